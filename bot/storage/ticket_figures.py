"""What happened to tickets since a moment, counted."""

from bot.storage.unit import Row, Rows, Statement, Unit, unit


@unit
def counts(since: int) -> Unit[Row]:
    """Return how many were opened, how many rated and their sum of stars since then, and how many are open now."""
    rows = yield Statement(
        "SELECT count(CASE WHEN opened_at >= ? THEN 1 END) AS opened, "
        "count(CASE WHEN rated_at >= ? THEN 1 END) AS ratings, "
        "coalesce(sum(CASE WHEN rated_at >= ? THEN rating END), 0) AS stars, "
        "count(CASE WHEN status IN ('open', 'assigned', 'waiting') THEN 1 END) AS open_now FROM tickets",
        (since, since, since),
    )
    return rows[0]


@unit
def first_answers(since: int) -> Unit[list[int]]:
    """Return how long, in milliseconds, each customer waited whose ticket got its first answer since then."""
    rows = yield Statement(
        "SELECT first_answer_at - opened_at AS waited FROM tickets WHERE first_answer_at >= ? AND source <> 'staff'",
        (since,),
    )
    return [int(row.waited) for row in rows]


@unit
def answered(since: int) -> Unit[int]:
    """Return how many tickets staff answered since then, whoever had the first word; each counts once."""
    rows = yield Statement(
        "SELECT count(DISTINCT ticket_id) AS n FROM audit WHERE at >= ? AND actor IS NOT NULL AND action = 'answered'",
        (since,),
    )
    return int(rows[0].n)


@unit
def held() -> Unit[Rows]:
    """Return how many open tickets each assignee has (assignee, open_now)."""
    return (
        yield Statement(
            "SELECT assignee, count(*) AS open_now FROM tickets "
            "WHERE status IN ('open', 'assigned', 'waiting') AND assignee IS NOT NULL GROUP BY assignee"
        )
    )


@unit
def by_staff(since: int) -> Unit[Rows]:
    """Return, for each who did something, how many tickets they answered and ended (staff_id, answered, ended)."""
    return (
        yield Statement(
            "SELECT actor AS staff_id, count(DISTINCT CASE WHEN action = 'answered' THEN ticket_id END) AS answered, "
            "count(DISTINCT CASE WHEN action IN ('resolved', 'closed') THEN ticket_id END) AS ended "
            "FROM audit WHERE at >= ? AND actor IS NOT NULL AND action IN ('answered', 'resolved', 'closed') "
            "GROUP BY actor ORDER BY answered DESC, ended DESC, actor",
            (since,),
        )
    )
