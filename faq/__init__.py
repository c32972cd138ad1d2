"""The answering engine: entries in, ranked answers and a decision out."""
