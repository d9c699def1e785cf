"""The network: the first layers of MiniLM with two heads, one that tags names and one that points at the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, relu, scaled_dot_product_attention

from dateline.annotate.encoder_inputs import DISTANCES, LONGEST, SHAPES
from dateline.knowledge.encoder import TAGS

WIDTH, INNER, HEADS = 384, 1536, 12
#: Width of the head that points at the place.
POINT = 128
_DTYPES = {"F32": torch.float32, "I64": torch.int64}


class Layer(nn.Module):
    """One transformer layer, normalised after each step as BERT is."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in self.qkv(x).chunk(3, dim=-1)
        )
        mixed = scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.dropout(self.down(gelu(self.up(x)))))


class Net(nn.Module):
    """Pieces (batch × length) with shapes → tags (batch × length × TAGS); with triggers → where (batch × length).

    `where` is a score for each piece that it names the place of the trigger, whose first piece is `trigger`; that of
    piece 0 stands for "no place named". The layers do not know the trigger: one pass serves all of a sentence.
    """

    def __init__(self, layers: int, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Parameter(torch.zeros(LONGEST, WIDTH))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.place = nn.Linear(WIDTH, POINT)
        self.event = nn.Linear(WIDTH, POINT)
        self.nowhere = nn.Linear(WIDTH, POINT)
        self.distances = nn.Embedding(DISTANCES, POINT)
        self.pair = nn.Linear(WIDTH, POINT, bias=False)
        self.where = nn.Linear(POINT, 1)
        self.dropout = nn.Dropout(dropout)

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The vectors of the pieces."""
        x = self.words(ids) + self.positions[: ids.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return self.dropout(x)

    def point(self, x: Tensor, trigger: Tensor, distances: Tensor) -> Tensor:
        """The score of each piece for one trigger a sentence."""
        at = x[torch.arange(len(x)), trigger]
        places = torch.cat([self.nowhere(x[:, :1]), self.place(x[:, 1:])], dim=1)
        pair = self.pair(x) * self.pair(at)[:, None, :]
        hidden = relu(places + self.event(at)[:, None, :] + pair + self.distances(distances))
        return self.where(self.dropout(hidden)).squeeze(-1)

    def forward(
        self, ids: Tensor, shapes: Tensor, distances: Tensor, mask: Tensor, trigger: Tensor
    ) -> tuple[Tensor, Tensor]:
        x = self.encode(ids, shapes, mask)
        return self.tags(x), self.point(x, trigger, distances)


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The arrays of a safetensors file: eight bytes with the length of a JSON header, the header, the data."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header: dict[str, Any] = json.loads(data[8 : 8 + size])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            raw = bytearray(data[start:end])
            found[name] = torch.frombuffer(raw, dtype=_DTYPES[entry["dtype"]]).reshape(entry["shape"])
    return found


def pretrained(folder: Path, kept: tuple[int, ...], rows: list[int]) -> Net:
    """A Net with the pretrained layers `kept`, in that order, and the given rows of the vocabulary."""
    torch.manual_seed(0)
    data = read_safetensors(folder / "model.safetensors")
    net = Net(len(kept), len(rows))
    with torch.no_grad():
        net.words.weight.copy_(data["embeddings.word_embeddings.weight"][rows])
        kind = data["embeddings.token_type_embeddings.weight"][0]
        net.positions.copy_(data["embeddings.position_embeddings.weight"][:LONGEST] + kind)
        nn.init.normal_(net.shapes.weight, std=0.01)
        nn.init.normal_(net.distances.weight, std=0.02)
        _norm(net.norm, data, "embeddings.LayerNorm")
        for new, old in zip(net.layers, kept, strict=True):
            assert isinstance(new, Layer)
            base = f"encoder.layer.{old}."
            for part in ("weight", "bias"):
                whole = [data[f"{base}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(new.qkv, part).copy_(torch.cat(whole))
                getattr(new.out, part).copy_(data[f"{base}attention.output.dense.{part}"])
                getattr(new.up, part).copy_(data[f"{base}intermediate.dense.{part}"])
                getattr(new.down, part).copy_(data[f"{base}output.dense.{part}"])
            _norm(new.norm1, data, f"{base}attention.output.LayerNorm")
            _norm(new.norm2, data, f"{base}output.LayerNorm")
    return net


def _norm(norm: Any, data: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(data[f"{name}.weight"])
    norm.bias.copy_(data[f"{name}.bias"])
