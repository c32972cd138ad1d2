"""Words of anger or alarm in five languages, for brands that write none of their own in desk.yaml."""

ALARM_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("fraud*", "scam*", "lawyer*", "food poisoning"),
}
"""By language. A star stands for any letters; words that also stand in calm questions are left out."""
