"""The help desk: a complaint reaches a person, and the answer reaches the customer."""
