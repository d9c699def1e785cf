"""A refusal in words: a small page where a person's browser asks for one, JSON elsewhere."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import Headers
from starlette.types import Scope

from .answers import Problem, answer

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
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{head} · Dateline</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/login.css">
</head>
<body>
<main>
<h1><img src="/icon.svg" alt="" width="28" height="28"> {head}</h1>
<p role="alert" dir="auto">{words}</p>
<p class="small"><a href="{goal}">{link}</a></p>
</main>
</body>
</html>
"""


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
        told = HTMLResponse(_PAGE.format(head=head, words=escape(said), goal=escape(goal), link=link), status)
    told.headers["Vary"] = "Accept"
    return told
