"""The brand folder, read into validated models, and the sample brand."""
