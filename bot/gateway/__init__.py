"""Telegram in and out: transport, sender, durable intake."""
