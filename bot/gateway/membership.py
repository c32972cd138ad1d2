"""Who belongs to a group at this moment, as Telegram tells it."""

from telegram.error import BadRequest, Forbidden

from bot.gateway.api import Api

INSIDE = frozenset({"creator", "administrator", "member"})


class Membership:
    """Asks Telegram each time: whoever was removed a moment ago is no longer let in."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def holds(self, chat_id: int, user_id: int) -> bool:
        """Tell whether this person is in the group; False as well where the bot itself may not ask."""
        try:
            member = await self._api.call("getChatMember", {"chat_id": chat_id, "user_id": user_id})
        except (BadRequest, Forbidden):
            return False
        return member.get("status") in INSIDE or bool(member.get("is_member"))

    async def of(self, chat_id: int, user_id: int) -> dict[str, object]:
        """Return Telegram's own words about a member: status and rights; empty where it does not tell."""
        try:
            member: dict[str, object] = await self._api.call("getChatMember", {"chat_id": chat_id, "user_id": user_id})
        except (BadRequest, Forbidden):
            return {}
        return member
