"""The key of a database's pseudonyms: 32 random bytes in a file of its own, apart from the data.

The file lies beside the database (`dateline.db.key`), or, for a database on a server, with what a user adds to
Dateline. It is in no store, no copy of one, and no export. Who loses it gets new pseudonyms, which do not fit those of
older exports; who gives it away lets others try names against what was published.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from dateline.export.pseudonyms import KEY_BYTES
from dateline.knowledge.user_data import data_folder
from dateline.model import StoreError

#: Names the file of the key where no option does.
VARIABLE = "DATELINE_KEY_FILE"
_OTHERS, _ANYBODY = 0o077, 0o007


def key_file(store: object, given: str | None = None) -> Path:
    """Where the key of a database (a path or an address) lies.

    Where it is said to, else beside the file, else, of a database on a server, with the user's own data.
    """
    if named := given or os.environ.get(VARIABLE):
        return Path(named)
    if isinstance(store, Path):
        return store.with_name(f"{store.name}.key")
    return data_folder() / "keys" / f"{hashlib.sha256(str(store).encode()).hexdigest()[:16]}.key"


def key_at(path: Path, *, create: bool = True) -> bytes | None:
    """The key in a file; it is made where there is none, or, where not `create`, None.

    Raises StoreError where it cannot be read or written, is none, or may be read by other users of this machine.
    """
    try:
        while not path.exists():
            if not create:
                return None
            _make(path)
        if os.name == "posix" and _is_open(path.stat()):
            raise StoreError(f"{path}: other users may read this key: take that away (chmod 600 {path.name})")
        key = bytes.fromhex(path.read_text("ascii").strip())
    except OSError as error:
        raise StoreError(f"{path}: the key of the pseudonyms cannot be used ({error.strerror or error})") from error
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreError(f"{path}: is no key of Dateline: {KEY_BYTES * 2} digits and letters a to f are expected")
    return key


def _is_open(about: os.stat_result) -> bool:
    """Whether others may read it; one of another user may be shared with a group, for a team has one key."""
    return bool(about.st_mode & (_OTHERS if about.st_uid == os.getuid() else _ANYBODY))


def _make(path: Path) -> None:
    """Write a new key, whole or not at all; one that another process wrote meanwhile stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_bytes(KEY_BYTES).hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
