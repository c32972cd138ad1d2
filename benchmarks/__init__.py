"""Ratios against peers, both sides measured in one run."""
