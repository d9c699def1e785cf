"""joined: what several reports tell together, and who says each of it. A pure function over records."""

from .headline import headline
from .identity import id_of, in_order
from .join import join

__all__ = ["headline", "id_of", "in_order", "join"]
