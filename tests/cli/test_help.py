"""Help teaches, every verb has it, and asking for it costs nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import click
import pytest

from dateline.cli.root import COMMANDS, cli

HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "rich", "msgspec", "sqlite3", "multiprocessing", "dateline.model")


def verb(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_verb_is_documented(name, call):
    command = verb(name)
    assert command.name == name
    assert (command.help or "").split("\n\n")[0].replace("\n", " ") == COMMANDS[name]
    shown = call(name, "--help")
    assert shown.exit_code == 0
    assert f"  dateline {name}" in shown.stdout, "an example that can be typed"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"


def test_every_module_of_a_verb_is_listed(call):
    shown = call("--help").stdout
    for name, line in COMMANDS.items():
        assert f"  {name} " in shown
        assert line.split()[0] in shown


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_teaches_by_examples(call, word):
    shown = call(word)
    assert shown.exit_code == 0
    assert "dateline read report.html" in shown.stdout
    assert all(len(line) <= 90 for line in shown.stdout.splitlines())


def test_help_imports_nothing_heavy_and_is_quick():
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "dateline", "--help"], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - began
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not [name for name in imported if name.startswith(HEAVY)]
    assert seconds < 3, "a third of a second on a quiet machine, and never seconds"


def test_importing_the_package_is_light():
    code = (
        "import sys, dateline; print([name for name in sys.modules if name in ('spacy', 'numpy', 'msgspec', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version(call):
    assert call("--version").stdout.startswith("dateline ")
    assert "dateline.reading/1" in call("version").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(call, shell):
    shown = call("completion", shell)
    assert shown.exit_code == 0
    assert "_DATELINE_COMPLETE" in shown.stdout


def test_completion_knows_the_verbs():
    env = os.environ | {"_DATELINE_COMPLETE": "zsh_complete", "COMP_WORDS": "dateline inc", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "dateline"], env=env, capture_output=True, text=True, check=False)
    assert "incidents" in done.stdout


def test_a_word_that_is_no_verb(call):
    shown = call("evnets")
    assert shown.exit_code == 2
    assert "No such command" in shown.stderr
