"""Several documents laid end to end, so that what is written of one Reading can be written of a fused incident."""

from __future__ import annotations

from typing import Literal

from .document import Document
from .reading import Reading

#: How far persons have judged a fused incident; "judged" is merged or split, and neither accepted nor corrected.
Review = Literal["open", "accepted", "rejected", "corrected", "judged"]


class Dossier(Reading, frozen=True, kw_only=True):
    """A fused incident with the Readings of its documents as one Reading.

    `document` has the fused incident's id and the texts of all, spans count into it, and events are named
    "document/e1". `documents` are the documents themselves, in the incident's order, without their texts.
    `review` says how far persons have judged it, without their names; None where it was made without the store.
    """

    documents: tuple[Document, ...]
    review: Review | None = None
