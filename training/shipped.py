"""The shipped model's weights, unpacked from int8, as the start of a new run: what was learnt need not be learnt again.

Linear layers are found by their biases, which keep their names in the graph; the weight of each is behind the product
that the bias is added to. Embeddings keep their names; those of words were never trained, so they are left as they are
in the reader. A layer that the graph lacks, or whose size has changed, starts
as it would in a new network; of label heads that have grown, the old rows are kept.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from .network import LAYERS, Pairs, Reader


class Graph:
    """The initialisers of an ONNX graph, and who makes and who takes each value."""

    def __init__(self, path: Path):
        graph = onnx.load(str(path)).graph
        self.nodes = list(graph.node)
        self.arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        self.maker = {name: node for node in self.nodes for name in node.output}

    def matrix(self, name: str) -> Tensor:
        """An initialiser in float32, unpacked where it is quantised."""
        if name in self.arrays:
            return torch.from_numpy(self.arrays[name].astype(np.float32))
        packed, scale = self.arrays[f"{name}_quantized"].astype(np.float32), self.arrays[f"{name}_scale"]
        return torch.from_numpy((packed - self.arrays[f"{name}_zero_point"].astype(np.float32)) * scale).float()

    def behind(self, value: str) -> Tensor | None:
        """The weight of the product that a value comes from, by way of casts, scales and reshapes: (in, out)."""
        while value in self.maker:
            node = self.maker[value]
            if node.op_type in ("MatMulInteger", "MatMul"):
                name = node.input[1].removesuffix("_quantized")
                return self.matrix(name) if name in self.arrays or f"{name}_scale" in self.arrays else None
            if node.op_type not in ("Cast", "Mul", "Reshape"):
                return None
            value = node.input[0]
        return None

    def weight_of(self, bias: str) -> Tensor | None:
        """The weight of the linear layer whose bias has this name, (out, in)."""
        for node in self.nodes:
            if node.op_type == "Add" and bias in node.input:
                found = self.behind(next(name for name in node.input if name != bias))
                return None if found is None else found.T
        return None


@torch.no_grad()
def load_shipped(model: Reader, folder: Path) -> dict[str, int]:
    """Put the weights of folder/reader.onnx and relations.npy into a reader.

    Returns the layers that it lacks in part or whole, with the number of rows that it has of them."""
    graph, grown = Graph(folder / "reader.onnx"), {}
    for name, module in model.named_modules():
        if isinstance(module, nn.Linear) and name != "relations":
            weight, bias = graph.weight_of(f"model.{name}.bias"), graph.arrays.get(f"model.{name}.bias")
            if weight is None or bias is None:
                grown[name] = 0
                continue
            if (rows := len(weight)) < len(module.weight):
                grown[name] = rows
            module.weight[:rows].copy_(weight[:rows])
            module.bias[:rows].copy_(torch.tensor(bias[:rows]))
        elif isinstance(module, nn.Embedding) and name != "encoder.word":
            module.weight.copy_(graph.matrix(f"model.{name}.weight"))
        elif isinstance(module, nn.LayerNorm):
            module.weight.copy_(graph.matrix(f"model.{name}.weight"))
            module.bias.copy_(graph.matrix(f"model.{name}.bias"))
    model.encoder.kind.copy_(graph.matrix("model.encoder.kind"))
    grown |= _mixes(model, graph)
    _pairs([model.arcs, model.source, model.cue], graph)
    scorer = torch.from_numpy(np.load(folder / "relations.npy"))
    model.relations.weight.copy_(scorer[:-1].T)
    model.relations.bias.copy_(scorer[-1])
    return grown


def _mixes(model: Reader, graph: Graph) -> dict[str, int]:
    """Shares of the layers: the scalars that the graph multiplies by, mix by mix. The mixes that it lacks."""
    shares = [float(a) for name, a in graph.arrays.items() if name.startswith("onnx::Mul_") and a.ndim == 0]
    lacking = {}
    for n, (name, mix) in enumerate(model.mixes.items()):
        if mine := shares[n * (LAYERS + 1) : (n + 1) * (LAYERS + 1)]:
            mix.weights.copy_(torch.tensor(mine).log())
        else:
            lacking[f"mixes.{name}"] = 0
    return lacking


def _pairs(pairs: list[Pairs], graph: Graph) -> None:
    """Biaffine weights: a product, then a nameless row added."""
    found = [
        (graph.behind(node.input[0]), graph.arrays[node.input[1]])
        for node in graph.nodes
        if node.op_type == "Add" and len(node.input) == 2 and node.input[1].startswith("onnx::Add_")
    ]
    for pair, (weight, row) in zip(pairs, [(w, r) for w, r in found if w is not None], strict=True):
        pair.weight[:-1].copy_(weight)
        pair.weight[-1].copy_(torch.tensor(row))
