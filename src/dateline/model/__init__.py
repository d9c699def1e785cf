"""The records of the contract and those that pass between rooms. Imports nothing of Dateline's other rooms."""

from .document import READABLE, Article, Dateline, Document, RawDocument, Rejected, Section
from .errors import (
    DatelineError,
    ExportError,
    InputError,
    InvariantError,
    KnowledgeError,
    StoreError,
    StoreVersionError,
    TooLargeError,
)
from .events import UNREAL, ControlAssertion, Event, Incident
from .grades import Grade
from .mentions import (
    ActorMention,
    Annotated,
    AttributionMention,
    Named,
    Offset,
    Placed,
    PlaceMention,
    Pointer,
    Quantity,
    Resolved,
    Timed,
    TimeMention,
    Voiced,
)
from .parse import Sentence, Token
from .reading import SCHEMA, Annotations, Reading
from .records import Actor, Attribution, Casualties, Place, Tally, Weapon, When
from .span import Span

__all__ = [
    "READABLE",
    "SCHEMA",
    "UNREAL",
    "Actor",
    "ActorMention",
    "Annotated",
    "Annotations",
    "Article",
    "Attribution",
    "AttributionMention",
    "Casualties",
    "ControlAssertion",
    "Dateline",
    "DatelineError",
    "Document",
    "Event",
    "ExportError",
    "Grade",
    "Incident",
    "InputError",
    "InvariantError",
    "KnowledgeError",
    "Named",
    "Offset",
    "Place",
    "PlaceMention",
    "Placed",
    "Pointer",
    "Quantity",
    "RawDocument",
    "Reading",
    "Rejected",
    "Resolved",
    "Section",
    "Sentence",
    "Span",
    "StoreError",
    "StoreVersionError",
    "Tally",
    "TimeMention",
    "Timed",
    "Token",
    "TooLargeError",
    "Voiced",
    "Weapon",
    "When",
]
