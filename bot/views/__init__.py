"""What a result looks like: text and keyboard."""
