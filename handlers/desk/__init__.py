"""What staff do at the desk: one file per kind of action, all routed by `routes`."""

from handlers.desk.doors import routes

__all__ = ["routes"]
