"""Who is signed in: the cookie, and the session in the store that it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from dateline.store import Accounts, Where

from .origin import secure
from .who import Who

T = TypeVar("T")


def cookie_name(scope: Scope, name: str = "dateline") -> str:
    """The cookie's name: under TLS a browser takes one that begins with __Host- from this very server alone."""
    return f"__Host-{name}" if secure(scope) else name


def cookie(scope: Scope, name: str = "dateline") -> str | None:
    """What the browser sent under this name."""
    # as browsers write them: a cookie 'a[b]=1' of another server of this name must not hide ours
    found = cookie_parser(Headers(scope=scope).get("cookie", "")).get(cookie_name(scope, name))
    return found if found and len(found) < 200 else None


def set_cookie(answer: Response, scope: Scope, value: str | None, name: str = "dateline") -> None:
    """Have the browser keep a value until it is closed; None: have it forget."""
    key = cookie_name(scope, name)
    if value is None:
        answer.delete_cookie(key, path="/", secure=secure(scope), httponly=True, samesite="strict")
    else:
        answer.set_cookie(key, value, path="/", secure=secure(scope), httponly=True, samesite="strict")


async def with_accounts(store: Where, act: Callable[[Accounts], T]) -> T:
    """Do something with the accounts, in a thread of its own. Raises what it raises, and StoreError."""

    def run() -> T:
        with Accounts.open(store, create=False) as opened:
            return act(opened)

    return await to_thread.run_sync(run)


async def signed_in(store: Where, scope: Scope) -> Who | None:
    """Who is behind a request; None where nobody is signed in."""
    token = cookie(scope)
    if not token:
        return None
    user = await with_accounts(store, lambda accounts: accounts.session(token))
    return Who(user.name, user.role) if user else None
