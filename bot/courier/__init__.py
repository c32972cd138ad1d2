"""What starts from the clock: backups, watching the brand folder."""
