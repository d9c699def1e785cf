"""Signing in and out."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, quote

from anyio import CapacityLimiter
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dateline.store import account_key
from dateline.web import login
from dateline.web.desk import TheDesk
from dateline.web.limits import Attempts, Patience
from dateline.web.origin import address, secure
from dateline.web.sessions import cookie, set_cookie, signed_in, with_accounts
from dateline.web.settings import LOOPBACK

router = APIRouter(include_in_schema=False)
_FORM = "dateline-form"
#: An account is never shut for long, or a stranger could keep its owner out; an address may be.
_ACCOUNT, _ADDRESS = Patience(free=3, most=60), Patience(free=10, most=600)
#: Passwords that are looked at at once, and so many that wait: each takes 64 MiB and a tenth of a second.
_AT_ONCE, _WAITING = 2, 12


class Door:
    """What signing in at one desk remembers."""

    def __init__(self) -> None:
        self.tokens = login.FormTokens()
        self.accounts, self.addresses = Attempts(_ACCOUNT), Attempts(_ADDRESS)
        self.turn = CapacityLimiter(_AT_ONCE)

    def wait(self, name: str, where: str) -> int:
        """Seconds until an attempt is looked at."""
        now = time.monotonic()
        return max(self.accounts.wait(name, now), self.addresses.wait(where, now))

    def busy(self) -> int:
        """Seconds to come back after, where too many are being looked at."""
        return 2 if self.turn.statistics().tasks_waiting >= _WAITING else 0

    def failed(self, name: str, where: str) -> None:
        """Count an attempt that failed."""
        self.accounts.failed(name, time.monotonic())
        self.addresses.failed(where, time.monotonic())


@router.get("/login")
async def show(request: Request, desk: TheDesk, next: str = "/", again: str = "") -> Response:
    """The page, or on to where she wanted to go where she is signed in already."""
    goal = login.own_path(next)
    if not desk.settings.accounts or await signed_in(desk.settings.store, request.scope):
        return RedirectResponse(goal, 303)
    # the browser keeps its cookie back from a request that a link on another site began; not from the next one
    foreign = request.headers.get("sec-fetch-site") in ("cross-site", "same-site") and not again
    return _page(request, desk, goal, again=f"/login?again=1&next={quote(goal, safe='')}" if foreign else "")


@router.post("/login")
async def sign_in(request: Request, desk: TheDesk) -> Response:
    """A session for whom name and password fit."""
    form = _form(await request.body())
    name, goal = form.get("name", "")[:64], login.own_path(form.get("next", "/"))
    door, where = _door(request), address(request.scope)
    if not desk.settings.accounts:
        return RedirectResponse(goal, 303)
    if not door.tokens.fits(cookie(request.scope, _FORM), form.get("token", "")):
        return _page(request, desk, goal, given=name, message="stale", status=403)
    key = account_key(name)
    token, wait = None, door.busy() or door.wait(key, where)
    if not wait:
        async with door.turn:
            # others may have failed while this one waited
            if not (wait := door.wait(key, where)):
                password = form.get("password", "")
                token = await with_accounts(
                    desk.settings.store, lambda accounts: accounts.sign_in(name, password, address=where)
                )
                if token is None:
                    door.failed(key, where)
    if wait:
        told = login.WORDS["wait"].format(seconds=wait)
        refused = _page(request, desk, goal, given=name, message=told, status=429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    if token is None:
        return _page(request, desk, goal, given=name, message="wrong", status=401)
    door.accounts.forget(key)
    answer = RedirectResponse(goal, 303)
    set_cookie(answer, request.scope, token)
    set_cookie(answer, request.scope, None, _FORM)
    return answer


@router.post("/logout")
async def sign_out(request: Request, desk: TheDesk) -> Response:
    """The end of the session."""
    answer = RedirectResponse("/login", 303)
    if token := cookie(request.scope):
        where = address(request.scope)
        await with_accounts(desk.settings.store, lambda accounts: accounts.sign_out(token, address=where))
    set_cookie(answer, request.scope, None)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _door(request: Request) -> Door:
    found: Door | None = getattr(request.app.state, "door", None)
    if found is None:
        found = request.app.state.door = Door()
    return found


def _page(
    request: Request,
    desk: TheDesk,
    goal: str,
    *,
    given: str = "",
    message: str = "",
    status: int = 200,
    again: str = "",
) -> Response:
    door, scope = _door(request), request.scope
    kept = cookie(scope, _FORM) or door.tokens.fresh()
    open_wire = not secure(scope) and address(scope) not in (*LOOPBACK, "::1")
    shown = login.page(
        token=door.tokens.of(kept), next_=goal, given=given, message=message, plain=open_wire, again=again
    )
    answer = HTMLResponse(shown, status)
    set_cookie(answer, scope, kept, _FORM)
    return answer


def _form(content: bytes) -> dict[str, str]:
    """The fields of a form; of one that is none, none."""
    try:
        found = parse_qs(content.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in found.items()}
