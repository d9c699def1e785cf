"""Write desk/openapi.json, from which the desk's TypeScript types are made: `python tools/desk_api.py`."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.web import Settings, create_app

OUT = Path(__file__).resolve().parents[1] / "desk" / "openapi.json"


def document() -> str:
    """The OpenAPI document of this tree, without the version, which changes nothing in it."""
    told = create_app(Settings(store=Path("dateline.db"), user="nobody")).openapi()
    told["info"]["version"] = "0"
    return json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    OUT.write_text(document(), "utf-8")
