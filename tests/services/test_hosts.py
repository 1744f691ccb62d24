import asyncio

import pytest

from dockerfile_lsp.services.hosts import danger, host_of, is_local, is_same_site


@pytest.mark.parametrize(
    ("host", "other", "same"),
    [
        ("registry-1.docker.io", "auth.docker.io", True),
        ("registry.gitlab.com", "gitlab.com", True),
        ("registry.redhat.io", "sso.redhat.com", True),
        ("localhost", "localhost", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.2", False),
        ("10.0.0.1", "11.0.0.1", False),
        ("registry.a.co.uk", "auth.a.co.uk", True),
        ("registry.a.co.uk", "auth.b.co.uk", False),
        ("docker.io", "docker.com", False),
        ("docker.io.example.com", "auth.docker.io", False),
        ("registry", "other", False),
        ("quay.io", "", False),
    ],
)
def test_the_same_owner(host: str, other: str, *, same: bool) -> None:
    assert is_same_site(host, other) == same


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_this_machine(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["localhost.example.com", "10.0.0.1", "example.com", ""])
def test_another_machine(host: str) -> None:
    assert not is_local(host)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://Example.com:5000/a", "example.com"),
        ("localhost:5000", "localhost"),
        ("[::1]:5000", "::1"),
        ("https://[", ""),
    ],
)
def test_hosts_of_addresses(text: str, host: str) -> None:
    assert host_of(text) == host


def asked(url: str, home: str) -> str:
    return asyncio.run(danger(url, home, resolves=True))


@pytest.mark.parametrize("name", ["127.1", "2130706433"])
def test_a_name_that_means_this_machine(name: str) -> None:
    """As resolvers read numbers (inet_aton)."""
    assert asked(f"http://{name}/v2/", name) == ""
    assert "this machine" in asked(f"http://{name}/token", "registry.example.com")
    assert asked(f"http://{name}/token", "localhost") == ""


def test_the_local_link_is_nobody_s() -> None:
    assert "local link" in asked("http://169.254.169.254/", "169.254.169.254")
