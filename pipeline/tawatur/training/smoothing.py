"""Makes an encoder fit for 8-bit products: scale moves from activations with outliers into the weights.

After SmoothQuant (Xiao et al., 2023): a product `x W` becomes `(x / s) (s W)`, with a scale for each input channel that
evens out how much the two of them vary. In BERT the norm's output also feeds the residual, so that `1 / s` cannot be
folded into the norm; it stays as a product of its own before the matrix, which costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import torch
from torch import nn

SHARE: Final = 0.8  # tried: .5, .65 and .8; with .8 nothing is lost (docs/ner.md)
_FLOOR: Final = 1e-5
_TOGETHER: Final = 16


class Scaled(nn.Module):
    """A linear layer behind a scale for each input channel."""

    def __init__(self, layer: nn.Linear, scale: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("inverse", 1 / scale)
        self.layer = layer
        with torch.no_grad():
            layer.weight.mul_(scale)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply the layer."""
        found: torch.Tensor = self.layer(x * self.inverse)
        return found


def batched(
    tokenizer: Any, sentences: Sequence[Sequence[str]], *, pieces: int = 96
) -> Iterator[dict[str, torch.Tensor]]:
    """Yield sentences, given as words, as what `smooth` measures on."""
    for at in range(0, len(sentences), _TOGETHER):
        cut = tokenizer(
            [list(words) for words in sentences[at : at + _TOGETHER]], is_split_into_words=True, padding=True,
            truncation=True, max_length=pieces, return_tensors="pt",
        )  # fmt: skip
        yield {name: cut[name] for name in ("input_ids", "attention_mask")}


def smooth(encoder: nn.Module, inputs: Iterable[Mapping[str, torch.Tensor]], *, share: float = SHARE) -> None:
    """Put a scale before every linear layer inside the encoder's layers; what it computes stays the same.

    `inputs` are batches to measure activations on. `share` of 0 leaves all the unevenness to the activations, 1 puts
    it all into the weights. Layers that read one tensor (query, key, value) get scales of their own.
    """
    layers = {
        name: layer
        for name, layer in encoder.named_modules()
        if isinstance(layer, nn.Linear) and "layer." in name
    }  # fmt: skip
    largest = {name: torch.zeros(layer.in_features) for name, layer in layers.items()}

    def watch(name: str) -> Any:
        def see(_: nn.Module, args: tuple[torch.Tensor, ...]) -> None:
            rows = args[0].detach().abs().flatten(0, -2)
            largest[name] = torch.maximum(largest[name], rows.amax(0))

        return see

    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    with torch.no_grad():
        for batch in inputs:
            encoder(**batch)
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        weights = layer.weight.detach().abs().amax(0).clamp(min=_FLOOR)
        scale = largest[name].clamp(min=_FLOOR) ** share / weights ** (1 - share)
        parent = encoder.get_submodule(name.rpartition(".")[0])
        setattr(parent, name.rpartition(".")[2], Scaled(layer, scale.clamp(min=_FLOOR)))
