"""What axe-core finds wrong with a page, for keyboards and screen readers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[1] / "desk" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """
async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
    (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))
"""


def axe(page: Page) -> list[str]:
    """The violations on the page as it stands, in words; none where it is clean."""
    page.evaluate(_AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found
