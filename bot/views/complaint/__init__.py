"""What a customer sees on the way to a person and back: the intake, their ticket, and the rating."""
