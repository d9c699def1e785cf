"""A refusal in words: a small page where a person's browser asks for one, JSON elsewhere."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import Headers
from starlette.types import Scope

from dateline.export.markup import el

from .answers import Problem, answer
from .page import heading, page

#: Why, in a heading, by status; another language is another such table.
WORDS = {
    400: "This cannot be read",
    401: "Sign in first",
    403: "This is not for you to see or do",
    404: "This is not here",
    405: "This cannot be done here",
    409: "Something stands against it",
    413: "This is too large",
    422: "This makes no sense",
    429: "Too many requests",
    500: "This should not happen",
    503: "The database cannot be used just now",
}
_OTHER = "This was refused"


def refused(scope: Scope, words: str, status: int) -> Response:
    """The refusal of a request, as a page where the browser shows what comes (Accept: text/html), else a Problem."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        told = answer(Problem(words), status)
    else:
        goal, link = "/", "To the map"
        if status == 401:
            goal, link = f"/login?next={quote(scope['path'], safe='/')}", "Sign in"
        elif scope["path"] == "/brief":
            goal, link = "/brief", "To the last brief"
        head = WORDS.get(status, _OTHER)
        said = words[:1].upper() + words[1:]
        parts = (
            heading(head),
            el("p", said, role="alert", dir="auto"),
            el("p", el("a", link, href=goal), class_="small"),
        )
        told = HTMLResponse(page(f"{head} · Dateline", "/login.css", *parts), status)
    told.headers["Vary"] = "Accept"
    return told
