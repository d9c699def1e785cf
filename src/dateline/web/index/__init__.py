"""index: the fused incidents of a store in columns in memory, so that a filter or a window is answered at once.

`Index` is what the routes use; `rows` holds the columns, `load` fills them, `select` filters, `clusters`, `histogram`
and `facets` sum up, `page` sorts.
"""

from __future__ import annotations

from .index import Index
from .select import Found

__all__ = ["Found", "Index"]
