"""The ground floor: clock, errors and plain values; no input or output."""
