"""QGIS's styles (QML): colour tells the type, size the toll, a ring where it lies; days drive the time slider."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

#: Colours that stay apart for most colour-blind eyes (Okabe and Ito 2008), dark where people were killed on purpose.
_TYPES = {
    "Battles": "#d55e00",
    "Explosions/Remote violence": "#cc79a7",
    "Violence against civilians": "#7f1d1d",
    "Protests": "#0072b2",
    "Riots": "#e69f00",
    "Strategic developments": "#009e73",
    "": "#777777",
}
_HOLDERS = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#7f1d1d",
    "#8c8c00",
    "#5e4fa2",
    "#a0522d",
)
_OTHER = "all others"
#: Millimetres on the map: nobody killed, and what each square root of the killed adds, up to a bound.
_SIZE = "min(12, 2 + 1.2 * sqrt(coalesce({best}, {low}, 0)))"
_VERSION = "3.22.0"


@dataclass(frozen=True)
class _Fields:
    """The expressions by which a layer tells these."""

    type: str
    start: str
    end: str
    best: str
    low: str
    metres: str
    tip: str


def _said(expression: str) -> str:
    """Words in a tip, which is HTML: a report's own "<img>" would ask a server for a picture."""
    return f"[% replace(coalesce({expression}, ''), '<', '&lt;') %]"


_TIP = (
    f"<b>{_said('{type}')}</b><br>[% coalesce({{start}}, '') %] {_said('{place}')}<br>"
    f"{_said('{who}')}<br>killed: [% coalesce({{best}}, 'not known') %]<br>{_said('{quotes}')}"
)
#: The columns of tables.
_COLUMNS = _Fields(
    type="event_type",
    start="day",
    end="day_end",
    best='"killed_best"',
    low='"killed_low"',
    metres='"uncertainty_km" * 1000',
    tip=_TIP.format(
        type='"sub_event_type"', start='"day"', place='"place"', who='"side_a"', best='"killed_best"', quotes='"quotes"'
    ),
)
#: The members of GeoJSON's properties.
_MEMBERS = _Fields(
    type="type",
    start="start",
    end="end",
    best='"killed_best"',
    low='"killed_low"',
    metres='"radius_m"',
    tip=_TIP.format(
        type='"subtype"', start='"start"', place='"place"', who='"side_a"', best='"killed_best"', quotes='"quotes"'
    ),
)


def incidents_style() -> str:
    """Points of incidents."""
    return _by_type("marker")


def areas_style() -> str:
    """Circles and areas of incidents."""
    return _by_type("fill")


def control_style(holders: Sequence[str]) -> str:
    """Places by who holds them: `holders` in the order in which colours are given out."""
    held = _said('coalesce("holder", "status")')
    tip = "".join(("<b>", _said('"place"'), "</b><br>", held, ", ", _said('"status"')))
    root = _root("from", "to", '"place"', tip)
    renderer = _renderer(root, "categorizedSymbol", attr='coalesce("holder", "status")')
    colours = dict(zip(holders, _HOLDERS, strict=False))
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, (holder, colour) in enumerate([*colours.items(), ("", "#777777")]):
        _category(categories, number, holder)
        symbol = _symbol(symbols, str(number), "marker")
        look = {"name": "square", "color": _rgba(colour), "outline_color": "35,35,35,255", "size": "3.2"}
        _layer(symbol, "SimpleMarker", look)
    return _text(root)


def geojson_style() -> str:
    """Incidents of a GeoJSON file, where points and areas come in one: QGIS makes two layers with this one style."""
    told = _MEMBERS
    root = _root(told.start, told.end, '"place"', told.tip)
    renderer = _renderer(root, "RuleRenderer")
    rules, symbols = SubElement(renderer, "rules", key="all"), SubElement(renderer, "symbols")
    number = 0
    for shape, kind in (("Point", "marker"), ("Polygon", "fill"), ("Line", "line")):
        wanted = {"filter": f"geometry_type($geometry) = '{shape}'", "label": shape, "key": shape}
        group = SubElement(rules, "rule", wanted)
        for name, colour in _TYPES.items():
            which = f"\"type\" = '{name}'" if name else "ELSE"
            rule = {"filter": which, "label": name or _OTHER, "key": f"{shape}{number}", "symbol": str(number)}
            SubElement(group, "rule", rule)
            _look(symbols, str(number), kind, colour, told)
            number += 1
    return _text(root)


def _by_type(kind: str) -> str:
    told = _COLUMNS
    root = _root(told.start, told.end, '"place"', told.tip)
    renderer = _renderer(root, "categorizedSymbol", attr=told.type)
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, (name, colour) in enumerate(_TYPES.items()):
        _category(categories, number, name)
        _look(symbols, str(number), kind, colour, told)
    # the largest first, so that none hides a smaller one
    order = SubElement(SubElement(renderer, "orderby"), "orderByClause", asc="0", nullsFirst="1")
    order.text = f"coalesce({told.best}, {told.low}, 0)" if kind == "marker" else told.metres
    return _text(root)


def _root(start: str, end: str, shown: str, tip: str) -> Element:
    root = Element("qgis", version=_VERSION, styleCategories="Symbology|MapTips|Temporal")
    # 2: from a day of one field to that of another, both included
    time = {"enabled": "1", "mode": "2", "startField": start, "endField": end, "limitMode": "1", "accumulate": "0"}
    SubElement(root, "temporal", time | {"durationUnit": "min", "fixedDuration": "0", "durationField": ""})
    SubElement(root, "previewExpression").text = shown
    SubElement(root, "mapTip").text = tip
    return root


def _renderer(root: Element, kind: str, **more: str) -> Element:
    return SubElement(
        root, "renderer-v2", {"type": kind, "symbollevels": "0", "forceraster": "0", "enableorderby": "1", **more}
    )


def _category(categories: Element, number: int, value: str) -> None:
    told = {"render": "true", "symbol": str(number), "value": value, "label": value or _OTHER, "type": "string"}
    SubElement(categories, "category", told)


def _look(symbols: Element, name: str, kind: str, colour: str, told: _Fields) -> None:
    """A symbol of one colour: a dot in its ring, a pale area, a line."""
    symbol = _symbol(symbols, name, kind)
    if kind == "marker":
        ring = {
            "name": "circle",
            "color": _rgba(colour, 26),
            "outline_color": _rgba(colour, 140),
            "outline_width": "0.2",
        }
        size = f"2 * coalesce({told.metres}, 0)"
        _layer(symbol, "SimpleMarker", ring | {"size_unit": "RenderMetersInMapUnits"}, size=size)
        dot = {
            "name": "circle",
            "color": _rgba(colour, 217),
            "outline_color": "255,255,255,255",
            "outline_width": "0.2",
        }
        _layer(symbol, "SimpleMarker", dot | {"size": "2"}, size=_SIZE.format(best=told.best, low=told.low))
    elif kind == "fill":
        area = {"style": "solid", "color": _rgba(colour, 26), "outline_color": _rgba(colour, 204)}
        _layer(symbol, "SimpleFill", area | {"outline_style": "dash", "outline_width": "0.3"})
    else:
        _layer(symbol, "SimpleLine", {"line_color": _rgba(colour), "line_width": "0.6"})


def _symbol(symbols: Element, name: str, kind: str) -> Element:
    return SubElement(symbols, "symbol", {"type": kind, "name": name, "alpha": "1", "clip_to_extent": "1"})


def _layer(symbol: Element, kind: str, look: dict[str, str], **driven: str) -> None:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "pass": "0", "locked": "0"})
    options = SubElement(layer, "Option", type="Map")
    for key, value in look.items():
        SubElement(options, "Option", name=key, value=value, type="QString")
        SubElement(layer, "prop", k=key, v=value)
    if driven:
        _data_defined(layer, driven.items())


def _data_defined(layer: Element, driven: Iterable[tuple[str, str]]) -> None:
    """Looks that an expression gives each feature."""
    whole = SubElement(SubElement(layer, "data_defined_properties"), "Option", type="Map")
    SubElement(whole, "Option", name="name", value="", type="QString")
    properties = SubElement(whole, "Option", name="properties", type="Map")
    for name, expression in driven:
        told = SubElement(properties, "Option", name=name, type="Map")
        SubElement(told, "Option", name="active", value="true", type="bool")
        SubElement(told, "Option", name="expression", value=expression, type="QString")
        SubElement(told, "Option", name="type", value="3", type="int")
    SubElement(whole, "Option", name="type", value="collection", type="QString")


def _rgba(colour: str, alpha: int = 255) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) + f",{alpha}"


def _text(root: Element) -> str:
    indent(root)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + tostring(root, encoding="unicode") + "\n"
