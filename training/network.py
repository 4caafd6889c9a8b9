"""The reader: one MiniLM encoder, a mix of its layers for each family of tasks, small heads. Needs torch.

Encoder: 6 layers of 384 (Wang et al. 2020), weights of all-MiniLM-L6-v2. Trees: biaffine arcs (Dozat and
Manning 2017) with the start token as root. Attribution: BIO labels and two pointers, cue -> source and
content -> cue. Events: the type at the head word of a trigger, its status, mode and voice, and ties: how well each
word of the window fits as its actor, its recipient, its source, its time.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from pourparler.language.windows import GAPS, SHAPES

VOCABULARY = 30522  # pieces
LAYERS, WIDTH, HEADS, INNER, POSITIONS = 6, 384, 12, 1536, 512
FAMILIES = {
    "syntax": ("upos", "xpos", "sentence"),
    "roles": ("name", "role"),
    "events": ("event", "status", "voice", "mode"),
}
TIES, TIE_SIZE = ("actor", "recipient", "source", "when"), 64


class Layer(nn.Module):
    """One BERT layer, post-norm."""

    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, s, _ = x.shape
        q, k, v = self.qkv(x).view(b, s, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, s, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece ids, shapes and gaps -> the outputs of all layers: a list of (batch, pieces, WIDTH)."""

    def __init__(self, vocabulary: int, dropout: float):
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.gap = nn.Embedding(len(GAPS), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.gap.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> list[Tensor]:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(place) + self.kind + self.shape(shapes) + self.gap(gaps)
        x = self.drop(self.norm(x))
        mask = ((ids == 0) * -1e4)[:, None, None, :]
        out = [x]
        for layer in self.layers:
            x = layer(x, mask)
            out.append(x)
        return out


class Mix(nn.Module):
    """A weighted mean of layers, weights learnt."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1.0, 1.0, LAYERS + 1))

    def forward(self, layers: list[Tensor]) -> Tensor:
        share = self.weights.softmax(0)
        return sum((share[i] * layer for i, layer in enumerate(layers)), torch.zeros(()))


class Pairs(nn.Module):
    """Biaffine scores of every word for every other: (batch, from, to)."""

    def __init__(self, size: int, dropout: float):
        super().__init__()
        self.source = nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(dropout))
        self.target = nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(dropout))
        self.weight = nn.Parameter(torch.zeros(size + 1, size))
        nn.init.normal_(self.weight, std=size**-0.5)

    def forward(self, x: Tensor) -> Tensor:
        a, b = self.source(x), self.target(x)
        return (a @ self.weight[:-1] + self.weight[-1]) @ b.transpose(1, 2)


class Ties(nn.Module):
    """What a trigger asks for and what a word has to offer, in each role: (batch, words, TIES * TIE_SIZE) twice."""

    def __init__(self, dropout: float):
        super().__init__()
        size = len(TIES) * TIE_SIZE
        self.asks = nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(dropout), nn.Linear(size, size))
        self.offers = nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(dropout), nn.Linear(size, size))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.asks(x), self.offers(x)


@dataclass
class Output:
    """labels: (batch, 1 + words, all label sets side by side); arcs, source, cue: (batch, 1 + words, 1 + words);
    dependent, governor: (batch, 1 + words, 128); asks, offers: (batch, 1 + words, TIES * TIE_SIZE)."""

    labels: Tensor
    arcs: Tensor
    dependent: Tensor
    governor: Tensor
    source: Tensor
    cue: Tensor
    asks: Tensor
    offers: Tensor


class Reader(nn.Module):
    """`sizes`: label set -> number of labels, in the order of FAMILIES; `relations`: number of UD relations."""

    def __init__(self, vocabulary: int, sizes: dict[str, int], relations: int, dropout: float = 0.1):
        super().__init__()
        self.encoder = Encoder(vocabulary, dropout)
        self.mixes = nn.ModuleDict({family: Mix() for family in (*FAMILIES, "ties")})
        self.inner = nn.ModuleDict(
            {f: nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH)) for f in FAMILIES}
        )
        self.heads = nn.ModuleDict(
            {f: nn.Linear(WIDTH, sum(sizes[name] for name in names)) for f, names in FAMILIES.items()}
        )
        self.drop = nn.Dropout(dropout)
        self.arcs = Pairs(192, 0.15)
        self.dependent = nn.Linear(WIDTH, 128)
        self.governor = nn.Linear(WIDTH, 128)
        self.relations = nn.Linear(256, relations)
        self.source = Pairs(96, 0.1)
        self.cue = Pairs(96, 0.1)
        self.ties = Ties(0.1)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor) -> Output:
        layers = self.encoder(ids, shapes, gaps)
        where = first[:, :, None].expand(-1, -1, WIDTH)
        at = {family: self.drop(mix(layers).gather(1, where)) for family, mix in self.mixes.items()}
        labels = torch.cat([self.heads[f](self.drop(self.inner[f](at[f]))) for f in FAMILIES], -1)
        tree, roles = at["syntax"], at["roles"]
        asks, offers = self.ties(at["ties"])
        return Output(
            labels.float(), self.arcs(tree).float(), self.dependent(tree).float(), self.governor(tree).float(),
            self.source(roles).float(), self.cue(roles).float(), asks.float(), offers.float(),
        )  # fmt: skip

    def relation_scores(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of the UD relations for (dependent, governor) pairs of rows: (..., relations)."""
        return self.relations(
            torch.cat([F.gelu(dependent + governor), torch.tanh(dependent) * torch.tanh(governor)], -1)
        )


def load_encoder(model: Reader, weights: dict[str, Tensor]) -> None:
    """Put the weights of a BERT checkpoint (Hugging Face names) into the encoder."""
    e = model.encoder
    with torch.no_grad():
        e.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        e.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        e.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        _copy(e.norm, weights, "embeddings.LayerNorm")
        for i, layer in enumerate(e.layers):
            at = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                names = [f"{at}attention.self.{x}.{part}" for x in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat([weights[n] for n in names]))
            _copy(layer.out, weights, at + "attention.output.dense")
            _copy(layer.norm1, weights, at + "attention.output.LayerNorm")
            _copy(layer.up, weights, at + "intermediate.dense")
            _copy(layer.down, weights, at + "output.dense")
            _copy(layer.norm2, weights, at + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])  # type: ignore[union-attr,operator]
    module.bias.copy_(weights[name + ".bias"])  # type: ignore[union-attr,operator]
