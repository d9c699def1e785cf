"""article: a raw document becomes a report with its sections told apart. A pure function over records."""

from .extract import extract

__all__ = ["extract"]
