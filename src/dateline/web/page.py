"""What each page of the server's own begins with: its head, and the looks that it has in common with the others."""

from __future__ import annotations

from dateline.export.markup import Markup, Part, el


def page(title: str, sheet: str, *parts: Part, head: Part = None) -> str:
    """A whole page with the parts in its main element; `sheet` is its own style sheet, `head` more for its head."""
    return "<!doctype html>\n" + el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="color-scheme", content="light dark"),
            head,
            el("title", title),
            el("link", rel="icon", href="/icon.svg", type="image/svg+xml"),
            el("link", rel="stylesheet", href="/page.css"),
            el("link", rel="stylesheet", href=sheet),
        ),
        el("body", el("main", *parts)),
        lang="en",
    )


def heading(words: str) -> Markup:
    """The heading of a small page, behind the desk's sign."""
    return el("h1", el("img", src="/icon.svg", alt="", width=28, height=28), " ", words)
