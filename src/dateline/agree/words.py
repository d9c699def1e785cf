"""Figures in words, for the terminal and the page."""

from __future__ import annotations

from .agreement import FieldAgreement
from .measures import NEAR_KM


def percent(share: float | None) -> str:
    """ "82 %", "–" where it is not known."""
    return "–" if share is None else f"{100 * share:.0f} %"


def interval(each: FieldAgreement) -> str:
    """The 95 % interval of a share: "71–90", "" where there is none."""
    if each.share_low is None or each.share_high is None:
        return ""
    return f"{100 * each.share_low:.0f}–{100 * each.share_high:.0f}"


def detail(each: FieldAgreement) -> str:
    """What fits the scale of a field: days, kilometres, errors of numbers."""
    more = each.more
    if "median_km" in more:
        near = ", ".join(f"{most} km {percent(more[f'within_{most}_km'])}" for most in NEAR_KM)
        return f"median {more['median_km']:.1f} km; within {near}"
    if "median_days" in more:
        return f"median {more['median_days']:g} days apart; within 1 day {percent(more['within_1_days'])}"
    if "mean_absolute_error" in more:
        within = percent(more["within_10_percent"])
        return f"within 10 %: {within}; off by {more['mean_absolute_error']:.1f} on average"
    return ""
