"""Errors whose message is meant for a person."""


class RegularsError(Exception):
    """Something a person can mend; the message says what was wrong, where, and what to write instead."""
