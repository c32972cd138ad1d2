"""One process leads a database; the next one is told, or takes over when the first is gone."""

import asyncio
import subprocess
import sys

import asyncpg
import pytest

from bot.storage.database import Database
from bot.storage.leader import Leadership, LeadershipTaken, acquire_leadership


async def test_only_one_leads_and_the_epoch_grows(db: Database) -> None:
    first = await acquire_leadership(db)
    with pytest.raises(LeadershipTaken, match="Another Regulars"):
        await acquire_leadership(db)
    await first.release()
    await first.release()
    second = await acquire_leadership(db)
    assert second.epoch == first.epoch + 1
    assert not second.lost.is_set()
    await second.release()


LEAD_AND_TELL = """
import asyncio, sys
from bot.core.errors import RegularsError
from bot.storage.database import open_database
from bot.storage.leader import acquire_leadership

async def main():
    db = await open_database(sys.argv[1])
    try:
        leadership = await acquire_leadership(db)
        print("leads", flush=True)
        await asyncio.sleep(60)
    except RegularsError as error:
        print(error, flush=True)
    finally:
        await db.close()

asyncio.run(main())
"""


async def test_another_process_is_refused_and_a_killed_one_leaves_no_lock(db: Database) -> None:
    def start() -> "subprocess.Popen[str]":
        return subprocess.Popen([sys.executable, "-c", LEAD_AND_TELL, db.url], stdout=subprocess.PIPE, text=True)

    with start() as leader:
        assert leader.stdout is not None
        assert await asyncio.to_thread(leader.stdout.readline) == "leads\n"
        try:
            with pytest.raises(LeadershipTaken):
                await acquire_leadership(db)
        finally:
            leader.kill()
    own = await _acquired_in_the_end(db)
    with start() as refused:
        told, _ = await asyncio.to_thread(refused.communicate)
    assert "Another Regulars" in told
    await own.release()


async def _acquired_in_the_end(db: Database) -> Leadership:
    """PostgreSQL notices a killed client a moment later."""
    while True:
        try:
            return await acquire_leadership(db)
        except LeadershipTaken:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("engine", ["postgres"])
async def test_a_lost_connection_is_lost_leadership(db: Database) -> None:
    leadership = await acquire_leadership(db)
    killer = await asyncpg.connect(db.url)
    await killer.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    await asyncio.wait_for(leadership.lost.wait(), 10)
    await killer.close()
    successor = await acquire_leadership(db)
    await successor.release()
    await leadership.release()
