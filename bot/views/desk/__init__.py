"""What staff see: the customer's card, the queue, notices, pickers, and the answers to their commands."""
