"""Serving the desk from this process."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from dateline.model import InputError
from dateline.run.judge import user_name
from dateline.store import Store

from .app import create_app
from .settings import Settings


def serve(store: str | os.PathLike[str], *, host: str, port: int, by: str | None, tell: Callable[[str], None]) -> None:
    """Serve until stopped. Raises StoreError where there is no such database, InputError where the port is taken."""
    with Store.open(store, create=False) as opened:
        if not opened.fused_state().documents:
            tell('dateline: nothing in this database is fused yet: run "dateline fuse", or the desk is empty')
    settings = Settings(store=Path(store), user=by or user_name())
    listening = _listen(host, port)
    tell(f"dateline: the desk is at http://{host}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
    config = uvicorn.Config(create_app(settings), log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        raise InputError(f"cannot listen on {host}:{port} ({error.strerror}): choose another with --port") from error
