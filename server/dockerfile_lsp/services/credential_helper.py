"""Programs that keep logins: docker-credential-NAME (docker/docker-credential-helpers).

Run by their path and with a time limit, never by a shell; what they say on standard error goes
nowhere.
"""

import asyncio
import re
import subprocess
import sys
from contextlib import suppress

from .programs import program
from .untrusted import parsed, table

_FLAGS = 0
if sys.platform == "win32":
    _FLAGS = subprocess.CREATE_NO_WINDOW
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


async def asked(name: str, server: str, limit: float) -> tuple[str, str] | None:
    """The user and the secret that helper `name` has for `server`; None if it has none.

    Or if it does not say so within `limit` seconds.
    """
    path = program(f"docker-credential-{name}") if _NAME.match(name) else None
    output = await _output(path, server, limit) if path else None
    answer = table(parsed(output or b""))
    user, secret = answer.get("Username"), answer.get("Secret")
    return (user, secret) if isinstance(user, str) and isinstance(secret, str) and secret else None


async def _output(path: str, server: str, limit: float) -> bytes | None:
    try:
        running = await asyncio.create_subprocess_exec(
            path,
            "get",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_FLAGS,
        )
    except OSError:
        return None
    try:
        output, _ = await asyncio.wait_for(running.communicate(server.encode()), limit)
    except (TimeoutError, OSError):
        return None
    else:
        return output if running.returncode == 0 else None
    finally:
        if running.returncode is None:
            with suppress(ProcessLookupError):
                running.kill()
            await asyncio.shield(running.wait())
