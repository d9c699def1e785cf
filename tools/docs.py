"""Write the generated pages of docs/ anew, or check that they are what would be written.

    python tools/docs.py            write docs/record.md, docs/reading.schema.json, docs/cli.md, docs/spec.md
    python tools/docs.py --check    name those that are stale; exit code 1 if any

The record comes from the structs of dateline.model and tools/docs_fields.toml, the command line from its own help, the
spec tables from tests/.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from dateline.cli.root import COMMANDS, cli
from dateline.model import Reading

ROOT = Path(__file__).parent.parent
DOCS, TESTS = ROOT / "docs", ROOT / "tests"
MARK = "<!-- Written by tools/docs.py: change what it reads, not this page. -->"

#: Title of each spec table, and what its columns ask for. A table that is not named here fails the check.
SPECS = {
    "events": ("Events", "A sentence and the event read in it; none: no such event. Sides are parts of names."),
    "types": ("Types", "A sentence and the one ACLED sub-event type that it tells, in the words of many conflicts."),
    "roles": (
        "Roles",
        "A sentence, who did it, to whom and to what it was done, and with what: parts of names; -: nobody, nothing.",
    ),
    "control": ("Control", "A day, a sentence, and who held, took or lost which place; none: nobody."),
    "control_said": (
        "Control in prose, notes and lists",
        "A text (// ends a paragraph) and who held, took or lost which place from when; none: nobody.",
    ),
    "local": (
        "Local news",
        "Short reports of local papers of 17 May 2016 (¶: a new paragraph), and the town, province and day of each.",
    ),
    "incidents": ("Incidents", "Whole reports of tests/spec/incidents, and all the incidents that they tell."),
    "particular": (
        "Particular happenings",
        "A report and how many incidents it tells: none where it speaks of a war, a habit or years at large.",
    ),
    "reference": (
        "Reference",
        "Whom the words between asterisks mean in a report of the day: an actor's id, = and the own name of a group "
        "that no registry knows, or open.",
    ),
    "names": (
        "Names",
        "Who is named in a sentence: persons, organisations, other groups and governments; and words that name nobody.",
    ),
    "status": ("Status", "Whether the thing between asterisks happened."),
    "dead": ("The dead", "How many dead a sentence counts; an empty cell: none are told of, 0: there were none."),
    "peaceful": ("Peaceful", "Sport, business, weather, elections and films: nothing here happened by force."),
    "gate": ("The gate", "Short texts that are read in a gated run, and others that are let go."),
    "background": ("Background", "Whether the thing between asterisks only says who somebody is, and is no event."),
    "tallies": (
        "Tallies",
        "A report, and how many its lead incident killed, injured and captured: low-best-high; // ends a headline.",
    ),
    "victims": (
        "Victims",
        "A report, and how many its lead incident killed and injured; empty: not told; // ends a headline.",
    ),
    "numbers": ("Numbers", "Who was harmed and how many; an empty bound is open or unknown."),
    "capitals": ("Capitals", "A day, a sentence in capitals, and words of the trigger, the place and an actor in it."),
    "event_place": ("The place of an event", "Where the thing between asterisks happened; -: the text gives no place."),
    "event_time": ("The time of an event", "The day of publication, and when the thing between asterisks happened."),
    "relative_places": ("Relative places", "A place with its relation: the point, the radius in km, and both codes."),
    "places": ("Places", "A name in a sentence, and its place within so many kilometres; -: no place."),
    "toponyms": ("Toponyms", "The places that a sentence names, with country and kind; -: not known, or no place."),
    "times": ("Times", "The day of publication, a sentence, and what the expression in it means."),
    "spelling": ("Spelling", "A name as reports write it, and the place of the gazetteer that it must find."),
    "grades": (
        "Grades",
        "Who says what, and the letters and the digit that follow. + for the speaker's own side, - against it, "
        "@ for whom he speaks, < who relayed it; a number makes it a count of dead, 12.. at least 12.",
    ),
    "voices": ("Voices", "Who says so, for whom he speaks, through whom (outwards), and what he says."),
}


def schema() -> dict[str, Any]:
    """JSON Schema of a Reading, with the meaning of every field; raises SystemExit where a meaning is missing."""
    made = msgspec.json.schema(Reading)
    words = tomllib.loads((ROOT / "tools" / "docs_fields.toml").read_text(encoding="utf-8"))
    found = {name: set(record["properties"]) for name, record in made["$defs"].items()}
    told = {name: set(fields) for name, fields in words.items()}
    if found != told:
        wrong = {name for name in found | told if found.get(name) != told.get(name)}
        raise SystemExit(f"tools/docs_fields.toml does not fit the records: {', '.join(sorted(wrong))}")
    for name, record in made["$defs"].items():
        record["description"] = " ".join(record["description"].split())
        for field, meaning in words[name].items():
            record["properties"][field]["description"] = meaning
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "dateline.reading/1",
        "title": "Reading",
        **made,
    }


def kind(of: dict[str, Any]) -> str:
    """A schema's type in words: "list of [Span](#span)", "text or null"."""
    if "anyOf" in of:
        return " or ".join(kind(each) for each in of["anyOf"])
    if "$ref" in of:
        name = of["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in of:
        return " · ".join(f"`{value}`" if value is not None else "null" for value in of["enum"])
    if of.get("type") == "array":
        return f"list of {kind(of['items'])}" if "items" in of else "list"
    names = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return names.get(of.get("type", "any"), of.get("type", "any"))


def table(rows: list[list[str]]) -> Iterator[str]:
    """Lines of a Markdown table; the first row is its head."""
    for number, row in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") or " " for cell in row) + " |"
        if number == 0:
            yield "|" + "---|" * len(row)


def record_page() -> str:
    """The record field by field."""
    made = schema()
    lines = [MARK, "", "# The record", ""]
    lines += [
        "One line of `dateline read --json` is a **Reading**; `dateline.read` gives the same as an object. The JSON",
        "Schema is [reading.schema.json](reading.schema.json). Unknown is `null` (in Python `None`) or an empty list,",
        "never a guess.",
    ]
    for name, record in made["$defs"].items():
        lines += ["", f"## {name}", "", record["description"], ""]
        rows = [["field", "type", "meaning"]]
        for field, of in record["properties"].items():
            rows.append([f"`{field}`", kind(of), of["description"]])
        lines += table(rows)
    return "\n".join(lines) + "\n"


def cli_page() -> str:
    """Every verb's help, as the command line prints it."""
    root = click.Context(cli, info_name="dateline", **{**cli.context_settings, "terminal_width": 100})
    lines = [MARK, "", "# Command line", "", *_help(root)]
    for name in COMMANDS:
        command = cli.get_command(root, name)
        if command is None:
            raise SystemExit(f"dateline {name} cannot be loaded")
        context = click.Context(command, info_name=name, parent=root)
        lines += ["", f"## dateline {name}", "", *_help(context)]
        for part in command.commands if isinstance(command, click.Group) else ():
            within = click.Context(command.commands[part], info_name=part, parent=context)
            lines += ["", f"### dateline {name} {part}", "", *_help(within)]
    return "\n".join(lines) + "\n"


def _help(context: click.Context) -> list[str]:
    return ["```text", *(line.rstrip() for line in context.command.get_help(context).splitlines()), "```"]


def spec_page() -> str:
    """The spec tables: what must be read, sentence by sentence."""
    paths = {path.stem: path for path in sorted((TESTS / "spec").glob("*.tsv"))}
    if set(paths) != set(SPECS):
        raise SystemExit(f"SPECS of tools/docs.py does not fit tests/spec: {sorted(set(paths) ^ set(SPECS))}")
    lines = [MARK, "", "# What must be read", ""]
    lines += [
        "These tables are tests: each row is a sentence written for Dateline, with what must be read in it. They run",
        "with every change. At the end stand the [sample reports](#the-samples), and what must be read in them.",
    ]
    for name, (title, what) in SPECS.items():
        lines += ["", f"## {title}", "", what, "", *table(_rows(paths[name]))]
    lines += ["", "## The samples", "", "Reports of `samples/`, and incidents that must be read in them.", ""]
    lines += table(_rows(TESTS / "data" / "samples_expected.tsv"))
    return "\n".join(lines) + "\n"


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [[_plain(cell) for cell in row] for row in csv.reader(file, delimiter="\t")]


def _plain(cell: str) -> str:
    """A cell in which Markdown finds nothing to do, except the asterisks that mark words."""
    return cell.replace("<", "&lt;").replace("[", "\\[").replace("_", "\\_")


def pages() -> dict[Path, str]:
    """What each generated file must hold."""
    return {
        DOCS / "record.md": record_page(),
        DOCS / "reading.schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
        DOCS / "cli.md": cli_page(),
        DOCS / "spec.md": spec_page(),
    }


def stale() -> list[Path]:
    """Generated files that are missing or not what would be written."""
    return [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write, or check; returns the exit code."""
    if arguments == ["--check"]:
        old = stale()
        for path in old:
            print(f"{path.relative_to(ROOT)} is stale: run python tools/docs.py", file=sys.stderr)
        return int(bool(old))
    if arguments:
        raise SystemExit(__doc__)
    DOCS.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
