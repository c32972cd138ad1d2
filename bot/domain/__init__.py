"""What the brand promises, with no Telegram and no SQL of its own."""
