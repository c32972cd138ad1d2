"""What this Telegram remembers: accounts, chats, messages, files, waiting updates; memory only."""
