"""What asks the outside world, all of it async; a build only on the user's word.

A build, as the adapter runs it::

    engines = Engines()                                # engine.py; one for the server's life
    engine = await engines.answering("auto")           # Engine, or NoEngine(message)
    name = suggested_name(text, path, target="")       # image_name.py
    request = BuildRequest(file=path, image=name)      # build.py
    result = await build(engine, request, on_progress, cancel=event)
    # Built(image, id, seconds) | Failed(message, lines, log, exit_code) | Cancelled | NoEngine

Registries, as the adapter asks them (registry.py)::

    registries = Registries(RegistryOptions(...), ImageCache(default_folder()))
    registries.cached(key)            # Fact or None, at once; keys: semantics/image_facts.py
    await registries.fetch(key)       # Fact | Failed(message, until)

Trouble outside raises nothing here: it comes back as a value, with one message for the user.
"""
