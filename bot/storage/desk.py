"""The desk as a row: which group staff work in, and whether it can be written to."""

from bot.storage.unit import Row, Statement, Unit, unit


@unit
def find() -> Unit[Row | None]:
    """Return the linked desk (chat_id, forum, language, queue_message_id, trouble, trouble_since), or None."""
    rows = yield Statement(
        "SELECT chat_id, forum, language, queue_message_id, trouble, trouble_since FROM desk WHERE one = 1"
    )
    return rows[0] if rows else None


@unit
def link(chat_id: int, forum: bool, language: str, linked_by: int | None, now: int) -> Unit[None]:
    """Make this group the desk; linking the same group again keeps its queue message."""
    yield Statement(
        "INSERT INTO desk (one, chat_id, forum, language, linked_by, linked_at) VALUES (1, ?, ?, ?, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET "
        "queue_message_id = CASE WHEN desk.chat_id = excluded.chat_id THEN desk.queue_message_id END, "
        "chat_id = excluded.chat_id, forum = excluded.forum, language = excluded.language, "
        "linked_by = excluded.linked_by, linked_at = excluded.linked_at, trouble = NULL, trouble_since = NULL",
        (chat_id, int(forum), language, linked_by, now),
    )


@unit
def unlink() -> Unit[None]:
    """Forget the group: the first owner's chat is the desk again."""
    yield Statement("DELETE FROM desk WHERE one = 1")


@unit
def moved(old: int, new: int) -> Unit[None]:
    """Follow a group that became a supergroup: its messages have new ids, so cards and the queue are sent anew."""
    yield Statement("UPDATE desk SET chat_id = ?, queue_message_id = NULL WHERE chat_id = ?", (new, old))
    yield Statement(
        "UPDATE conversations SET chat_id = ?, thread_id = NULL, card_message_id = NULL, shown = NULL "
        "WHERE chat_id = ?",
        (new, old),
    )


@unit
def topics_turned(chat_id: int, on: bool) -> Unit[None]:
    """Follow a group whose topics were turned on or off: without them, a customer's place is the card."""
    yield Statement("UPDATE desk SET forum = ? WHERE chat_id = ?", (int(on), chat_id))
    yield Statement(
        "UPDATE conversations SET thread_id = NULL, card_message_id = NULL, shown = NULL WHERE chat_id = ?",
        (chat_id,),
    )


@unit
def troubled(trouble: str | None, now: int) -> Unit[bool]:
    """Keep why the desk cannot be written to (None: it can again); returns whether that is news."""
    rows = yield Statement(
        "UPDATE desk SET trouble = ?, trouble_since = CASE WHEN CAST(? AS TEXT) IS NOT NULL THEN CAST(? AS BIGINT) END "
        "WHERE one = 1 AND coalesce(trouble, '') <> coalesce(CAST(? AS TEXT), '') RETURNING one",
        (trouble, trouble, now, trouble),
    )
    return bool(rows)


@unit
def queue_shown(chat_id: int, message_id: int | None) -> Unit[None]:
    """Remember which message shows the queue."""
    yield Statement("UPDATE desk SET queue_message_id = ? WHERE chat_id = ?", (message_id, chat_id))
