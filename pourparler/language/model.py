"""The reader model at work: the one place that knows ONNX. Batches in, raw scores out.

The session is made once a process. Threads: one a core unless POURPARLER_THREADS says otherwise. POURPARLER_MODEL
names a folder with another model's files, to try one before it is shipped.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np

from pourparler.record import PourparlerError

from .windows import Batch

VERSION = "reader-1"


class ModelError(PourparlerError):
    """The model's files are missing or do not fit the program."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Raw scores of a batch. labels: label set -> (windows, 1 + words, labels). arcs, source, cue: (windows,
    1 + words, 1 + words), row: the word that asks. dependent, governor: (windows, 1 + words, 128). asks, offers:
    (windows, 1 + words, roles * size), for ties.py."""

    labels: dict[str, np.ndarray]
    arcs: np.ndarray
    dependent: np.ndarray
    governor: np.ndarray
    source: np.ndarray
    cue: np.ndarray
    asks: np.ndarray
    offers: np.ndarray


class Model:
    """An open session with its label names."""

    def __init__(self, path: str, sets: dict[str, list[str]], order: list[str], relations: np.ndarray):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("POURPARLER_THREADS", "0"))
        options.log_severity_level = 3
        self.sets = sets
        self._order = order
        self._relations = relations
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def scores(self, batch: Batch) -> Scores:
        """Run one batch."""
        feed = {"ids": batch.ids, "shapes": batch.shapes, "gaps": batch.gaps, "first": batch.first}
        labels, *rest = self._session.run(None, feed)
        parts, at = {}, 0
        for name in self._order:
            parts[name] = labels[..., at : at + len(self.sets[name])]
            at += len(self.sets[name])
        return Scores(parts, *rest)

    def relations(self, dependent: np.ndarray, governor: np.ndarray) -> np.ndarray:
        """Scores of UD relations for rows of dependents and their heads: (n, 128) twice -> (n, relations)."""
        both = np.concatenate([_gelu(dependent + governor), np.tanh(dependent) * np.tanh(governor)], -1)
        return both @ self._relations[:-1] + self._relations[-1]


@lru_cache(maxsize=1)
def load() -> Model:
    """The shipped model. ModelError when its files are not there."""
    other = os.environ.get("POURPARLER_MODEL")
    return open_model(Path(other) if other else files("pourparler.language"))


def open_model(folder: Traversable) -> Model:
    """The model whose files are in a folder. ModelError when they are not."""
    try:
        described = json.loads(folder.joinpath("reader.json").read_text(encoding="utf-8"))
        with as_file(folder.joinpath("relations.npy")) as path:
            relations = np.load(path)
        with as_file(folder.joinpath("reader.onnx")) as path:
            return Model(str(path), described["sets"], described["order"], relations)
    except FileNotFoundError as fault:
        raise ModelError(
            f"the reader model is not in the package: {fault.filename}. Install pourparler again."
        ) from fault


def _gelu(x: np.ndarray) -> np.ndarray:
    """x Phi(x) by the error function of Abramowitz and Stegun 7.1.26 (error below 2e-7)."""
    z = np.abs(x) * np.float32(2**-0.5)
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return (0.5 * x * (1 + erf)).astype(np.float32)
