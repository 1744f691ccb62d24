"""What asks the outside world: build engines, all of it async and only on the user's word.

A build, as the adapter runs it::

    engines = Engines()                                    # engine.py; one for the server's life
    engine = await engines.answering("auto")               # Engine | NoEngine(message)
    name = suggested_name(text, path, target="", build_args={})           # image_name.py
    request = BuildRequest(file=path, image=name, target="")              # build.py
    result = await build(engine, request, on_progress, cancel=event)
    # Built(image, id, seconds) | Failed(message, lines, log, exit_code) | Cancelled() | NoEngine

Nothing here raises for trouble outside: it comes back as a value with one message for the user.
"""
