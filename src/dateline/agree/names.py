"""One token for each actor and place of all events that are compared, whatever names they go by."""

from __future__ import annotations

from collections.abc import Iterable

from . import parties, places
from .records import Coded, Party
from .tokens import Tokens


class Names:
    """Tokens of actors and places: the same for names that mean one. With `states` as in UCDP GED (see `parties`)."""

    def __init__(self, events: Iterable[Coded], *, states: bool) -> None:
        self._states = states
        self._actors, self._places, self._units = Tokens(), Tokens(), Tokens()
        for event in events:
            for party in (*event.side_a, *event.side_b):
                self._actors.join(self._keys(party, event))
            if event.place is not None:
                self._places.join(places.keys(event.place, event.country, unit=False))
            for unit in (event.admin1, event.admin2):
                if unit is not None:
                    self._units.join(places.keys(unit, event.country, unit=True))

    def side(self, side: Iterable[Party], event: Coded) -> frozenset[str]:
        """The tokens of a side of an event."""
        return frozenset(self._actors.token(self._keys(party, event)) for party in side)

    def place(self, event: Coded) -> str | None:
        """The token of an event's place."""
        return None if event.place is None else self._places.token(places.keys(event.place, event.country, unit=False))

    def unit(self, name: str | None, event: Coded) -> str | None:
        """The token of a province or district of an event."""
        return None if name is None else self._units.token(places.keys(name, event.country, unit=True))

    def _keys(self, party: Party, event: Coded) -> frozenset[str]:
        return parties.keys(party, event.country, event.start, states=self._states)
