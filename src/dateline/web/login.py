"""The page for signing in, which needs no JavaScript; and the token that its form carries."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from html import escape
from urllib.parse import urlsplit

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
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{refresh}<title>{title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/login.css">
</head>
<body>
<main>
<h1><img src="/icon.svg" alt="" width="28" height="28"> {head}</h1>
<p>{lead}</p>
{message}<form method="post" action="/login">
<input type="hidden" name="token" value="{token}">
<input type="hidden" name="next" value="{next}">
<label for="name">{name}</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus
 maxlength="64" value="{given}">
<label for="password">{password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024">
<button>{go}</button>
</form>
<p class="small">{forgotten}</p>
</main>
</body>
</html>
"""


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
    words = {key: escape(value) for key, value in WORDS.items()}
    told = f'<p role="alert" class="bad">{escape(WORDS.get(message, message))}</p>\n' if message else ""
    told += f'<p class="warn">{words["plain"]}</p>\n' if plain else ""
    refresh = f'<meta http-equiv="refresh" content="0; url={escape(again)}">\n' if again else ""
    return _PAGE.format(
        **words, token=escape(token), next=escape(next_), given=escape(given), message=told, refresh=refresh
    )
