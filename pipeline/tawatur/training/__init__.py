"""Making what the program ships: word tables now; readers of training data and fine-tuning later."""
