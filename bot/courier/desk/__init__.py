"""What the courier does for the desk: it carries relays, keeps cards and the queue, and reminds."""
