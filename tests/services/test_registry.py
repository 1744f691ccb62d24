"""Tags, images and names from real registries on this machine."""

import asyncio
import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp.semantics.image_facts import (
    Failed,
    ImageConfig,
    ImageDetails,
    ImageDigest,
    ImageKey,
    Missing,
    Repositories,
    RepositoryList,
    TagList,
    Tags,
)
from dockerfile_lsp.services.image_cache import ImageCache
from dockerfile_lsp.services.registry import Registries
from dockerfile_lsp.services.registry_options import RegistryOptions
from dockerfile_lsp.workspace import Fact
from real_registry import PASSWORD, USER, Doors, crane, doors, push

pytestmark = pytest.mark.usefixtures("home")

_CONFIG: dict[str, Any] = {
    "created": "2026-03-01T00:00:00Z",
    "config": {
        "Env": ["PATH=/bin", "EMPTY=", "URL=a=b"],
        "User": "1000",
        "WorkingDir": "/srv",
        "Entrypoint": ["/run"],
        "Cmd": ["serve"],
        "ExposedPorts": {"8080/tcp": {}},
        "Volumes": {"/data": {}},
        "Labels": {"who": "we"},
        "Shell": ["/bin/bash", "-c"],
        "StopSignal": "SIGQUIT",
        "OnBuild": ["RUN true"],
    },
}
_TAGS = [f"1.{minor}.0" for minor in range(30)] + ["latest"]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    with doors(tmp_path_factory.mktemp("registry")) as found:
        for repository in ("team/app", "public/tool", "other/thing"):
            push(found.open, repository, _TAGS, _CONFIG)
        yield found


def logged_in(home: Path, host: str, password: str = PASSWORD) -> None:
    auth = base64.b64encode(f"{USER}:{password}".encode()).decode()
    (home / ".docker/config.json").write_text(json.dumps({"auths": {host: {"auth": auth}}}))


def fetched(key: ImageKey, folder: Path, options: RegistryOptions | None = None) -> Fact | Failed:
    async def fetch() -> Fact | Failed:
        registries = Registries(options or RegistryOptions(), ImageCache(folder / "cache"))
        try:
            return await registries.fetch(key)
        finally:
            await registries.close()

    return asyncio.run(fetch())


def check_tags(host: str, repository: str, folder: Path) -> None:
    """All tags are found."""
    found = fetched(Tags(f"{host}/{repository}"), folder)
    assert isinstance(found, Fact), found
    assert isinstance(found.value, TagList)
    assert found.value.is_whole
    assert sorted(tag.name for tag in found.value.tags) == sorted(_TAGS)


def check_trouble(key: ImageKey, folder: Path, *words: str) -> None:
    found = fetched(key, folder)
    assert isinstance(found, Failed)
    assert all(word in found.message for word in words), found.message
    assert "\n" not in found.message


def test_an_open_registry(real: Doors, home: Path) -> None:
    check_tags(real.open, "team/app", home)


def test_a_name_and_a_password(real: Doors, home: Path) -> None:
    logged_in(home, real.basic)
    check_tags(real.basic, "team/app", home)


def test_without_a_login_it_says_how_to_get_one(real: Doors, home: Path) -> None:
    key = Tags(f"{real.basic}/team/app")
    check_trouble(key, home, real.basic, f"docker login {real.basic}")


def test_with_a_wrong_password(real: Doors, home: Path) -> None:
    logged_in(home, real.basic, "wrong")
    check_trouble(Tags(f"{real.basic}/team/app"), home, "docker login")


def test_a_token_for_everybody(real: Doors, home: Path) -> None:
    check_tags(real.token, "public/tool", home)
    assert "authorization" not in real.tokens[-1].headers


def test_a_token_for_the_user(real: Doors, home: Path) -> None:
    logged_in(home, real.token)
    check_tags(real.token, "team/app", home)
    assert real.tokens[-1].query["scope"] == "repository:team/app:pull"


def test_what_is_not_for_everybody(real: Doors, home: Path) -> None:
    check_trouble(Tags(f"{real.token}/team/app"), home, "docker login")


def test_a_login_that_has_run_out_does_not_hide_what_is_public(real: Doors, home: Path) -> None:
    logged_in(home, real.token, "old")
    check_tags(real.token, "public/tool", home)


def test_no_such_repository(real: Doors, home: Path) -> None:
    check_trouble(Tags(f"{real.open}/no/such"), home, real.open, "no such image")


def test_nobody_listens(home: Path) -> None:
    check_trouble(Tags("127.0.0.1:1/a"), home, "127.0.0.1:1", "cannot be reached")


def test_names_of_a_registry(real: Doors, home: Path) -> None:
    found = fetched(Repositories(real.open, "team/"), home)
    assert isinstance(found, Fact)
    assert isinstance(found.value, RepositoryList)
    assert [each.path for each in found.value.repositories] == ["team/app"]


def test_names_that_a_registry_does_not_show_are_no_trouble(real: Doors, home: Path) -> None:
    for host in (real.token, real.basic):
        found = fetched(Repositories(host), home)
        assert isinstance(found, Fact), found
        assert found.value == RepositoryList((), is_whole=False)


def test_names_that_it_shows_to_the_user(real: Doors, home: Path) -> None:
    logged_in(home, real.token)
    found = fetched(Repositories(real.token), home)
    assert isinstance(found, Fact), found
    assert "team/app" in {each.path for each in found.value.repositories}
    assert real.tokens[-1].query["scope"] == "registry:catalog:*"


def test_an_image(real: Doors, home: Path) -> None:
    digest = push(real.open, "team/app", ["latest"], _CONFIG)
    found = fetched(ImageConfig(f"{real.open}/team/app:latest", "linux/arm64"), home)
    assert isinstance(found, Fact), found
    details = found.value
    assert isinstance(details, ImageDetails)
    assert details.digest == digest
    assert details.platforms == ("linux/amd64", "linux/arm64")
    assert details.platform == "linux/arm64"
    assert details.created == "2026-03-01T00:00:00Z"
    assert details.size == len("not really a layer")
    settings = details.settings
    assert settings.env == (("PATH", "/bin"), ("EMPTY", ""), ("URL", "a=b"))
    assert (settings.user, settings.workdir) == ("1000", "/srv")
    assert (settings.entrypoint, settings.cmd) == (("/run",), ("serve",))
    assert (settings.ports, settings.volumes) == (("8080/tcp",), ("/data",))
    assert (settings.labels, settings.shell) == ((("who", "we"),), ("/bin/bash", "-c"))
    assert (settings.stop_signal, settings.triggers) == ("SIGQUIT", ("RUN true",))
    assert settings.is_whole


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("linux/amd64", "linux/amd64"),
        ("linux/arm64/v8", "linux/arm64"),
        ("linux/arm64/v9", "linux/arm64"),
        ("linux/riscv64", "linux/amd64"),
    ],
)
def test_an_image_for_a_platform(real: Doors, home: Path, asked: str, shown: str) -> None:
    found = fetched(ImageConfig(f"{real.open}/team/app:1.2.0", asked), home)
    assert isinstance(found, Fact), found
    assert isinstance(found.value, ImageDetails)
    assert found.value.platform == shown


def test_an_image_by_its_digest(real: Doors, home: Path) -> None:
    digest = push(real.open, "team/app", ["latest"], _CONFIG)
    found = fetched(ImageConfig(f"{real.open}/team/app@{digest}"), home)
    assert isinstance(found, Fact)
    assert found.value.digest == digest


@pytest.mark.parametrize("name", ["team/app:no", "team/nothing:1"])
@pytest.mark.parametrize("kind", [ImageConfig, ImageDigest])
def test_no_such_tag(
    kind: type[ImageConfig | ImageDigest], name: str, real: Doors, home: Path
) -> None:
    """It is an answer, and kept for this server alone."""
    found = fetched(kind(f"{real.open}/{name}"), home)
    assert isinstance(found, Fact), found
    assert found.value == Missing()
    assert not [*home.glob("cache/*.json")]


def test_what_a_mirror_does_not_have_may_be_there(real: Doors, home: Path) -> None:
    options = RegistryOptions(mirrors=(("docker.io", f"http://{real.open}/team"),))
    found = fetched(ImageDigest("docker.io/app:no"), home, options)
    assert isinstance(found, Failed)


def test_a_registry_that_pages_without_links(home: Path) -> None:
    with crane() as host:
        tags = [f"1.0.{number}" for number in range(1005)]
        push(host, "many/tags", tags, _CONFIG)
        found = fetched(Tags(f"{host}/many/tags"), home)
        assert isinstance(found, Fact), found
        assert {tag.name for tag in found.value.tags} == set(tags)
        assert found.value.is_whole


def test_a_mirror_is_asked_instead_with_its_own_path(real: Doors, home: Path) -> None:
    options = RegistryOptions(mirrors=(("docker.io", f"http://{real.open}/team"),))
    found = fetched(Tags("docker.io/app"), home, options)
    assert isinstance(found, Fact), found
    assert len(found.value.tags) == len(_TAGS)


@pytest.mark.parametrize(
    "options",
    [
        RegistryOptions(mode="off"),
        RegistryOptions(deny=("127.0.0.1:*",)),
        RegistryOptions(allow=("ghcr.io",)),
    ],
)
def test_what_the_user_does_not_allow(real: Doors, home: Path, options: RegistryOptions) -> None:
    found = fetched(Tags(f"{real.open}/team/app"), home, options)
    assert isinstance(found, Failed)
    assert "`registries." in found.message
