"""A trained reader -> the files the package ships: reader.onnx (int8), reader.json (label names), relations.npy.

Quantisation is dynamic, per channel, 7-bit weights (`reduce_range`): products of 8-bit weights may saturate on
processors with AVX2 alone. The scorer of relations stays outside the graph: it runs on chosen heads only.
"""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .encoder import encoder_weights
from .network import FAMILIES, VOCABULARY, Reader, load_encoder
from .shipped import load_shipped

INPUTS = ("ids", "shapes", "gaps", "first")
OUTPUTS = ("labels", "arcs", "dependent", "governor", "source", "cue", "asks", "offers")


class Graph(nn.Module):
    """The reader with a tuple for its output, as the exporter wants it."""

    def __init__(self, model: Reader):
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        out = self.model(ids, shapes, gaps, first)
        return tuple(getattr(out, name) for name in OUTPUTS)


def load(paths: Sequence[Path], shipped: Path | None = None, kept: float = 0.0) -> tuple[Reader, dict[str, list[str]]]:
    """The trained model and its label sets; of several runs from one start the mean of their weights ("model soup",
    Wortsman et al. 2022), and with a share `kept` of the model that they went on from, where it has the layer."""
    states = [torch.load(path) for path in paths]
    sets = json.loads(states[0]["labels"])
    model, before = _reader(sets), _reader(sets)
    first = states[0]["weights"]
    model.load_state_dict({name: torch.stack([s["weights"][name] for s in states]).mean(0) for name in first})
    if shipped is not None:
        load_encoder(before, encoder_weights())
        keep(model, before, load_shipped(before, shipped), kept)
    return model.eval(), sets


def _reader(sets: dict[str, list[str]]) -> Reader:
    sizes = {name: len(known) for name, known in sets.items()}
    return Reader(VOCABULARY, sizes, sizes.pop("relation"))


@torch.no_grad()
def keep(model: Reader, before: Reader, grown: dict[str, int], kept: float) -> None:
    """Move the weights by a share `kept` towards those of an earlier model: a training that goes on forgets a little of
    what it knew (Wortsman et al. 2022, "Robust fine-tuning"). `grown`: layer -> rows that the earlier model has."""
    old = dict(before.named_parameters())
    for name, now in model.named_parameters():
        rows = grown.get(name.rpartition(".")[0], len(now))
        now[:rows].lerp_(old[name][:rows], kept)


def export(
    paths: Sequence[Path], out: Path, quantised: bool = True, shipped: Path | None = None, kept: float = 0.0
) -> None:
    """Write the three files into `out`."""
    model, sets = load(paths, shipped, kept)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "reader.onnx"
        _export(Graph(model).eval(), plain)
        if quantised:
            _quantise(plain, out / "reader.onnx")
        else:
            (out / "reader.onnx").write_bytes(plain.read_bytes())
    order = [name for names in FAMILIES.values() for name in names]
    described = {"order": order, "sets": sets}
    (out / "reader.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    weight = torch.cat([model.relations.weight.T, model.relations.bias[None]]).detach().numpy()
    np.save(out / "relations.npy", weight.astype(np.float32))


def _export(graph: Graph, path: Path) -> None:
    ids = torch.randint(1000, 2000, (2, 24))
    codes = torch.ones_like(ids)
    first = torch.arange(20)[None].repeat(2, 1)
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]} | {"first": {0: "windows", 1: "words"}}
    axes |= {name: {0: "windows", 1: "words"} for name in OUTPUTS}
    axes |= {name: {0: "windows", 1: "words", 2: "words"} for name in ("arcs", "source", "cue")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph, (ids, codes, codes, first), str(path), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def _quantise(plain: Path, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(plain), str(out), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
