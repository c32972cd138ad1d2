"""Regulars: a self-hosted Telegram bot that turns a brand's customers into regulars."""
