"""The encoder's weights and vocabulary, made by `training/encoder`; `card.md` says from what, and how good they are."""

from __future__ import annotations

import functools
import gzip
from importlib import resources
from typing import Any

from dateline.model import KnowledgeError

#: What the encoder takes a word to be part of, in the order of its output: begins a name, goes on in one.
TAGS = ("O", "B-place", "I-place", "B-group", "I-group", "B-person", "I-person")


@functools.lru_cache(maxsize=1)
def session() -> Any:
    """The model, opened once a process (about 20 ms), on one thread: the same sums in the same order each time.

    Raises KnowledgeError where the file is no model that ONNX Runtime opens.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    data = resources.files(__package__).joinpath("encoder.onnx").read_bytes()
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the classes of its errors are not public
        raise KnowledgeError(f"encoder.onnx cannot be opened: {error}") from None


@functools.lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """Word pieces and their rows."""
    data = gzip.decompress(resources.files(__package__).joinpath("vocabulary.txt.gz").read_bytes())
    return {piece: row for row, piece in enumerate(data.decode().split("\n"))}
