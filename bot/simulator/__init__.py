"""A Telegram that runs on this machine: Bot API server and chat page."""
