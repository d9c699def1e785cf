"""What each page of the server's own begins with: its head, and the looks that it has in common with the others."""

from __future__ import annotations

from dateline.export import markup
from dateline.export.markup import Markup, Part, el


def page(title: str, sheet: str, *parts: Part, head: Part = None) -> str:
    """A whole page with the parts in its main element; `sheet` is its own style sheet, `head` more for its head."""
    looks = (
        el("link", rel="icon", href="/icon.svg", type="image/svg+xml"),
        el("link", rel="stylesheet", href="/page.css"),
        el("link", rel="stylesheet", href=sheet),
    )
    return markup.page(title, parts, looks=looks, head=head)


def heading(words: str) -> Markup:
    """The heading of a small page, behind the desk's sign."""
    return el("h1", el("img", src="/icon.svg", alt="", width=28, height=28), " ", words)
