"""The page for signing in, which needs no JavaScript; and the token that its form carries."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from dateline.export.markup import Markup, el

from .page import heading
from .page import page as whole

#: All words of the page; another language is another such table.
WORDS = {
    "title": "Sign in · Dateline",
    "head": "Sign in to Dateline",
    "lead": "This desk is for those who have an account here. What you see is noted.",
    "name": "Name",
    "password": "Password",
    "go": "Sign in",
    "wrong": "Name and password do not fit together, or the account is locked.",
    "stale": "The page was open for too long. Sign in once more.",
    "wait": "Too many attempts. Try again in {seconds} s.",
    "plain": "The connection is not encrypted: others on the network can read what you type.",
    "forgotten": "Forgotten it? Who runs this desk can give you another: dateline users password NAME.",
}


class FormTokens:
    """Tokens that only a page of this server can have put into a form: they fit a cookie that only it could set."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def fresh(self) -> str:
        """A value for the cookie."""
        return secrets.token_urlsafe(24)

    def of(self, kept: str) -> str:
        """The token for a cookie's value."""
        return hmac.new(self._secret, kept.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def fits(self, kept: str | None, token: str) -> bool:
        """Whether the form's token belongs to the cookie."""
        return kept is not None and hmac.compare_digest(self.of(kept).encode(), token.encode("utf-8", "surrogatepass"))


def own_path(asked: str) -> str:
    """The address to go to after signing in: one of this server's own, else "/"."""
    try:
        parts = urlsplit(asked)
    except ValueError:
        return "/"
    plain = asked.isprintable() and asked.isascii() and "\\" not in asked
    if not plain or parts.scheme or parts.netloc or not asked.startswith("/") or asked.startswith("//"):
        return "/"
    return "/" if parts.path in ("/login", "/logout") else asked


def page(*, token: str, next_: str, given: str = "", message: str = "", plain: bool = False, again: str = "") -> str:
    """The page; `message` is a key of WORDS or words, `plain` warns of a connection without TLS.

    `again` is an address that the browser is to ask for at once, by itself: then it tells of a session that it kept
    back while it followed a link from another site.
    """
    return whole(
        WORDS["title"],
        "/login.css",
        heading(WORDS["head"]),
        el("p", WORDS["lead"]),
        el("p", WORDS.get(message, message), role="alert", class_="bad") if message else None,
        el("p", WORDS["plain"], class_="warn") if plain else None,
        _form(token, next_, given),
        el("p", WORDS["forgotten"], class_="small"),
        head=el("meta", http_equiv="refresh", content=f"0; url={again}") if again else None,
    )


def _form(token: str, next_: str, given: str) -> Markup:
    return el(
        "form",
        el("input", type="hidden", name="token", value=token),
        el("input", type="hidden", name="next", value=next_),
        el("label", WORDS["name"], for_="name"),
        el("input", id="name", name="name", autocomplete="username", autocapitalize="none", spellcheck="false",
           required=True, autofocus=True, maxlength=64, value=given),
        el("label", WORDS["password"], for_="password"),
        el("input", id="password", name="password", type="password", autocomplete="current-password",
           required=True, maxlength=1024),
        el("button", WORDS["go"]),
        method="post",
        action="/login",
    )  # fmt: skip
