"""What a brief is asked of: days, an area, and for whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.export.protect import CONTROL_DELAY_DAYS, MIN_DELAY_DAYS
from dateline.model import InputError
from dateline.run.outside import public_box
from dateline.store import Filters
from dateline.store.fold import words

#: A brief is of 1 to so many days; days before those are counted too, and there are none before the year 1.
LONGEST, FIRST_YEAR = 31, 2
_AREA = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The days `first` to `last`, the area as filters of the store, and the last days of which readers are told."""

    first: dt.date
    last: dt.date
    area: str
    box: tuple[float, float, float, float] | None
    public: bool
    today: dt.date

    @classmethod
    def of(cls, day: str, days: int, area: str, *, public: bool, today: dt.date) -> Asked:
        """Checks what was asked; raises InputError. `area` is the name of a place, or west,south,east,north."""
        try:
            last = dt.date.fromisoformat(day)
        except ValueError:
            raise InputError(f"{day[:40]!r} is no day: write 2016-04-21") from None
        if last.year < FIRST_YEAR:
            raise InputError(f"{day} is before all reports")
        if not 1 <= days <= LONGEST:
            raise InputError(f"{days} days: a brief is of 1 to {LONGEST}")
        area = area.strip()
        box = box_of(area)
        if area and box is None and (len(area) > _AREA or not words(area)):
            raise InputError(f"area {area[:40]!r}: there is no name in it to look for")
        if box and public:
            box = public_box(*box)
        return cls(last - dt.timedelta(days=days - 1), last, area, box, public, today)

    @property
    def filters(self) -> Filters:
        """The area for the store."""
        if self.box:
            return {"box": self.box}
        return {"place": self.area} if self.area else {}

    @property
    def held_back(self) -> str | None:
        """The last day of which those outside are told; None for the team."""
        return (self.today - dt.timedelta(days=MIN_DELAY_DAYS)).isoformat() if self.public else None

    @property
    def control_until(self) -> str | None:
        """The same of who holds what."""
        return (self.today - dt.timedelta(days=CONTROL_DELAY_DAYS)).isoformat() if self.public else None

    @property
    def days(self) -> tuple[str, str]:
        """First and last day, ISO."""
        return self.first.isoformat(), self.last.isoformat()

    @property
    def days_before(self) -> tuple[str, str]:
        """As many days before them, ISO."""
        length = self.last - self.first
        end = self.first - dt.timedelta(days=1)
        return (end - length).isoformat(), end.isoformat()


def box_of(area: str) -> tuple[float, float, float, float] | None:
    """The box that an area is, west, south, east, north; None where it is a name. Raises InputError."""
    parts = area.split(",")
    try:
        degrees = [float(part) for part in parts]
    except ValueError:
        return None
    # a number alone is a name: quarters are called "17"
    if len(degrees) == 1:
        return None
    west, south, east, north = degrees if len(degrees) == 4 else (181.0, 0.0, 0.0, 0.0)
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90 and west <= east):
        raise InputError(f"area {area[:60]!r}: write west,south,east,north in degrees")
    return west, south, east, north
