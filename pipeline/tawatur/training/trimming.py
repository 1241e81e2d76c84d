"""Takes rare word pieces of Latin script out of a trained model: `python -m tawatur.training.trimming BEST OUT`.

Training wants them (English names are cut as they were in pretraining); a model that ships does without most: 5,000
pieces are 2 MB. Names still come out as pieces, of which there are then more. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file, save_file

_EMBEDDINGS: Final = "bert.embeddings.word_embeddings.weight"
_SPECIAL: Final = 4  # begin, padding, end, unknown
_COPIED: Final = ("tokenizer_config.json", "figures.json", "roles.pt")


def kept_pieces(vocabulary: list[tuple[str, float]], latin: int) -> list[int]:
    """Return the ids of all pieces but the longer ASCII ones beyond the `latin` likeliest, in order."""
    ascii_ = [
        i for i, (piece, _) in enumerate(vocabulary)
        if i >= _SPECIAL and len(bare := piece.strip("▁")) > 1 and bare.isascii()
    ]  # fmt: skip
    dropped = set(sorted(ascii_, key=lambda i: -vocabulary[i][1])[latin:])
    return [i for i in range(len(vocabulary)) if i not in dropped]


def trim(source: Path, target: Path, *, latin: int) -> int:
    """Write `target` with fewer pieces; return how many are left. Raises ValueError where ids would clash."""
    target.mkdir(parents=True, exist_ok=True)
    tokenizer: dict[str, Any] = json.loads((source / "tokenizer.json").read_text("utf-8"))
    if any(token["id"] >= _SPECIAL for token in tokenizer["added_tokens"]):
        raise ValueError(f"{source}: special pieces stand among the others")
    vocabulary = tokenizer["model"]["vocab"]
    kept = kept_pieces([(piece, score) for piece, score in vocabulary], latin)
    tokenizer["model"]["vocab"] = [vocabulary[i] for i in kept]
    (target / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), "utf-8")
    config = json.loads((source / "config.json").read_text("utf-8"))
    (target / "config.json").write_text(json.dumps({**config, "vocab_size": len(kept)}, indent=2), "utf-8")
    weights = load_file(source / "model.safetensors")
    weights[_EMBEDDINGS] = weights[_EMBEDDINGS][torch.tensor(kept)].contiguous()
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})
    for name in _COPIED:
        if (source / name).exists():
            shutil.copy(source / name, target / name)
    return len(kept)


def main() -> None:
    """Trim from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--latin", type=int, default=9000, help="how many longer ASCII pieces stay")
    options = parser.parse_args()
    trim(options.source, options.target, latin=options.latin)


if __name__ == "__main__":
    main()
