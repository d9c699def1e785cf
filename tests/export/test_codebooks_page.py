"""The page on the codebooks tells of every column what it holds and why it may be empty."""

from pathlib import Path

import pytest

from dateline.knowledge.codebooks import column_rules

PAGE = Path(__file__).parents[2] / "docs" / "codebooks.md"


@pytest.mark.parametrize("book", ["acled", "ucdp"])
def test_every_column_is_told_of(book: str) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for number, rule in enumerate(column_rules(book).values(), 1):  # type: ignore[arg-type]
        line = next(line for line in lines if line.startswith(f"| {number} | `{rule.name}` |"))
        assert line.endswith(f"| {rule.empty or ('never' if rule.required else 'nothing is told')} |")
