"""The fields of a comparison but the words: place, day, hour, type, status, counts, sides, weapon, text, rank."""

from __future__ import annotations

import numpy as np

from dateline.model.geo import EARTH_KM

from .kinds import like
from .levels import Holds, always, level
from .sets import any_of, common, sizes
from .signature import SIZE
from .table import NEVER, Floats, Ints, Table
from .voices import ALIKE, SHORT, WITHIN

#: Across a town, in km.
_TOWN = 6.0
#: Two settlements this near, in km, are one that two gazetteers have.
_ONE = 3.0
#: As far, in km, lies the next town that a reporter may name instead.
_NEXT = 25.0
_FAR = 150.0
#: Days.
_WEEK = 7
#: From this many people on, a number met twice is hardly chance.
_MANY = 3
#: A toll seldom grows beyond this many times its first number; parties differ by more where many died.
_GROWTH, _DISPUTE = 4.0, 6.0
#: From this many people on, numbers are estimates of parties; so much apart, and so high, they are of other things.
_TENS, _BEYOND, _BATTLE = 5, 10.0, 20


def place_level(table: Table, left: Ints, right: Ints) -> Ints:
    """How the two places stand to each other, both uncertainties counted."""
    km = distance(table, left, right)
    reach = table.radius[left] + table.radius[right]
    fine = table.fine[left], table.fine[right]
    low, high = np.minimum(*fine), np.maximum(*fine)
    on_map = ~np.isnan(km)
    near = on_map & (km <= reach + _NEXT)
    one_name = _both_same(table.place, left, right)
    one_id = _both_same(table.place_id, left, right)
    one = one_id | (one_name & near)
    abroad = (table.country[left] != 0) & (table.country[right] != 0) & (table.country[left] != table.country[right])
    areas = (table.admin1[left] != 0) & (table.admin1[right] != 0) & (table.admin1[left] != table.admin1[right])
    taken = table.taken[left] & table.taken[right]
    in_city = np.where(fine[0] <= fine[1], table.city[left], table.city[right])
    inside = (low == 4) & (high == 5) & on_map & (km <= np.minimum(np.maximum(_TOWN, reach), _NEXT))
    told = (low >= 4) & _called(table, left, right)
    return level(
        "place",
        unknown=low == 0,
        held=taken & (low >= 4) & one,
        spot=(low == 5) & one,
        city=(low == 4) & one_id & table.city[left] & table.city[right],
        town=(low == 4) & (one_id | (on_map & (km <= _ONE) & (high == 4))),
        namely=(low >= 3) & one & ~one_id,
        quarter=inside & in_city,
        inside=inside,
        told=told & ~near & on_map & ~taken,
        abroad=abroad & ~near,
        country=low == 1,
        named=~on_map & one_name & (low >= 3),
        # "took Hawiqa" and "took Rashidiya" tell two captures, however near they lie
        taken=taken & (low >= 4) & ~one_name & (on_map | (low == 5)),
        district=(low == 3) & one_id,
        within=(low <= 3) & (one_id | (one_name & ~on_map) | (on_map & (km <= reach))),
        part=(low == 5) & near,
        near=near,
        namesake=on_map & one_name,
        far=(on_map & (km > reach + _FAR)) | (areas & ~on_map),
        apart=on_map,
        unlike=always(left),
    )


def _called(table: Table, left: Ints, right: Ints) -> Holds:
    """Whether either report has the name of the other's place among its rare words."""
    one = any_of(common(table.called, left, right, table.terms).pair, len(left))
    return one | any_of(common(table.called, right, left, table.terms).pair, len(left))


def _both_same(column: Ints, left: Ints, right: Ints) -> Holds:
    found: Holds = (column[left] == column[right]) & (column[left] != 0)
    return found


def distance(table: Table, left: Ints, right: Ints) -> Floats:
    """Great-circle distance in km; NaN where a row has no point."""
    la1, lo1, la2, lo2 = (np.radians(x) for x in (table.lat[left], table.lon[left], table.lat[right], table.lon[right]))
    h = np.sin((la2 - la1) / 2) ** 2 + np.cos(la1) * np.cos(la2) * np.sin((lo2 - lo1) / 2) ** 2
    found: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, h)))
    return found


def gap(table: Table, left: Ints, right: Ints) -> Ints:
    """Days between the two spans; 0 where they share a day."""
    found: Ints = np.maximum(0, np.maximum(table.start[left] - table.end[right], table.start[right] - table.end[left]))
    return found


def time_level(table: Table, left: Ints, right: Ints) -> Ints:
    """How the days stand to each other, both precisions counted."""
    between = gap(table, left, right)
    one_day = (table.end[left] == table.start[left]) & (table.end[right] == table.start[right])
    taken = table.taken[left] & table.taken[right]
    sooner = np.where(table.start[left] <= table.start[right], table.published[left], table.published[right])
    later = np.where(table.start[left] <= table.start[right], table.published[right], table.published[left])
    wide = np.maximum(table.end[left] - table.start[left], table.end[right] - table.start[right]) > _WEEK
    return level(
        "time",
        unknown=(table.start[left] == NEVER) | (table.start[right] == NEVER),
        day=(between == 0) & one_day,
        wide=(between == 0) & wide,
        overlap=between == 0,
        # who took a place and who admits it tell two days
        sequel=(between == 1) & one_day & (sooner != NEVER) & (later > sooner) & ~taken,
        next=between == 1,
        days=between <= 3,
        week=between <= 10,
        apart=always(left),
    )


def hour_level(table: Table, left: Ints, right: Ints) -> Ints:
    """How the hours stand to each other."""
    known = (table.hour[left] != NEVER) & (table.hour[right] != NEVER)
    minutes = np.abs((table.start[left] - table.start[right]) * 24 * 60 + table.hour[left] - table.hour[right])
    # "1.30 p.m." read of a night: twelve hours off is a slip of the clock
    slip = np.abs(minutes - 720) <= 60
    return level("hour", unknown=~known | slip, same=minutes <= 60, near=minutes <= 180, apart=always(left))


def type_level(table: Table, left: Ints, right: Ints) -> Ints:
    """Whether the types can be those of one happening."""
    one = (table.subtype[left] == table.subtype[right]) & (table.subtype[left] != 0)
    may_be = np.array(like())[table.family[left], table.family[right]]
    kin = (table.family[left] == table.family[right]) & (table.family[left] != 0)
    return level("type", usual=one & table.usual[left], same=one, kin=kin, like=may_be, unlike=~may_be)


def status_level(table: Table, left: Ints, right: Ints) -> Ints:
    """Whether both happened."""
    same = table.real[left] == table.real[right]
    return level("status", same=same, unlike=~same)


def killed_level(table: Table, left: Ints, right: Ints) -> Ints:
    """How the numbers of dead stand to each other."""
    return _counts_level("killed", table.killed, table, left, right)


def injured_level(table: Table, left: Ints, right: Ints) -> Ints:
    """How the numbers of injured stand to each other."""
    return _counts_level("injured", table.injured, table, left, right)


def _counts_level(field: str, counts: Floats, table: Table, left: Ints, right: Ints) -> Ints:
    """How two counts of people stand to each other; the later report may have more."""
    one, other = counts[left], counts[right]
    best = [np.nan_to_num(np.where(np.isnan(each[:, 1]), each[:, 0], each[:, 1]), nan=0.0) for each in (one, other)]
    known = (best[0] > 0) & (best[1] > 0)
    low, high = np.minimum(best[0], best[1]), np.maximum(best[0], best[1])
    lows = [np.nan_to_num(each[:, 0], nan=0.0) for each in (one, other)]
    highs = [np.where(np.isnan(each[:, 2]), np.inf, each[:, 2]) for each in (one, other)]
    meet = (lows[0] <= highs[1]) & (lows[1] <= highs[0])
    later = np.sign(table.published[right] - table.published[left])
    rose = (later * (best[1] - best[0]) > 0) | ((later == 0) & (high > low))
    return level(
        field,
        unknown=~known,
        same=(low == high) & (low >= _MANY),
        few=low == high,
        beyond=(high > _BEYOND * low) & (high >= _BATTLE),
        far=(high > np.where(low >= _TENS, _DISPUTE, _GROWTH) * low) & (high >= _TENS),
        mass=(low >= _BATTLE) & (meet | (high <= 1.3 * low)),
        close=meet | ((low >= _TENS) & (high <= 1.3 * low)),
        rising=rose,
        disputed=low >= _TENS,
        other=known,
    )


def sides_level(table: Table, left: Ints, right: Ints) -> Ints:
    """Whether they name the same known actors, or at least actors of one side."""
    actors = common(table.actors, left, right)
    named = (sizes(table.sides, left) > 0) & (sizes(table.sides, right) > 0)
    return level(
        "sides",
        doer=any_of(actors.pair[actors.mine == actors.its], len(left)),
        actor=any_of(actors.pair, len(left)),
        side=any_of(common(table.sides, left, right).pair, len(left)),
        unlike=named,
        unknown=always(left),
    )


def weapon_level(table: Table, left: Ints, right: Ints) -> Ints:
    """Whether a weapon is named in both."""
    return level("weapon", same=any_of(common(table.weapons, left, right).pair, len(left)), unknown=always(left))


def text_level(table: Table, left: Ints, right: Ints) -> Ints:
    """Whether the reports are copies of one text."""
    one, other = table.signature[left], table.signature[right]
    runs = [each[:, SIZE].astype(np.float64) for each in (one, other)]
    alike = (one[:, :SIZE] == other[:, :SIZE]).mean(axis=1)
    shorter = np.minimum(runs[0], runs[1])
    within = alike / (1 + alike) * (runs[0] + runs[1]) / np.maximum(shorter, 1)
    # an outlet's pages share its own lines, whatever they tell
    one_outlet = _both_same(table.outlet, left, right)
    return _text(alike, within, shorter, one_outlet)


def _text(alike: Floats, within: Floats, shorter: Floats, one_outlet: Holds) -> Ints:
    some: Holds = shorter > 0
    copy = (alike >= ALIKE) | ((within >= WITHIN) & (shorter >= SHORT))
    passages = (alike >= 0.12) | ((within >= 0.25) & (shorter >= SHORT))
    return level("text", copy=some & copy, alike=some & passages & ~one_outlet, other=some | ~some)


def told_level(table: Table, left: Ints, right: Ints) -> Ints:
    """How far apart the reports were published."""
    known = (table.published[left] != NEVER) & (table.published[right] != NEVER)
    days = np.abs(table.published[left] - table.published[right])
    return level("told", unknown=~known, soon=days <= 3, later=days <= 30, long=always(left))


def rank_level(table: Table, left: Ints, right: Ints) -> Ints:
    """Whether it is the main happening of both reports."""
    lead = (table.rank[left] == 1, table.rank[right] == 1)
    return level("rank", lead=lead[0] & lead[1], mixed=lead[0] | lead[1], aside=always(left))
