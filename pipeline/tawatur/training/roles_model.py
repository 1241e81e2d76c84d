"""The tagger: one encoder, the names' classifier on its pieces, and a head that points at the roles of one number."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import nn

from tawatur.claims.pointing import BUCKETS, KINDS, ROLES


class Pointed(NamedTuple):
    """Scores of the head for `v` numbers over `n` places: `(v, roles, n)` twice, `(v,)` and `(v, kinds)`."""

    first: torch.Tensor
    last: torch.Tensor
    claim: torch.Tensor
    kind: torch.Tensor


class RoleHead(nn.Module):
    """Two transformer layers over the words of a sentence, told which number is asked about."""

    def __init__(
        self, *, hidden: int = 384, layers: int = 2, heads: int = 6, inner: int = 768, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.segment = nn.Embedding(3, hidden)
        self.distance = nn.Embedding(BUCKETS, hidden)
        for table in (self.segment, self.distance):
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
        self, states: torch.Tensor, segments: torch.Tensor, distances: torch.Tensor, mask: torch.Tensor
    ) -> Pointed:
        """`states` is `(v, n, hidden)`, one copy of its sentence a number; the others are `(v, n)`."""
        held = self.drop(self.norm(states + self.segment(segments) + self.distance(distances)))
        for layer in self.layers:
            held = layer(held, mask)
        closed = (1 - mask.to(held.dtype)).unsqueeze(1) * -1e4
        first = self.first(held).transpose(1, 2) + closed
        last = self.last(held).transpose(1, 2) + closed
        own = (segments == 1).to(held.dtype)
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
    """`names` is transformers' token classifier; `head` reads its encoder's last states, averaged by word.

    The embeddings and the lowest `frozen` layers do not learn, so that what they say is computed once.
    """

    def __init__(self, names: Any, head: RoleHead, *, frozen: int = 0) -> None:
        super().__init__()
        self.names = names
        self.head = head
        self.frozen = frozen
        layers = names.bert.encoder.layer
        for part in (names.bert.embeddings, *layers[:frozen]):
            part.requires_grad_(requires_grad=False)

    def lower(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the states below the layers that learn: `(sentences, pieces, hidden)`."""
        held: torch.Tensor = self.names.bert.embeddings(input_ids=ids)
        return self._through(held, mask, slice(None, self.frozen))

    def upper(self, held: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the last states, from those of `lower`."""
        return self._through(held, mask, slice(self.frozen, None))

    def _through(self, held: torch.Tensor, mask: torch.Tensor, layers: slice) -> torch.Tensor:
        seen = mask[:, None, None, :].bool()
        for layer in self.names.bert.encoder.layer[layers]:
            held = layer(held, seen)
        return held

    def name_scores(self, held: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the names' scores of the pieces, from the states of `lower`: `(sentences, pieces, labels)`."""
        scores: torch.Tensor = self.names.classifier(self.names.dropout(self.upper(held, mask)))
        return scores


def by_word(states: torch.Tensor, owners: torch.Tensor, count: int) -> torch.Tensor:
    """Average the states of each place's pieces: `(sentences, count, hidden)`; owner -1 belongs to no place."""
    index = owners.clamp(min=0)
    weight = (owners >= 0).to(states.dtype)
    total = states.new_zeros(states.shape[0], count, states.shape[2])
    total.scatter_add_(1, index.unsqueeze(-1).expand_as(states), states * weight.unsqueeze(-1))
    pieces = states.new_zeros(states.shape[0], count).scatter_add_(1, index, weight)
    return total / pieces.clamp(min=1).unsqueeze(-1)
