"""Arabic text: normalisation, tokens, sentences and blocks. Every offset is into the raw text."""
