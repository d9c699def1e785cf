"""run: wires the stages and picks an executor."""

from __future__ import annotations

from .archive import Summary, read_into
from .coder import coder
from .many import outcomes, read_many
from .outcome import Failed, Outcome
from .pipeline import read_document

__all__ = ["Failed", "Outcome", "Summary", "coder", "outcomes", "read_document", "read_into", "read_many"]
