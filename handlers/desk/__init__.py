"""What staff do at the desk: one file per kind of action, all routed by `desk_routes`."""

from handlers.desk.doors import desk_routes

__all__ = ["desk_routes"]
