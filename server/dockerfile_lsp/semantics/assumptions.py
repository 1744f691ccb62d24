"""How a file is judged."""

from typing import NamedTuple

from .platforms import DEFAULT


class Assumptions(NamedTuple):
    """`as_buildkit`: as `docker build --check` without build arguments.

    That is: what no argument sets is empty, base images are empty, all stages are checked.
    Otherwise what is not known is unknown, and nothing is reported because of it. `check`
    stands for the file's own `# check=` (BUILDKIT_DOCKERFILE_CHECK).
    """

    as_buildkit: bool = False
    build_arguments: tuple[tuple[str, str], ...] = ()
    target: str = ""
    platform: str = DEFAULT
    check: str = ""

    def slot(self, name: str) -> str:
        """Where something is kept of that name: both ways are asked for, and are not in each
        other's way.
        """
        return f"{name} as BuildKit" if self.as_buildkit else name

    def argument(self, name: str) -> str | None:
        """The value that the build is given for `name`; the last one counts."""
        return dict(self.build_arguments).get(name)
