"""What may stand on the command line."""

import argparse
from typing import NoReturn

from .. import __version__


def parser() -> argparse.ArgumentParser:
    top = _Parser(
        prog="dockerfile-lsp",
        description="A language server for Dockerfiles that agrees with BuildKit. "
        "Without a command it serves an editor on standard input and output.",
    )
    top.add_argument("--version", action="version", version=f"dockerfile-lsp {__version__}")
    top.add_argument("--stdio", action="store_true", help="serve on standard input and output")
    top.add_argument("--tcp", metavar="[HOST:]PORT", help="serve one editor on a socket")
    top.add_argument(
        "--allow-remote", action="store_true", help="let --tcp listen beyond this machine"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("start", help="serve on standard input and output")
    _add_check(commands.add_parser("check", help="report what is wrong in Dockerfiles"))
    dump = commands.add_parser("dump", help="print what the parser sees")
    dump.add_argument("files", nargs="+", metavar="FILE", help="'-' is standard input")
    dump.add_argument("--format", choices=("text", "json"), default="text")
    explain = commands.add_parser("explain", help="print a rule's documentation")
    explain.add_argument("rule", metavar="RULE", help="its name, or another tool's code for it")
    return top


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a Dockerfile, a folder, or '-': standard input"
    )
    parser.add_argument("--format", choices=("text", "json-lines"), default="text")
    parser.add_argument(
        "--as-buildkit",
        action="store_true",
        help="judge as 'docker build --check' does without build arguments",
    )
    parser.add_argument(
        "--build-arg",
        action="append",
        default=[],
        metavar="NAME[=VALUE]",
        help="judge a build that is given this argument; without VALUE the environment's counts",
    )
    parser.add_argument(
        "--target", default="", metavar="STAGE", help="judge a build of this stage, not of the last"
    )
    parser.add_argument(
        "--fix", action="store_true", help="write the safe fixes into the files, report the rest"
    )
    parser.add_argument(
        "--diff", action="store_true", help="print what --fix would change, and change nothing"
    )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nSee '{self.prog} --help'.\n")
