# Sourced by the scripts beside it. Root, Debian 12. Two places:
#   $ENGINES  what was installed; kept, used by several runs at once
#   $RUN      what one run has going: sockets, data, pids; gone after `stop`
ENGINES=${DOCKERFILE_LSP_ENGINES_DIR:-/var/tmp/dockerfile-lsp-engines}
RUN=${DOCKERFILE_LSP_ENGINES_RUN:-$ENGINES/run}
mkdir -p "$ENGINES"

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 \
        -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false "$@" >>"$ENGINES/apt.log" 2>&1
}

# Installs what is missing; asks for a fresh package list only when the old one does not do.
packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    apt install --no-install-recommends "${missing[@]}" && return
    apt update && apt install --no-install-recommends "${missing[@]}"
}

# The mirror that this machine's own apt uses for Debian.
debian_mirror() {
    {
        awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources
        awk '/^deb / { for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) { print $i; exit } }' /etc/apt/sources.list
    } 2>/dev/null | head -1
}

until_it_does() { # SECONDS COMMAND…
    local tries=$(($1 * 20))
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.05
    done
}

# A process that has ended stays a zombie until its parent looks, and PID 1 may be slow to look.
runs() { [ -r "/proc/$1/status" ] && ! grep -q '^State:.Z' "/proc/$1/status"; }
ended() { ! runs "$1"; }

# The suite whose Docker is unpacked here, best first; nothing where Debian 12's own is used.
docker_suite() {
    local suite
    for suite in sid trixie; do
        [ -e "$ENGINES/$suite/complete" ] && echo "$suite" && return
    done
}

# What a process needs to find this run's engines; for `start`, `stop` and, by `env`, for the tests.
exports() {
    local suite
    suite=$(docker_suite)
    cat <<END
export DOCKERFILE_LSP_ENGINES="docker ${suite:+buildx }podman buildah" DOCKERFILE_LSP_ENGINES_RUN='$RUN'
export DOCKER_HOST='unix://$RUN/docker.sock' DOCKER_CONFIG='$RUN/docker-config'
export CONTAINERS_STORAGE_CONF='$RUN/storage.conf' BUILDAH_ISOLATION=chroot
export PATH='$RUN/bin:${suite:+$ENGINES/$suite/usr/bin:$ENGINES/$suite/usr/sbin:}$PATH'
END
}
