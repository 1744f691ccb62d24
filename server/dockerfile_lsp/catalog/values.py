"""What may be written: values of flags, of mounts' keys, of parser directives, and arguments."""

# Of `syntax` those that people use, of `escape` all there are.
DIRECTIVE_VALUES = {
    "escape": ("`", "\\"),
    "syntax": ("docker/dockerfile:1", "docker/dockerfile:1-labs"),
}

# Comments that keep findings quiet, by the words that they begin with.
SUPPRESSIONS = ("check", "hadolint ignore", "hadolint global ignore", "dockerfile-utils: ignore")

# The keys that do something in a mount of each type (docs.docker.com/reference/dockerfile,
# "RUN --mount"), without their other spellings.
MOUNT_TYPE_KEYS = {
    "bind": ("target", "source", "from", "rw"),
    "cache": ("target", "id", "sharing", "from", "source", "mode", "uid", "gid", "ro"),
    "secret": ("id", "target", "env", "required", "mode", "uid", "gid"),
    "ssh": ("id", "target", "required", "mode", "uid", "gid"),
    "tmpfs": ("target", "size"),
}
MOUNT_KEY_SPELLINGS = {
    "destination": "target", "dst": "target", "readonly": "ro", "readwrite": "rw", "src": "source",
}  # fmt: skip
MOUNT_BOOLEANS = ("readonly", "ro", "readwrite", "rw", "required")
MOUNT_SHARING = ("shared", "private", "locked")

PLATFORMS = (
    "linux/amd64", "linux/arm64", "linux/arm/v7", "linux/arm/v6", "linux/386", "linux/ppc64le",
    "linux/s390x", "linux/riscv64", "windows/amd64",
)  # fmt: skip

# Those that services stop at, the usual ones first.
SIGNALS = (
    "SIGTERM", "SIGINT", "SIGQUIT", "SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGWINCH",
    "SIGRTMIN+3",
)  # fmt: skip

PROTOCOLS = ("tcp", "udp", "sctp")

# github.com/opencontainers/image-spec, annotations.md; those that people set come first.
LABEL_KEYS = tuple(
    f"org.opencontainers.image.{name}"
    for name in (
        "source", "description", "licenses", "title", "version", "authors", "url", "documentation",
        "vendor", "revision", "created", "ref.name", "base.name", "base.digest",
    )
)  # fmt: skip
