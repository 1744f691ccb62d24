"""The snippets and values are of things that there are, and of all of them."""

from dockerfile_lsp.catalog import snippets, values
from dockerfile_lsp.catalog.grammar import DIRECTIVES, INSTRUCTIONS, MOUNT_KEYS, MOUNT_TYPES
from dockerfile_lsp.catalog.prose.mounts import mount


def test_every_instruction_has_forms() -> None:
    assert set(snippets.INSTRUCTIONS) == set(INSTRUCTIONS)
    for name, forms in snippets.INSTRUCTIONS.items():
        assert all(form.startswith(f"{name} ") for form in forms)
        assert forms


def test_every_flag_has_its_place_and_a_free_value_if_it_takes_one() -> None:
    flags = {flag.name: flag for facts in INSTRUCTIONS.values() for flag in facts.flags}
    assert set(snippets.FLAGS) == set(flags)
    for name, value in snippets.FLAGS.items():
        assert bool(value) == (flags[name].kind not in ("boolean", "choice", "mount"))


def test_the_mounts_are_those_of_the_grammar() -> None:
    assert set(snippets.MOUNTS) == set(MOUNT_TYPES) == set(values.MOUNT_TYPE_KEYS)
    known = {key for keys in values.MOUNT_TYPE_KEYS.values() for key in keys}
    assert {*known, *values.MOUNT_KEY_SPELLINGS, "type"} == set(MOUNT_KEYS)
    assert set(values.MOUNT_KEY_SPELLINGS.values()) <= known


def test_the_keys_of_a_mount_are_those_that_something_is_written_of() -> None:
    for locale in ("en", "ko"):
        for kind, keys in values.MOUNT_TYPE_KEYS.items():
            known = mount(kind, locale)
            assert known
            assert set(known.keys) == set(keys)


def test_the_directives_are_those_of_the_grammar() -> None:
    assert set(snippets.DIRECTIVES) == set(DIRECTIVES) == {*values.DIRECTIVE_VALUES, "check"}
