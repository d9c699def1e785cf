"""The desk as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from dateline.model import DatelineError, InputError, MissingError
from dateline.store import Where

from .answers import methods_at, openapi
from .assets import Assets
from .desk import Desk
from .guard import OPEN, Guard
from .refused import refused
from .routes import ROUTERS
from .settings import Settings
from .who import DeniedError

STATIC = Path(__file__).with_name("static")
_UNBUILT = (
    'The pages of the desk are not built. Install Node 20 or later and run "make desk", or install Dateline from a '
    "wheel, which has them."
)


def create_app(settings: Settings) -> FastAPI:
    """The desk over the store of the settings."""
    app = FastAPI(
        title="Dateline desk", version=version("dateline"), summary="Incidents, claims, control and review.",
        docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", redirect_slashes=False,
        lifespan=_while_served,
    )  # fmt: skip
    app.state.desk = Desk(settings)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]
    for router in ROUTERS:
        app.include_router(router)
    _refusals(app)
    app.mount("/assets", Assets(directory=STATIC / "assets", check_dir=False), name="assets")
    app.router.default = _page
    app.add_middleware(Guard, settings=settings)
    return app


@asynccontextmanager
async def _while_served(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.desk.close()


async def _page(scope: Scope, receive: Receive, send: Send) -> None:
    """For an address that no route knows: the page that shows every screen, and reads off the address which."""
    path = scope["path"]
    index = STATIC / "index.html"
    answered: Response
    if path.startswith("/api/"):
        answered = refused(scope, f"{path}: there is no such thing", 404)
    elif scope["method"] not in ("GET", "HEAD"):
        answered = refused(scope, "this address can only be asked for", 405)
        answered.headers["Allow"] = "GET, HEAD"
    elif path == "/icon.svg" and index.exists():
        answered = FileResponse(STATIC / "icon.svg", headers={"Cache-Control": "max-age=3600"})
    elif index.exists():
        answered = FileResponse(index, headers={"Cache-Control": "no-cache"})
    else:
        answered = Response(_UNBUILT, status_code=503, media_type="text/plain")
    scope[OPEN] = True
    await answered(scope, receive, send)


def _refusals(app: FastAPI) -> None:
    """Errors become Problems in words."""

    def asked_wrongly(request: Request, error: Exception) -> Response:
        return refused(request.scope, str(error), 422)

    def denied(request: Request, error: Exception) -> Response:
        return refused(request.scope, str(error), error.status if isinstance(error, DeniedError) else 403)

    def not_there(request: Request, error: Exception) -> Response:
        return refused(request.scope, str(error), 404)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        told = refused(request.scope, str(error.detail), error.status_code)
        told.headers.update(error.headers or {})
        if error.status_code == 405 and (methods := methods_at(app, request.url.path)):
            told.headers["Allow"] = ", ".join(methods)
        return told

    def parameters(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors())
        return refused(request.scope, told, 422)

    def broken(request: Request, error: Exception) -> Response:
        return refused(request.scope, _without_paths(str(error), request.app.state.desk.settings.store), 503)

    app.add_exception_handler(DeniedError, denied)
    app.add_exception_handler(MissingError, not_there)
    app.add_exception_handler(InputError, asked_wrongly)
    app.add_exception_handler(msgspec.ValidationError, asked_wrongly)
    app.add_exception_handler(msgspec.DecodeError, asked_wrongly)
    app.add_exception_handler(RequestValidationError, parameters)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(DatelineError, broken)


def _without_paths(words: str, store: Where) -> str:
    """The words with the store called by its name alone: where it lies is nobody's business."""
    whole = (str(store.absolute()),) if isinstance(store, Path) else ()
    for written in (*whole, str(store)):
        words = words.replace(written, store.name)
    return words
