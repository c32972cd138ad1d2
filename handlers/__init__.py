"""What starts from a customer, staff or owner: one file per conversation."""
