"""How far two codings agree: the record that `dateline evaluate` prints."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from .records import Coded, Trouble

SCHEMA = "dateline.agreement/1"


class EventAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """How many events both coded. Shares are of 1, None where there is nothing to divide by.

    `ignored` counts what was found and is not held against it, by reason.
    """

    gold: int
    found: int
    matched: int
    precision: float | None
    recall: float | None
    f1: float | None
    ignored: dict[str, int] = {}


class FieldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one field over the matched events.

    `n` were hand-coded, `agreed` of them are the same, `untold` are those for which nothing was found (they count as
    not the same); `share` is agreed / n, `share_low` and `share_high` its 95 % interval (Wilson). `alpha` is
    Krippendorff's for `metric`, over those that both coded. `precision`, `recall` and `f1` count single actors.
    `more` holds what fits the scale: kilometres, days, errors of numbers.
    """

    field: str
    n: int
    agreed: int | None = None
    untold: int = 0
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    alpha: float | None = None
    metric: str | None = None
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    more: dict[str, float] = {}


class Confusion(msgspec.Struct, frozen=True):
    """So many matched events were hand-coded as `gold` and found to be `found` (None: nothing found)."""

    field: str
    gold: str
    found: str | None
    count: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A compared document, where it stands, and how many of its events were coded, found, and matched."""

    id: str
    title: str | None = None
    path: str | None = None
    url: str | None = None
    gold: int = 0
    found: int = 0
    matched: int = 0


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An event coded, found, or both. `kind` is "matched", "missed" (by hand only) or "extra" (found only).

    `likeness` is how surely both are one happening; `differs` names the fields on which they do not agree, `ignored`
    says why an extra one is not held against what was found.
    """

    kind: str
    document: str
    gold: Coded | None = None
    found: Coded | None = None
    likeness: float | None = None
    differs: tuple[str, ...] = ()
    ignored: str | None = None


class PairAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """How well reports were joined, over the pairs that persons judged: `both` hold them to be one happening.

    `machine` joined them and persons did not, `persons` the other way round, `neither` joins them. Precision is both of
    what the machine joined, recall both of what persons join.
    """

    both: int
    machine: int
    persons: int
    neither: int
    precision: float | None
    recall: float | None
    f1: float | None

    @classmethod
    def of(cls, both: int, machine: int, persons: int, neither: int) -> PairAgreement:
        """The figures of these counts."""
        found, wanted = both + machine, both + persons
        return cls(
            both=both, machine=machine, persons=persons, neither=neither,
            precision=both / found if found else None, recall=both / wanted if wanted else None,
            f1=2 * both / (found + wanted) if found + wanted else None,
        )  # fmt: skip


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far found events agree with hand-coded ones, with every case behind it.

    In a notebook it shows itself as a table; `pandas.DataFrame(agreement.rows())` has the fields,
    `pandas.DataFrame(agreement.cases_rows())` each event with both values. `pairs` is set where persons judged which
    reports tell one happening (`dateline evaluate --judged`).
    """

    schema: str = SCHEMA
    gold: str
    codebook: str
    coder: str | None = None
    events: EventAgreement
    fields: tuple[FieldAgreement, ...] = ()
    confusion: tuple[Confusion, ...] = ()
    documents: tuple[Source, ...] = ()
    cases: tuple[Case, ...] = ()
    not_compared: dict[str, str] = {}
    troubles: tuple[Trouble, ...] = ()
    pairs: PairAgreement | None = None

    def to_json(self) -> bytes:
        """One line of JSON in UTF-8, without the line feed."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> Agreement:
        """An Agreement from its JSON; raises msgspec.ValidationError where it is none."""
        return msgspec.json.decode(line, type=cls)

    def field(self, name: str) -> FieldAgreement:
        """The agreement on one field; raises KeyError where it was not compared."""
        for each in self.fields:
            if each.field == name:
                return each
        raise KeyError(name)

    def rows(self) -> list[dict[str, Any]]:
        """One flat row for each field, for a DataFrame."""
        rows = []
        for each in self.fields:
            row = msgspec.to_builtins(each)
            rows.append({**{name: value for name, value in row.items() if name != "more"}, **row["more"]})
        return rows

    def cases_rows(self) -> list[dict[str, Any]]:
        """One flat row for each event with the values of both ("gold_event_type", "found_event_type" …)."""
        rows = []
        for case in self.cases:
            row: dict[str, Any] = {"kind": case.kind, "document": case.document, "likeness": case.likeness}
            row |= {"differs": "; ".join(case.differs), "ignored": case.ignored}
            for side, event in (("gold", case.gold), ("found", case.found)):
                row |= {f"{side}_{name}": value for name, value in _flat(event).items()}
            rows.append(row)
        return rows

    def __repr__(self) -> str:
        events = self.events
        return (
            f"<Agreement with {self.gold!r}: {events.matched} of {events.gold} events found, "
            f"{events.found} found in all, F1 {shown(events.f1)}>"
        )

    def _repr_html_(self) -> str:
        heads = ("field", "n", "the same", "F1", "alpha")
        lines = [(e.field, str(e.n), shown(e.share), shown(e.f1), shown(e.alpha)) for e in self.fields]
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines)
        head = "".join(f"<th>{name}</th>" for name in heads)
        return f"<p>{escape(repr(self))}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def shown(share: float | None) -> str:
    """A share or alpha with two digits, "–" where it is not known."""
    return "–" if share is None else f"{share:.2f}"


_PLAIN = tuple(
    name for name in Coded.__struct_fields__ if name not in ("side_a", "side_b", "quotes", "incident", "no_row")
)


def _flat(event: Coded | None) -> dict[str, Any]:
    if event is None:
        return dict.fromkeys((*_PLAIN, "side_a", "side_b", "quote"))
    row: dict[str, Any] = {name: getattr(event, name) for name in _PLAIN}
    row["side_a"], row["side_b"] = ("; ".join(each.name for each in side) for side in (event.side_a, event.side_b))
    row["quote"] = event.quotes[0] if event.quotes else None
    return row
