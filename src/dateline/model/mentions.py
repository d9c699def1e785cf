"""What `annotate` finds and `resolve` settles: mentions of times, places, actors, numbers and voices.

Mentions carry document offsets (code points) and the index of their sentence; a resolved mention pairs the mention
with the contract's record. These records stay inside Dateline; the contract's ones (`records.py`) leave it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from .document import Article
from .parse import Sentence
from .records import Actor, Attribution, Place, Relation, Stance, VoiceMode, When

ActorForm = Literal["name", "alias", "epithet", "class", "person", "pronoun"]
QuantityClass = Literal[
    "exact",
    "lower_bound",
    "upper_bound",
    "approximate",
    "range",
    "vague",
    "subset",
    "increment",
    "toll",
    "zero",
    "unknown",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression as written: `kind` names the grammar rule, `args` what it captured (year, month, n, unit …)."""

    start: int
    end: int
    sentence: int
    kind: str
    args: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How an event lies to the named place, beyond "near" it: "10 km north of X", "off the coast of X".

    `km` is the distance said, `bearing` the direction in degrees from north. `way` is "from" the place outwards, or
    "sea" off its coast. The words that say so begin at `start`.
    """

    way: Literal["from", "sea"]
    start: int
    km: float | None = None
    bearing: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym as written.

    `kind` is what the words beside it say it is ("the village of X": village), `relation` what the words before it
    say ("near", "outskirts"), `within` the index (in the same tuple of mentions) of a place named as its container
    ("Sinaa neighbourhood of Deir ez-Zor"), `offset` how far and which way from it. `role` is "place", "dateline",
    "demonym" ("Syrian"), "organisation" (a place name inside an organisation's or person's name) or "attributive" (a
    place named with its own authorities or as an adjective, "Herat police", "an Aleppo-based group"); of the last
    three none is the place of an event. `pointed` marks a name that the encoder alone takes for a place, because
    something happened there.
    """

    start: int
    end: int
    sentence: int
    name: str
    kind: str | None = None
    relation: Relation | None = None
    within: int | None = None
    offset: Offset | None = None
    role: Literal["place", "dateline", "demonym", "organisation", "attributive"] = "place"
    pointed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name or describe someone who may act or suffer, its `head` a token index within the sentence.

    `candidates` are registry ids, likeliest first. `form` is how it is said: a registry name, an alias, an epithet
    ("the hardline group"), a class ("gunmen", "civilians", "soldiers"), a person, a pronoun. `kind` is the ACLED-like
    kind that the words alone give (state_forces, rebel, civilians ...).
    """

    start: int
    end: int
    sentence: int
    head: int
    form: ActorForm
    candidates: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of people or things: bounds after DOMAIN.md 8.4, `head` the number's token, `noun` the counted noun's.

    `noun` is None where nothing is named ("killed 12"). `people` is False for counts of vehicles, houses, days,
    unit names and the like. "A soldier" is a Quantity of 1; a bare plural is one of class vague.
    """

    start: int
    end: int
    sentence: int
    head: int
    noun: int | None
    cls: QuantityClass
    low: int | None
    best: int | None
    high: int | None
    open_ended: bool = False
    people: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionMention:
    """A voice in one sentence: who (`source_*`, None when unnamed), the cue that says so, and what is said.

    `kind` is what the words alone say of the source (official, witness, unnamed …). `chain` holds the offsets of
    sources through which it came, outermost first ("ARA News, citing Amaq": Amaq is the source, ARA News in the chain).
    `mode` "attitude" marks what is no account of what happened: a wish, a plan, a liking, a topic ("the council wants
    the road opened", "the governor criticised the raid"); such a voice tells no event. `pieces` are the parts of a
    content that the cue or the source breaks ("The raid, the army said, killed four"); empty where it is in one piece.
    """

    sentence: int
    source_start: int | None
    source_end: int | None
    cue_start: int
    cue_end: int
    content_start: int
    content_end: int
    stance: Stance
    kind: str | None = None
    chain: tuple[tuple[int, int], ...] = ()
    mode: VoiceMode = "statement"
    pieces: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """How likely each token of a sentence names where the event of token `trigger` was, by the encoder alone.

    `shares` has one number for each token; they and `none`, for no place named, add up to about 1.
    """

    sentence: int
    trigger: int
    shares: tuple[float, ...]
    none: float


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its sentences and mentions, unresolved: the output of `annotate`."""

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """A time mention and the interval it means."""

    mention: TimeMention
    when: When


@dataclass(frozen=True, slots=True)
class Placed:
    """A place mention and the place it means (without coordinates where that is not known)."""

    mention: PlaceMention
    place: Place


@dataclass(frozen=True, slots=True)
class Named:
    """An actor mention and the actor it means."""

    mention: ActorMention
    actor: Actor


@dataclass(frozen=True, slots=True)
class Voiced:
    """An attribution mention and the source it means, with the layers through which it came."""

    mention: AttributionMention
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article with everything resolved that could be: the output of `resolve`, the input of `code`.

    `dateline` is where the report was filed and, where the dateline names it, the state or country of that place.
    `town` is the town that the report as a whole is about, where it is about one.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[Timed, ...] = ()
    places: tuple[Placed, ...] = ()
    dateline: tuple[Place, ...] = ()
    town: Place | None = None
    actors: tuple[Named, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Voiced, ...] = ()
    warnings: tuple[str, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    #: What was worked out of this document once and may be asked again, by function and arguments.
    memo: dict[tuple[object, ...], Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def text(self) -> str:
        """The document's text, on which all offsets stand."""
        return self.article.document.text
