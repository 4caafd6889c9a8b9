"""Train the reader: one joint schedule over trees, attributions and events, one decay, checkpoints to resume from.

Learning rate falls linearly with the wall clock, so that a run fits its budget on any machine. What is kept is
the running mean of the weights (decay 0.999). Word embeddings stay as they were pre-trained: they hold what is
known of words that the training texts lack.
"""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .corpora import IGNORE, Document, Labels
from .network import FAMILIES, TIE_SIZE, TIES, VOCABULARY, Output, Reader
from .windows import Choices, Targets, stream, tensors

CYCLE = ("stories", "polnear", "invented", "gum", "stories", "polnear", "invented", "stories", "ewt")
STEP = 1024  # pieces
RATES = {"encoder": 3e-4, "heads": 1e-3}
WARM_UP = 100  # steps
MEAN_DECAY = 0.999
LOSSES = {
    "upos": 1.0, "xpos": 0.5, "sentence": 0.6, "name": 1.0, "role": 1.5,
    "event": 2.0, "status": 0.7, "voice": 0.5, "mode": 0.5, "party": 1.5, "pointer": 0.5,
}  # fmt: skip


def losses(
    model: Reader, out: Output, want: Targets, sizes: dict[str, int], weights: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Weighted loss of each task that the batch has targets for."""
    found, at = {}, 0
    for name in (n for names in FAMILIES.values() for n in names):
        logits = out.labels[..., at : at + sizes[name]]
        at += sizes[name]
        if name in want.labels and (want.labels[name] != IGNORE).any():
            smooth = 0.1 if name in FAMILIES["events"][1:] else 0.0
            loss = F.cross_entropy(
                logits.flatten(0, 1),
                want.labels[name].flatten(),
                weights.get(name),
                ignore_index=IGNORE,
                label_smoothing=smooth,
            )
            found[name] = LOSSES[name] * loss
    if (want.heads != IGNORE).any():
        found["arc"] = _pick(out.arcs.masked_fill(~want.same_sentence, -1e4), want.heads)
        rows = (want.heads != IGNORE).nonzero(as_tuple=True)
        governor = out.governor[rows[0], want.heads[rows]]
        scores = model.relation_scores(out.dependent[rows], governor)
        found["relation"] = F.cross_entropy(scores, want.relations[rows], ignore_index=IGNORE)
    for name, scores, target in (("source", out.source, want.source_of), ("cue", out.cue, want.cue_of)):
        if (target != IGNORE).any():
            found[name] = 0.5 * _pick(scores, target)
    if len(want.ties.asks):
        found |= _tie_losses(out, want.ties)
    return found


def _tie_losses(out: Output, want: Choices) -> dict[str, Tensor]:
    """Of actors and recipients: cross-entropy of each place, by the soft maximum over its mentions. Of source and time:
    minus the log share of all right mentions."""
    row, column, role = want.asks.unbind(1)
    size = (*out.asks.shape[:2], len(TIES), TIE_SIZE)
    asks = out.asks.view(size)[row, column, role]
    offers = out.offers.view(size)[row[:, None], want.options.clamp(min=0), role[:, None]]
    scores = torch.einsum("nd,nkd->nk", asks, offers) / TIE_SIZE**0.5
    scores = scores.masked_fill(want.options < 0, -1e4)
    total, right = scores.logsumexp(1), scores.masked_fill(~want.right, -1e4).logsumexp(1)
    party = role < TIES.index("source")
    found = {}
    if party.any():
        truth = want.right[party].any(1).float()
        found["party"] = LOSSES["party"] * F.binary_cross_entropy_with_logits(total[party], truth)
    if (~party).any():
        found["pointer"] = LOSSES["pointer"] * (total - right)[~party].mean()
    return found


def _pick(scores: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE)


def event_weights(docs: list[Document], size: int) -> Tensor:
    """Class weights: 1 for no event, more for types that are rare: 2 (mean / n) ** 0.3, at most 5."""
    counts = torch.ones(size)
    for doc in docs:
        counts += torch.bincount(torch.tensor(doc.labels.get("event", [0])), minlength=size)
    weights = (2 * (counts[2:].mean() / counts) ** 0.3).clamp(max=5)
    weights[:2] = 1
    return weights


def train(
    docs: list[Document],
    labels: Labels,
    start: Callable[[Reader], None],
    out: Path,
    minutes: float,
    threads: int,
    cycle: Sequence[str] = CYCLE,
    seed: int = 1,
) -> None:
    """Train for `minutes` of wall clock, from the weights that `start` puts into a new reader.

    Writes out/checkpoint.pt every ten minutes and out/reader.pt at the end. A checkpoint found in `out` is resumed,
    with the time it had used."""
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(seed)
    sizes = {name: len(known) for name, known in labels.sets.items()}
    relations = sizes.pop("relation")
    model = Reader(VOCABULARY, sizes, relations)
    start(model)
    model.encoder.word.weight.requires_grad_(False)
    mean = copy.deepcopy(model).eval()
    optimiser = _optimiser(model)
    weights = {"event": event_weights(docs, sizes["event"])}
    groups = {c: [d for d in docs if d.corpus == c] for c in set(cycle)}
    step, used = _resume(out, model, mean, optimiser)
    streams = {
        c: stream(group, STEP, seed=1000 * seed + step + i) for i, (c, group) in enumerate(sorted(groups.items()))
    }
    rng, log = random.Random(1000 * seed + step), {}
    began, saved = time.monotonic() - used, time.monotonic()
    while (elapsed := time.monotonic() - began) < 60 * minutes:
        _set_rates(optimiser, step, elapsed / (60 * minutes))
        corpus = cycle[step % len(cycle)]
        inputs, want = tensors(next(streams[corpus]), rng)
        with torch.autocast("cpu", torch.bfloat16):
            predicted = model(*inputs)
        parts = losses(model.train(), predicted, want, sizes, weights)
        sum(parts.values(), torch.zeros(())).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        optimiser.zero_grad()
        _average(mean, model, min(MEAN_DECAY, (step + 1) / (step + 10)))
        step += 1
        for name, part in parts.items():
            log[name] = 0.98 * log.get(name, part.item()) + 0.02 * part.item()
        if step % 100 == 0:
            print(f"{step} {elapsed:.0f}s " + " ".join(f"{k} {v:.3f}" for k, v in sorted(log.items())), flush=True)
        if time.monotonic() - saved > 600:
            _save(out / "checkpoint.pt", model, mean, optimiser, step, elapsed)
            write(mean, labels, out)
            saved = time.monotonic()
    write(mean, labels, out)


def write(mean: Reader, labels: Labels, out: Path) -> None:
    """out/reader.pt: what `training export` takes."""
    torch.save({"weights": mean.state_dict(), "labels": json.dumps(labels.sets)}, out / "reader.part")
    (out / "reader.part").replace(out / "reader.pt")


def _optimiser(model: Reader) -> torch.optim.Optimizer:
    encoder = [p for n, p in model.named_parameters() if n.startswith(("encoder.layers", "encoder.pos"))]
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": encoder, "name": "encoder"}, {"params": heads, "name": "heads"}]
    return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def _set_rates(optimiser: torch.optim.Optimizer, step: int, share: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = RATES[group["name"]] * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - share)


@torch.no_grad()
def _average(mean: Reader, model: Reader, decay: float) -> None:
    pairs = [(m, p) for m, p in zip(mean.parameters(), model.parameters(), strict=True) if p.requires_grad]
    torch._foreach_lerp_([m for m, _ in pairs], [p for _, p in pairs], 1 - decay)


def _save(path: Path, model: Reader, mean: Reader, optimiser: torch.optim.Optimizer, step: int, elapsed: float) -> None:
    state = {"model": model.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict()}
    torch.save({**state, "step": step, "elapsed": elapsed}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(out: Path, model: Reader, mean: Reader, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    path = out / "checkpoint.pt"
    if not path.exists():
        return 0, 0.0
    state = torch.load(path)
    model.load_state_dict(state["model"])
    mean.load_state_dict(state["mean"])
    optimiser.load_state_dict(state["optimiser"])
    return state["step"], state["elapsed"]
