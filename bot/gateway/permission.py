"""Who may do what a route does; every route states one."""

from enum import Enum


class Permission(Enum):
    """The least a person must be before a route's callback runs."""

    TELEGRAM = "telegram"
    """For what Telegram itself says about a chat: no person acts."""
    CUSTOMER = "customer"
    STAFF = "staff"
    OWNER = "owner"
