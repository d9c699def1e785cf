"""Write tests/data/pages/*/expected.json anew from what `article` makes of the page beside it.

    python tools/regenerate_pages.py

Look at the difference before keeping it: the files say what is right, not what the program does.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.article import extract
from dateline.ingest import raw_from_bytes

PAGES = Path(__file__).parent.parent / "tests" / "data" / "pages"


def expected(page: Path) -> dict[str, Any]:
    """What the test compares: the document's facts and its sections with their text."""
    article = extract(raw_from_bytes(page.read_bytes(), origin=page.name, suffix=page.suffix))
    document = article.document
    when, dateline = document.published, document.dateline
    return {
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "byline": list(document.byline),
        "published": when
        and {"start": when.start, "basis": when.basis, "quote": when.span.quote if when.span else None},
        "dateline": dateline and {"text": dateline.text, "place": dateline.place.name if dateline.place else None},
        "language": document.language,
        "warnings": list(article.warnings),
        "sections": [[section.kind, document.text[section.start : section.end]] for section in article.sections],
    }


def main() -> None:
    """Write every expected.json."""
    for page in sorted(PAGES.glob("*/page.*")):
        target = page.with_name("expected.json")
        target.write_text(json.dumps(expected(page), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(target.relative_to(PAGES))


if __name__ == "__main__":
    main()
