from collections.abc import Iterable

from dockerfile_lsp.semantics.cycles import cyclic_groups


def check(edges: dict[int, Iterable[int]], *groups: set[int]) -> None:
    """The numbers on cycles are those of `groups`, each of which leads to itself."""
    found = cyclic_groups(edges)
    members = [{n for n in found if found[n] == name} for name in sorted(set(found.values()))]
    assert members == list(groups)


def test_a_chain_has_none() -> None:
    check({2: {1}, 1: {0}, 3: {1, 2}})


def test_a_stage_of_its_own() -> None:
    check({0: {0}, 1: {0}}, {0})


def test_what_leads_into_a_cycle_or_out_of_it_is_not_on_it() -> None:
    check({0: {1}, 1: {2}, 2: {1, 3}, 3: {4}}, {1, 2})


def test_two_cycles_are_two_groups() -> None:
    check({0: {1}, 1: {0, 2}, 2: {3}, 3: {2}}, {0, 1}, {2, 3})
