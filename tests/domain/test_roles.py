"""Owners: configured, or made so once by a link."""

import pytest

from bot.core.clock import FixedClock
from bot.domain.roles import INVITE_LASTS, Roles
from bot.storage.database import Database
from bot.storage.unit import Row, Statement, Unit

NORA, MALLORY, CONFIGURED = 1, 2, 3


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def roles(db: Database, clock: FixedClock) -> Roles:
    return Roles(db, clock)


async def test_a_link_makes_the_first_who_opens_it_an_owner_and_nobody_else(roles: Roles) -> None:
    payload = await roles.invite_owner()
    assert await roles.claim(payload, NORA)
    assert await roles.claim(payload, NORA), "a replayed update finds the same answer"
    assert not await roles.claim(payload, MALLORY)
    assert (await roles.is_owner(NORA), await roles.is_owner(MALLORY)) == (True, False)


async def test_a_link_grows_old(roles: Roles, clock: FixedClock) -> None:
    payload = await roles.invite_owner()
    clock.advance(INVITE_LASTS + 1)
    assert not await roles.claim(payload, NORA)


@pytest.mark.parametrize("payload", ["", "own_", "own_guess", "own_' OR 1=1 --"])
async def test_a_guess_opens_nothing(roles: Roles, payload: str) -> None:
    await roles.invite_owner()
    assert not await roles.claim(payload, MALLORY)


async def test_a_start_payload_fits_telegram(roles: Roles) -> None:
    payload = await roles.invite_owner()
    assert len(payload) <= 64
    assert payload.replace("_", "").replace("-", "").isalnum()


async def test_the_link_s_token_stands_nowhere_in_the_database(roles: Roles, db: Database) -> None:
    payload = await roles.invite_owner()

    def hashes() -> Unit[list[Row]]:
        return (yield Statement("SELECT token_hash FROM invites"))

    [row] = await db.read(hashes())
    assert payload.removeprefix("own_") not in row.token_hash


async def test_configured_owners_need_no_link(db: Database, clock: FixedClock) -> None:
    roles = Roles(db, clock, (CONFIGURED,))
    assert await roles.has_owner()
    assert await roles.is_owner(CONFIGURED)
    assert await roles.is_staff(CONFIGURED), "owners serve customers too"
    assert await roles.owners() == (CONFIGURED,)


async def test_until_somebody_claims_it_the_brand_has_no_owner(roles: Roles) -> None:
    assert not await roles.has_owner()
    await roles.claim(await roles.invite_owner(), NORA)
    assert await roles.has_owner()
