"""Arc scores of a sentence -> its best tree with one root: Chu-Liu and Edmonds' maximum spanning arborescence."""

from __future__ import annotations

import numpy as np


def best_heads(scores: np.ndarray) -> list[int]:
    """scores: (n, 1 + n), row: dependent, column 0 the root, column j word j - 1. Heads are words, -1 for the root."""
    n = len(scores)
    scores = scores.astype(np.float64)
    scores[np.arange(n), np.arange(1, n + 1)] = -np.inf
    heads = scores.argmax(1)
    if _is_tree(heads):
        return [int(h) - 1 for h in heads]
    # One root only: try the likeliest few, keep the best tree.
    best, kept = -np.inf, heads
    for root in np.argsort(-scores[:, 0])[:5]:
        only = scores.copy()
        only[:, 0] = -np.inf
        only[root, :] = -np.inf
        only[root, 0] = scores[root, 0]
        found = only.argmax(1)
        if only[np.arange(n), found].sum() <= best:
            continue  # not even its best arcs, tree or not, would do
        if not _is_tree(found):
            found = _edmonds(only)
        total = only[np.arange(n), found].sum()
        if total > best:
            best, kept = total, found
    return [int(h) - 1 for h in kept]


def _is_tree(heads: np.ndarray) -> bool:
    if (heads == 0).sum() != 1:
        return False
    return _cycle(heads) is None


def _cycle(heads: np.ndarray) -> list[int] | None:
    """Nodes (1-based) of one cycle of head links; None when every path ends at the root, 0."""
    state = [0] * (len(heads) + 1)
    state[0] = -1
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while state[at] == 0:
            state[at] = start
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == start and at in path:
            return path[path.index(at) :]
        for node in path:
            state[node] = -1
    return None


def _edmonds(scores: np.ndarray) -> np.ndarray:
    """Best heads (0 root) for scores (n, 1 + n) by contracting cycles."""
    heads = scores.argmax(1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    n = len(scores)
    inside = set(cycle)
    rest = [0, *(i for i in range(1, n + 1) if i not in inside)]
    place = {node: k for k, node in enumerate(rest)}
    joint = len(rest)  # the contracted node's number
    small = np.full((joint, joint + 1), -np.inf)
    enter, leave = {}, {}
    loss = {node: scores[node - 1, heads[node - 1]] for node in cycle}
    for head in rest:
        options = [(scores[node - 1, head] - loss[node], node) for node in cycle]
        gain, node = max(options)
        small[joint - 1, place[head]] = gain
        enter[head] = node
    for node in rest[1:]:
        row = scores[node - 1]
        for head in rest:
            small[place[node] - 1, place[head]] = row[head]
        via = max(cycle, key=lambda c: row[c])
        small[place[node] - 1, joint] = row[via]
        leave[node] = via
    small[np.arange(joint), np.arange(1, joint + 1)] = -np.inf
    found = _edmonds(small)
    out = heads.copy()
    for node in rest[1:]:
        head = int(found[place[node] - 1])
        out[node - 1] = leave[node] if head == joint else rest[head]
    outside = rest[int(found[joint - 1])]
    out[enter[outside] - 1] = outside
    return out
