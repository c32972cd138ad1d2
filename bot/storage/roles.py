"""Owners and staff, and the one-time links that make them so."""

from bot.storage.unit import Row, Rows, Statement, Unit, unit


@unit
def of(telegram_id: int) -> Unit[set[str]]:
    """Return the roles this person holds: a subset of {'owner', 'staff'}."""
    rows = yield Statement("SELECT role FROM roles WHERE telegram_id = ?", (telegram_id,))
    return {row.role for row in rows}


@unit
def grant(telegram_id: int, role: str, granted_by: str, now: int) -> Unit[bool]:
    """Give a role; `granted_by` says how ('settings', 'invite', 'owner 42'). Returns False if it was held already."""
    rows = yield Statement(
        "INSERT INTO roles (telegram_id, role, granted_at, granted_by) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (telegram_id, role) DO NOTHING RETURNING role",
        (telegram_id, role, now, granted_by),
    )
    return bool(rows)


@unit
def everyone() -> Unit[Rows]:
    """Return all grants (telegram_id, role, granted_at, granted_by), owners first."""
    return (yield Statement("SELECT telegram_id, role, granted_at, granted_by FROM roles ORDER BY role, granted_at"))


@unit
def has_owner() -> Unit[bool]:
    """Tell whether anyone is an owner."""
    return bool((yield Statement("SELECT 1 AS found FROM roles WHERE role = 'owner' LIMIT 1")))


@unit
def invite(token_hash: str, role: str, now: int, expires_at: int) -> Unit[None]:
    """Keep a one-time link by the hash of its token."""
    yield Statement(
        "INSERT INTO invites (token_hash, role, created_at, expires_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (token_hash) DO NOTHING",
        (token_hash, role, now, expires_at),
    )


@unit
def use_invite(token_hash: str, telegram_id: int, now: int) -> Unit[str | None]:
    """Use a link and be granted its role; None if it is unknown, expired, or used by somebody else.

    The same person using it again, as a replayed update does, gets the same answer until it expires. Whoever is granted
    the role ends all other unused links to it: one that was lost or forwarded makes nobody else an owner.
    """
    rows: list[Row] = yield Statement(
        "UPDATE invites SET used_at = coalesce(used_at, ?), used_by = ? "
        "WHERE token_hash = ? AND (used_by IS NULL OR used_by = ?) AND expires_at > ? RETURNING role",
        (now, telegram_id, token_hash, telegram_id, now),
    )
    if not rows:
        return None
    role = str(rows[0].role)
    if (yield from grant(telegram_id, role, "invite", now)):
        yield Statement(
            "UPDATE invites SET expires_at = ? WHERE role = ? AND used_by IS NULL AND expires_at > ?", (now, role, now)
        )
    return role


@unit
def sweep_invites(before: int) -> Unit[None]:
    """Delete links, used or not, that expired before this moment."""
    yield Statement("DELETE FROM invites WHERE expires_at < ?", (before,))
