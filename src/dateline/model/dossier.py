"""Several documents laid end to end, so that what is written of one Reading can be written of a fused incident."""

from __future__ import annotations

from .document import Document
from .reading import Reading


class Dossier(Reading, frozen=True, kw_only=True):
    """A fused incident with the Readings of its documents as one Reading.

    `document` has the fused incident's id and the texts of all, spans count into it, and events are named
    "document/e1". `documents` are the documents themselves, in the incident's order, without their texts.
    """

    documents: tuple[Document, ...]
