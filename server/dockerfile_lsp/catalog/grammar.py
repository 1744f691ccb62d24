"""Facts about Dockerfiles that every parse and check needs, as literals.

Frontend 1.26 (August 2026). Prose about the same things is in `prose/`; a test holds the
two equal. `since` is the first mainline frontend that knows the thing (`docker/dockerfile:X`).
"""

from typing import Literal, NamedTuple

ValueKind = Literal[
    "text", "boolean", "choice", "duration", "integer", "mount", "stage", "platform", "mode"
]
ArgumentKind = Literal["words", "pairs", "names", "exec", "paths", "rest", "health", "instruction"]


class Flag(NamedTuple):
    """A `--name=value` of an instruction; of kind choice, `choices` are all values there are."""

    name: str
    kind: ValueKind
    repeatable: bool = False
    choices: tuple[str, ...] = ()
    since: str = "1.0"


class InstructionFacts(NamedTuple):
    """An instruction. `arguments` says how what follows the flags is read.

    The kinds: words (blanks alone split), pairs (KEY=VALUE, ENV and LABEL), names
    (NAME[=VALUE], ARG), exec (a JSON array or one shell text), paths (a JSON array or words),
    rest (one text), health (CMD or NONE, then exec), instruction (another instruction).
    """

    name: str
    arguments: ArgumentKind
    flags: tuple[Flag, ...] = ()

    def flag(self, name: str) -> Flag | None:
        return next((flag for flag in self.flags if flag.name == name), None)


_EXCLUDE = Flag("exclude", "text", repeatable=True, since="1.19")
_LINK = Flag("link", "boolean", since="1.4")
_CHOWN = Flag("chown", "text")
_CHMOD = Flag("chmod", "mode", since="1.2")

INSTRUCTIONS: dict[str, InstructionFacts] = {
    facts.name: facts
    for facts in (
        InstructionFacts(
            "ADD",
            "paths",
            (
                Flag("checksum", "text", since="1.6"),
                _CHMOD,
                _CHOWN,
                _EXCLUDE,
                Flag("keep-git-dir", "boolean", since="1.6"),
                _LINK,
                Flag("unpack", "boolean", since="1.17"),
            ),
        ),
        InstructionFacts("ARG", "names"),
        InstructionFacts("CMD", "exec"),
        InstructionFacts(
            "COPY",
            "paths",
            (
                _CHMOD,
                _CHOWN,
                _EXCLUDE,
                Flag("from", "stage"),
                _LINK,
                Flag("parents", "boolean", since="1.20"),
            ),
        ),
        InstructionFacts("ENTRYPOINT", "exec"),
        InstructionFacts("ENV", "pairs"),
        InstructionFacts("EXPOSE", "words"),
        InstructionFacts("FROM", "words", (Flag("platform", "platform"),)),
        InstructionFacts(
            "HEALTHCHECK",
            "health",
            (
                Flag("interval", "duration"),
                Flag("retries", "integer"),
                Flag("start-interval", "duration", since="1.6"),
                Flag("start-period", "duration"),
                Flag("timeout", "duration"),
            ),
        ),
        InstructionFacts("LABEL", "pairs"),
        InstructionFacts("MAINTAINER", "rest"),
        InstructionFacts("ONBUILD", "instruction"),
        InstructionFacts(
            "RUN",
            "exec",
            (
                Flag("device", "text", repeatable=True, since="1.14-labs"),
                Flag("mount", "mount", repeatable=True, since="1.2"),
                Flag("network", "choice", choices=("default", "none", "host"), since="1.3"),
                Flag("security", "choice", choices=("sandbox", "insecure"), since="1.20"),
            ),
        ),
        InstructionFacts("SHELL", "exec"),
        InstructionFacts("STOPSIGNAL", "rest"),
        InstructionFacts("USER", "rest"),
        InstructionFacts("VOLUME", "paths"),
        InstructionFacts("WORKDIR", "rest"),
    )
}

# Instructions whose flags BuildKit drops without a word (instructions/parse.go: no flag is asked
# for and none is refused). HEALTHCHECK NONE is the third such case.
FLAGS_DROPPED = frozenset({"ARG", "STOPSIGNAL"})

# `<<WORD` is looked for in these alone, and in ONBUILD of them (parser.go, heredocDirectives).
HEREDOC_INSTRUCTIONS = frozenset({"ADD", "COPY", "RUN"})

ONBUILD_FORBIDDEN = frozenset({"FROM", "MAINTAINER", "ONBUILD"})

DIRECTIVES = ("check", "escape", "syntax")

MOUNT_TYPES = ("bind", "cache", "secret", "ssh", "tmpfs")
MOUNT_KEYS = (
    "type", "from", "source", "src", "target", "dst", "destination", "readonly", "ro", "readwrite",
    "rw", "required", "size", "id", "sharing", "mode", "uid", "gid", "env",
)  # fmt: skip

# Defined by BuildKit before the first FROM (docs.docker.com/reference/dockerfile, "Automatic
# platform ARGs in the global scope"); inside a stage they need an ARG. The most used come first.
PLATFORM_ARGS = (
    "TARGETPLATFORM", "BUILDPLATFORM", "TARGETARCH", "TARGETOS", "TARGETVARIANT", "BUILDARCH",
    "BUILDOS", "BUILDVARIANT", "TARGETSTAGE", "TARGETOSVERSION", "BUILDOSVERSION",
)  # fmt: skip

# BuildKit's own checks, as `# check=skip=` names them (linter/ruleset.go,
# frontend 1.26).
CHECKS = (
    "ConsistentInstructionCasing", "CopyIgnoredFile", "DuplicateStageName", "ExposeInvalidFormat",
    "ExposeProtoCasing", "FromAsCasing", "FromPlatformFlagConstDisallowed",
    "InvalidBaseImagePlatform", "InvalidDefaultArgInFrom", "InvalidDefinitionDescription",
    "JSONArgsRecommended", "LegacyKeyValueFormat", "MaintainerDeprecated",
    "MultipleInstructionsDisallowed", "NoEmptyContinuation", "RedundantTargetPlatform",
    "ReservedStageName", "SecretsUsedInArgOrEnv", "StageNameCasing", "UndefinedArgInFrom",
    "UndefinedVar", "WorkdirRelativePath",
)  # fmt: skip
EXPERIMENTAL_CHECKS = ("CopyIgnoredFile", "InvalidDefinitionDescription")
