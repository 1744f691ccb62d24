"""What completion writes, as LSP snippets: `${1:text}` is a stop, `${1|a,b|}` a choice.

All in upper case; who writes in lower case gets it so. Names in braces without `$` are
filled in: `{stages}` by a stop for an earlier stage, `{triggers}` by one for an instruction.
"""

# For each instruction, the most useful form first. The instructions, too, are in the order in
# which people need them.
INSTRUCTIONS: dict[str, tuple[str, ...]] = {
    "FROM": (
        "FROM ${1:image}:${2:tag}",
        "FROM ${1:image}:${2:tag} AS ${3:name}",
        "FROM --platform=\\$BUILDPLATFORM ${1:image}:${2:tag} AS ${3:name}",
    ),
    "RUN": (
        "RUN ${1:command}",
        "RUN --mount=type=cache,target=${1:/root/.cache} ${2:command}",
        "RUN --mount=type=secret,id=${1:name} ${2:command}",
        "RUN <<EOF\nset -e\n${1:command}\nEOF",
    ),
    "COPY": (
        "COPY ${1:source} ${2:destination}",
        "COPY --from={stages} ${2:source} ${3:destination}",
        "COPY --chown=${1:user}:${2:group} ${3:source} ${4:destination}",
        "COPY <<EOF ${1:destination}\n${2:text}\nEOF",
    ),
    "WORKDIR": ("WORKDIR ${1:/app}",),
    "ENV": ("ENV ${1:KEY}=${2:value}",),
    "ARG": ("ARG ${1:NAME}", "ARG ${1:NAME}=${2:default}"),
    "EXPOSE": ("EXPOSE ${1:8080}",),
    "USER": ("USER ${1:user}", "USER ${1:user}:${2:group}"),
    "ENTRYPOINT": (
        'ENTRYPOINT ["${1:executable}"]',
        'ENTRYPOINT ["${1:executable}", "${2:argument}"]',
    ),
    "CMD": ('CMD ["${1:executable}"]', 'CMD ["${1:executable}", "${2:argument}"]'),
    "HEALTHCHECK": (
        "HEALTHCHECK --interval=${1:30s} --timeout=${2:5s} CMD ${3:command}",
        "HEALTHCHECK NONE",
    ),
    "LABEL": ('LABEL ${1:key}="${2:value}"',),
    "ADD": (
        "ADD ${1:source} ${2:destination}",
        "ADD --checksum=sha256:${1:digest} ${2:url} ${3:destination}",
    ),
    "VOLUME": ('VOLUME ["${1:/data}"]',),
    "SHELL": ('SHELL ["${1:/bin/bash}", "${2:-o}", "${3:pipefail}", "${4:-c}"]',),
    "STOPSIGNAL": ("STOPSIGNAL ${1|SIGTERM,SIGINT,SIGQUIT,SIGKILL|}",),
    "ONBUILD": ("ONBUILD {triggers} $0",),
    "MAINTAINER": ("MAINTAINER ${1:name}",),
}

HEALTHCHECK = ("CMD ${1:command}", 'CMD ["${1:executable}"]', "NONE")

POWERSHELL = (
    '["${1:powershell}", "-Command", "\\$ErrorActionPreference = \'Stop\'; '
    "\\$ProgressPreference = 'SilentlyContinue';\"]"
)

STAGE_NAME = "AS ${1:name}"

# What stands after `--flag=`; empty for those that stand alone or whose choices the grammar has.
# The most used flag of an instruction comes first.
FLAGS = {
    "from": "{stages}",
    "mount": "",
    "platform": "${1:\\$BUILDPLATFORM}",
    "interval": "${1:30s}",
    "timeout": "${1:5s}",
    "start-period": "${1:10s}",
    "start-interval": "${1:5s}",
    "retries": "${1:3}",
    "chown": "${1:user}:${2:group}",
    "chmod": "${1:755}",
    "link": "",
    "checksum": "sha256:${1:digest}",
    "parents": "",
    "exclude": "${1:pattern}",
    "keep-git-dir": "",
    "unpack": "",
    "network": "",
    "security": "",
    "device": "${1:vendor.com/class=name}",
}

# What stands after `--mount=type=`.
MOUNTS = {
    "cache": "cache,target=${1:/root/.cache}",
    "bind": "bind,source=${1:source},target=${2:target}",
    "secret": "secret,id=${1:name}",
    "ssh": "ssh",
    "tmpfs": "tmpfs,target=${1:/tmp}",
}

# Without `# `.
DIRECTIVES = {
    "syntax": ("syntax=docker/dockerfile:${1:1}",),
    "escape": ("escape=`",),
    "check": ("check=error=true", "check=skip=${1:all}"),
}
