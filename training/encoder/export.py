"""Writes trained weights as one ONNX file with integer weights, and the vocabulary beside it.

    python -m training.encoder.export WEIGHTS.pt FOLDER

The graph is put together by hand from the operators that ONNX Runtime has fused kernels for. Weights of the layers are
integers of seven bits with a scale for each output, which every kernel multiplies without overflow, so that machines
with and without the newer instructions give the same sums; word vectors are integers with a scale a row.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from training.encoder.net import HEADS, WIDTH

from dateline.knowledge.encoder import TAGS

FUSED = "com.microsoft"
_SEVEN_BITS, _EIGHT_BITS = 63, 127


class Graph:
    """An ONNX graph in the making."""

    def __init__(self, state: dict[str, Any]) -> None:
        self.state = {name: value.float().numpy() for name, value in state.items()}
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: list[onnx.TensorProto] = []

    def array(self, name: str, value: Any) -> str:
        self.arrays.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, op: str, inputs: list[str], out: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(op, inputs, [out], **attributes))
        return out

    def words(self, ids: str) -> str:
        """Word vectors, kept as integers with a scale a row."""
        table = self.state["words.weight"]
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / _EIGHT_BITS
        self.array("words", np.rint(table / scale).astype(np.int8))
        self.array("words.scale", scale.astype(np.float32))
        self.add("Cast", [self.add("Gather", ["words", ids], "words.rows")], "words.float", to=TensorProto.FLOAT)
        return self.add("Mul", ["words.float", self.add("Gather", ["words.scale", ids], "words.scales")], "words.out")

    def linear(self, x: str, name: str) -> str:
        """x · W + b with W as integers."""
        weight = self.state[f"{name}.weight"].T
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / _SEVEN_BITS
        inputs = [
            x,
            self.array(f"{name}.w", np.rint(weight / scale).astype(np.int8)),
            self.array(f"{name}.scale", scale.astype(np.float32)),
            self.array(f"{name}.zero", np.zeros(weight.shape[1], np.int8)),
            self.array(f"{name}.bias", self.state[f"{name}.bias"]),
        ]
        return self.add("DynamicQuantizeMatMul", inputs, f"{name}.out", domain=FUSED)

    def plain(self, x: str, name: str) -> str:
        """x · W + b in floats: the heads."""
        out = self.add("MatMul", [x, self.array(f"{name}.w", self.state[f"{name}.weight"].T)], f"{name}.mul")
        if f"{name}.bias" in self.state:
            out = self.add("Add", [out, self.array(f"{name}.b", self.state[f"{name}.bias"])], f"{name}.sum")
        return out

    def norm(self, x: str, more: str | None, name: str) -> str:
        """Layer normalisation of x, or of x + more."""
        sizes = [
            self.array(f"{name}.g", self.state[f"{name}.weight"]),
            self.array(f"{name}.b", self.state[f"{name}.bias"]),
        ]
        if more is None:
            return self.add("LayerNormalization", [x, *sizes], f"{name}.out", axis=-1, epsilon=1e-12)
        return self.add("SkipLayerNormalization", [x, more, *sizes], f"{name}.out", epsilon=1e-12, domain=FUSED)


def build(state: dict[str, Any], layers: int) -> onnx.ModelProto:
    """The model: ids and shapes (1 × pieces), triggers (n), distances (n × pieces) → tags (pieces), where (n × pieces).

    `tags` are probabilities of each of `TAGS`; `where` the probabilities of each piece to name the trigger's place,
    piece 0 standing for none.
    """
    g = Graph(state)
    shapes = g.add("Gather", [g.array("shapes", g.state["shapes.weight"]), "shape"], "shapes.out")
    g.add("Shape", ["ids"], "length", start=1, end=2)
    g.add(
        "Slice", [g.array("positions", g.state["positions"]), g.array("zero", np.zeros(1, np.int64)), "length"], "place"
    )
    x = g.add("Add", [g.add("Add", [g.words("ids"), shapes], "embedded"), "place"], "placed")
    x = g.norm(x, None, "norm")
    for number in range(layers):
        base = f"layers.{number}"
        qkv = g.linear(x, f"{base}.qkv")
        parts = [f"{base}.{part}" for part in "qkv"]
        g.nodes.append(helper.make_node("Split", [qkv], parts, axis=-1, num_outputs=3))
        mixed = g.add("MultiHeadAttention", parts, f"{base}.mixed", num_heads=HEADS, domain=FUSED)
        x = g.norm(g.linear(mixed, f"{base}.out"), x, f"{base}.norm1")
        up = g.add("Gelu", [g.linear(x, f"{base}.up")], f"{base}.gelu", domain=FUSED)
        x = g.norm(g.linear(up, f"{base}.down"), x, f"{base}.norm2")
    x = g.add("Reshape", [x, g.array("flat", np.array([-1, WIDTH], np.int64))], "x")
    g.add("Softmax", [g.plain(x, "tags")], "tags", axis=-1)
    _pointer(g, x)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT32, [1, "pieces"]),
        helper.make_tensor_value_info("shape", TensorProto.INT32, [1, "pieces"]),
        helper.make_tensor_value_info("triggers", TensorProto.INT32, ["n"]),
        helper.make_tensor_value_info("distances", TensorProto.INT32, ["n", "pieces"]),
    ]
    outputs = [
        helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["pieces", len(TAGS)]),
        helper.make_tensor_value_info("where", TensorProto.FLOAT, ["n", "pieces"]),
    ]
    graph = helper.make_graph(g.nodes, "encoder", inputs, outputs, g.arrays)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)])
    model.ir_version = 9
    return model


def _pointer(g: Graph, x: str) -> None:
    one = g.array("one", np.ones(1, np.int64))
    end = g.array("end", np.array([1 << 30], np.int64))
    rest = g.add("Slice", [x, one, end, "zero"], "rest")
    first = g.add("Slice", [x, "zero", one, "zero"], "first")
    places = g.add("Concat", [g.plain(first, "nowhere"), g.plain(rest, "place")], "places", axis=0)
    event = g.add("Gather", [g.plain(x, "event"), "triggers"], "event.at")
    event = g.add("Unsqueeze", [event, one], "event.wide")
    pair = g.plain(x, "pair")
    mine = g.add("Unsqueeze", [g.add("Gather", [pair, "triggers"], "pair.at"), one], "pair.wide")
    pairs = g.add("Mul", [mine, pair], "pairs")
    far = g.add("Gather", [g.array("far", g.state["distances.weight"]), "distances"], "far.out")
    total = g.add("Add", [g.add("Add", [event, places], "sum1"), g.add("Add", [pairs, far], "sum2")], "sum")
    scores = g.plain(g.add("Relu", [total], "hidden"), "where")
    g.add("Softmax", [g.add("Squeeze", [scores, g.array("last", np.array([2], np.int64))], "scores")], "where", axis=-1)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    saved = torch.load(args.weights, weights_only=True)
    args.folder.mkdir(parents=True, exist_ok=True)
    (args.folder / "encoder.onnx").write_bytes(
        build(saved["state"], saved["layers"]).SerializeToString(deterministic=True)
    )
    words = "\n".join(saved["words"]).encode()
    (args.folder / "vocabulary.txt.gz").write_bytes(gzip.compress(words, 9, mtime=0))
    for path in sorted(args.folder.iterdir()):
        print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
