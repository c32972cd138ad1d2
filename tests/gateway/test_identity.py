"""A token of another bot is noticed before its updates mix with the old ones."""

import pytest

from bot.core.clock import FixedClock
from bot.core.errors import RegularsError
from bot.gateway.api import Api
from bot.gateway.errors import TokenRefused
from bot.gateway.identity import Identity, check_identity, who_am_i
from bot.gateway.outage import Outage
from bot.storage.database import Database
from tests.gateway.telegram import Refusal, TinyTelegram

OURS = Identity(1, "our_bot", "Ours")
OTHER = Identity(2, "other_bot", "Other")


async def test_the_first_bot_owns_the_database_and_any_other_is_asked_about(db: Database) -> None:
    clock = FixedClock()
    await check_identity(OURS, db, clock)
    await check_identity(OURS, db, clock)
    with pytest.raises(RegularsError, match=r"@our_bot \(1\).*@other_bot.*--accept-new-bot"):
        await check_identity(OTHER, db, clock)
    await check_identity(OTHER, db, clock, accept_new=True)
    await check_identity(OTHER, db, clock)
    with pytest.raises(RegularsError):
        await check_identity(OURS, db, clock)


async def test_telegram_is_waited_for(telegram: TinyTelegram, api: Api) -> None:
    me = {"id": 1, "is_bot": True, "first_name": "Ours", "username": "our_bot"}
    telegram.on("getMe", ["cut", Refusal(502, "Bad Gateway"), me])
    assert await who_am_i(api, Outage("Reaching Telegram", first=0.001)) == OURS


async def test_a_wrong_token_is_not_waited_for(telegram: TinyTelegram, api: Api) -> None:
    telegram.on("getMe", Refusal(401, "Unauthorized"))
    with pytest.raises(TokenRefused):
        await who_am_i(api)
