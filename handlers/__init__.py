"""What starts from a customer, staff or owner: one file per conversation, all registered here."""

from handlers.routes import register

__all__ = ["register"]
