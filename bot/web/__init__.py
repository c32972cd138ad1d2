"""What starts from HTTP: health, metrics and the Telegram webhook."""
