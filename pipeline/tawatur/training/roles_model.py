"""The tagger: a branch of the names' encoder, and a head that points at the roles of one number.

The branch is a copy of the encoder's topmost layers: up to them names and roles share what a sentence is run
through, and the names stay as they were. The head reads the branch's states by word, once for each number.
"""

from __future__ import annotations

import copy
from typing import Any, NamedTuple

import torch
from torch import nn

from tawatur.claims.pointing import BUCKETS, HINTED, KINDS, OWN, ROLES, SEGMENTS


class Pointed(NamedTuple):
    """Scores of the head for `v` numbers over `n` places: `(v, roles, n)` twice, `(v,)` and `(v, kinds)`."""

    first: torch.Tensor
    last: torch.Tensor
    claim: torch.Tensor
    kind: torch.Tensor


class RoleHead(nn.Module):
    """Transformer layers over the words of a sentence, told which number is asked about."""

    def __init__(self, *, hidden: int, layers: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.segment = nn.Embedding(SEGMENTS, hidden)
        self.distance = nn.Embedding(BUCKETS, hidden)
        self.hint = nn.Linear(len(HINTED), hidden, bias=False)
        for table in (self.segment, self.distance, self.hint):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(hidden)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(hidden, heads, inner, dropout) for _ in range(layers))
        self.first = nn.Linear(hidden, len(ROLES))
        self.last = nn.Linear(hidden, len(ROLES))
        self.pooled = nn.Linear(2 * hidden, hidden)
        self.claim = nn.Linear(hidden, 1)
        self.kind = nn.Linear(hidden, len(KINDS))

    def forward(
        self, states: torch.Tensor, segments: torch.Tensor, distances: torch.Tensor, mask: torch.Tensor,
        hints: torch.Tensor,
    ) -> Pointed:  # fmt: skip
        """`states` is `(v, n, hidden)`, a sentence a number; `hints` `(v, n, roles)`; the others `(v, n)`."""
        told = self.segment(segments) + self.distance(distances) + self.hint(hints)
        held = self.drop(self.norm(states + told))
        for layer in self.layers:
            held = layer(held, mask)
        closed = (1 - mask.to(held.dtype)).unsqueeze(1) * -1e4
        first = self.first(held).transpose(1, 2) + closed
        last = self.last(held).transpose(1, 2) + closed
        own = (segments == OWN).to(held.dtype)
        value = (held * own.unsqueeze(-1)).sum(1) / own.sum(1, keepdim=True).clamp(min=1)
        pooled = torch.tanh(self.pooled(self.drop(torch.cat([value, held[:, 0]], -1))))
        return Pointed(first, last, self.claim(pooled).squeeze(-1), self.kind(pooled))


class _Layer(nn.Module):
    """A transformer layer, norms behind; written out so that it exports to plain matrix products."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden)
        self.drop = nn.Dropout(dropout)

    def forward(self, held: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, count, hidden = held.shape
        parts = self.qkv(held).view(batch, count, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        scores = parts[0] @ parts[1].transpose(-1, -2) / (hidden // self.heads) ** 0.5
        scores = scores + (1 - mask.to(scores.dtype))[:, None, None, :] * -1e4
        mixed = (self.drop(scores.softmax(-1)) @ parts[2]).transpose(1, 2).reshape(batch, count, hidden)
        held = self.norm1(held + self.drop(self.out(mixed)))
        grown = self.down(torch.nn.functional.gelu(self.up(held)))
        result: torch.Tensor = self.norm2(held + self.drop(grown))
        return result


class Tagger(nn.Module):
    """Branch and head."""

    def __init__(self, names: Any, settings: dict[str, Any]) -> None:
        super().__init__()
        self.branch = copy.deepcopy(names.bert.encoder.layer[-settings["branch"] :])
        for part in self.branch.modules():
            if isinstance(part, nn.Dropout):
                part.p = settings["dropout"]
        self.head = RoleHead(hidden=names.config.hidden_size, dropout=settings["dropout"], **settings["head"])

    def states(self, below: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the branch's states of the pieces, from those of `states_below`."""
        for layer in self.branch:
            below = layer(below, mask[:, None, None, :].bool())
        return below


def states_below(names: Any, ids: torch.Tensor, mask: torch.Tensor, branch: int) -> torch.Tensor:
    """Return the encoder's states where the branch leaves it: `(sentences, pieces, hidden)`."""
    with torch.no_grad():
        held: torch.Tensor = names.bert.embeddings(input_ids=ids)
        for layer in names.bert.encoder.layer[:-branch]:
            held = layer(held, mask[:, None, None, :].bool())
    return held


def by_word(states: torch.Tensor, owners: torch.Tensor, count: int) -> torch.Tensor:
    """Average the states of each place's pieces: `(sentences, count, hidden)`; owner -1 belongs to no place."""
    index = owners.clamp(min=0)
    weight = (owners >= 0).to(states.dtype)
    total = states.new_zeros(states.shape[0], count, states.shape[2])
    total.scatter_add_(1, index.unsqueeze(-1).expand_as(states), states * weight.unsqueeze(-1))
    pieces = states.new_zeros(states.shape[0], count).scatter_add_(1, index, weight)
    return total / pieces.clamp(min=1).unsqueeze(-1)
