"""run: wires the stages and picks an executor."""

from .pipeline import read_document

__all__ = ["read_document"]
