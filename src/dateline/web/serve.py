"""Serving the desk from this process."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI

from dateline.model import InputError
from dateline.run.judge import user_name
from dateline.store import Accounts, Store, located

from .app import create_app
from .patient import PatientProtocol
from .settings import LOOPBACK, Settings

_NO_ACCOUNTS = (
    'there is no account to sign in with: make one with "dateline users add NAME --role admin --store {store}"'
)
_NO_TLS = (
    "dateline: WARNING: the connection is not encrypted. Whoever shares the network can read passwords and reports: "
    "give --tls-cert and --tls-key, or put a proxy with TLS before it (--behind-proxy)"
)
#: Connections at once; more are told to come back.
_CONNECTIONS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How to listen. `accounts` asks for signing in on loopback too; elsewhere, and behind a proxy, it is always asked.

    `tls` are the files of a certificate (with its chain) and of its key, both PEM. `names` are host names under which
    the desk is called besides those of loopback and the address it listens at.
    """

    host: str = "127.0.0.1"
    port: int = 8642
    tls: tuple[str, str] | None = None
    names: tuple[str, ...] = ()
    behind_proxy: bool = False
    accounts: bool = False
    open_browser: bool = False


def serve(store: str | os.PathLike[str], how: Service, *, by: str | None, tell: Callable[[str], None]) -> None:
    """Serve until stopped.

    Raises StoreError where there is no such database; InputError where the port is taken, where nobody could sign in
    who must, and where certificate and key do not fit.
    """
    settings = settings_of(store, how, by=by)
    with Store.open(store, create=False) as opened:
        if not opened.fused_state().documents:
            tell('dateline: nothing in this database is fused yet: run "dateline fuse", or the desk is empty')
    if settings.accounts:
        with Accounts.open(store, create=False) as accounts:
            if not accounts.any_active():
                raise InputError(_NO_ACCOUNTS.format(store=store))
    if not is_loopback(how.host) and how.tls is None and not how.behind_proxy:
        tell(_NO_TLS)
    app = create_app(settings)
    config = config_of(app, how)
    listening = listen(how.host, how.port)
    url = f"{'https' if how.tls else 'http'}://{_shown(how.host)}:{listening.getsockname()[1]}/"
    tell(f"dateline: the desk is at {url} (stop with Ctrl-C)")
    threading.Thread(target=app.state.desk.warm, daemon=True).start()
    if how.open_browser:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        tell("dateline: the desk is closed")
    finally:
        listening.close()


def settings_of(store: str | os.PathLike[str], how: Service, *, by: str | None = None) -> Settings:
    """The settings of a desk that is served so."""
    local = is_loopback(how.host)
    names = [name.lower() for name in how.names] + ([] if local else [_bracketed(how.host).lower()])
    return Settings(
        store=located(store),
        user=by or user_name(),
        hosts=tuple(dict.fromkeys((*LOOPBACK, *names))),
        any_address=not local,
        accounts=how.accounts or how.behind_proxy or not local,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def config_of(app: FastAPI, how: Service) -> uvicorn.Config:
    """What uvicorn is told; raises InputError where the certificate cannot be used."""
    cert, key = how.tls or (None, None)
    config = uvicorn.Config(
        app, http=PatientProtocol, ws="none", log_level="warning", access_log=False,
        server_header=False, date_header=False, limit_concurrency=_CONNECTIONS, timeout_graceful_shutdown=3,
        proxy_headers=how.behind_proxy, forwarded_allow_ips=["127.0.0.1", "::1"], ssl_certfile=cert, ssl_keyfile=key,
    )  # fmt: skip
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one
        raise InputError(f"certificate {cert} and key {key} cannot be used together ({error.strerror})") from error
    return config


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises InputError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, reuse_port=False)
    except OSError as error:
        where = f"{_bracketed(host)}:{port}"
        told = "something else listens there already" if error.errno == errno.EADDRINUSE else error.strerror
        raise InputError(f"cannot listen on {where} ({told}): choose another with --port") from error
    # connections inherit it: else the kernel holds an answer's body back for 40 ms, until its head is acknowledged
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _shown(host: str) -> str:
    """A name that a browser can go to: 0.0.0.0 is every address of this machine."""
    return socket.gethostname() if host in ("0.0.0.0", "::") else _bracketed(host)
