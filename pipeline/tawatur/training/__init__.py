"""Making what the program ships and can load: word tables, the encoder, a recogniser of names."""
