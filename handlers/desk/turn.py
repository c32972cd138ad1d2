"""A turn at the desk: one update of somebody on the staff, with the customer it is about."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.domain.customers import person_of
from bot.domain.helpdesk.conversations import Conversation
from bot.domain.helpdesk.staff import Colleague
from bot.gateway.route import Callback, Effects
from bot.gateway.update import Incoming
from bot.i18n.catalogue import Catalogue, catalogue
from bot.services import Services
from bot.views.callback import unpack
from bot.views.desk.anonymous import anonymous
from bot.views.view import View

INTERNAL = "//"
"""How a line begins that no customer reads."""


class DeskTurn:
    """What a handler of the desk is given; `t` speaks the desk's language.

    `conversation` is the customer whose topic it is, or whose message is answered; None elsewhere at the desk.
    """

    __slots__ = ("conversation", "incoming", "services", "staff", "t")

    def __init__(
        self, incoming: Incoming, services: Services, staff: Colleague, conversation: Conversation | None
    ) -> None:
        place = services.desk.place
        self.incoming = incoming
        self.services = services
        self.staff = staff
        self.conversation = conversation
        self.t: Catalogue = catalogue(place.language if place else services.brand.default_language)

    @property
    def chat_id(self) -> int:
        """The chat of the desk."""
        return self.incoming.chat_id or 0

    @property
    def words(self) -> str:
        """What stands behind a command."""
        _, *words = (self.incoming.text or "").split(maxsplit=1) or [""]
        return "".join(words).strip()

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of the tapped button."""
        return unpack(self.incoming.data or "")[1]

    @property
    def message(self) -> Mapping[str, Any]:
        """The message that was written, or whose button was tapped."""
        body = self.incoming.body
        return body if "data" not in body else body.get("message") or {}

    async def say(self, view: View) -> None:
        """Answer below the message, in its topic: nobody at the desk waits for it behind the group's own pace."""
        message = self.message
        answer = self.services.desk_messenger.send(
            self.chat_id, view, thread_id=thread_of(message), reply_to=message.get("message_id")
        )
        self.services.errands.begin(answer)

    async def show(self, view: View, toast: str | None = None) -> None:
        """Answer a tap, and show the view in place of the tapped message as soon as the group's pace lets it."""
        await self.toast(toast)
        self.services.errands.begin(self.services.desk_messenger.edit(self.chat_id, self.message, view))

    async def toast(self, text: str | None = None) -> None:
        """Answer a tap with a short notice, or with none."""
        await self.services.desk_messenger.toast(self.incoming.body["id"], text)

    async def moved_on(self) -> None:
        """Tell that the tapped button is of another time."""
        await self.toast(self.t("moved.on"))


DeskPlay = Callable[[DeskTurn], Awaitable[Effects]]
"""Does what somebody on the staff asked for."""


def thread_of(message: Mapping[str, Any]) -> int | None:
    """Return the topic a message stands in; None for General, and in groups without topics."""
    return message.get("message_thread_id") if message.get("is_topic_message") else None


def answered_by(message: Mapping[str, Any]) -> int | None:
    """Return the message this one answers; to stand in a topic counts as answering its first one, which is none."""
    replied: int | None = (message.get("reply_to_message") or {}).get("message_id")
    return None if replied == thread_of(message) else replied


def is_anonymous(incoming: Incoming) -> bool:
    """Tell whether an administrator wrote in the group's own name."""
    sender = incoming.body.get("sender_chat") or {}
    return incoming.kind in ("message", "edited_message") and sender.get("id") == incoming.chat_id


async def follow_topics(services: Services, message: Mapping[str, Any]) -> None:
    """Learn from a message whether its group has topics: no bot is told that they were turned on or off."""
    chat = message.get("chat") or {}
    if chat.get("type") == "supergroup":
        await services.desk.topics_turned(chat["id"], on=bool(chat.get("is_forum")))


def for_staff(services: Services, play: DeskPlay) -> Callback:
    """Return a callback that knows who acts and about whom; whoever acts in the group's name is told to sign."""

    async def callback(incoming: Incoming) -> Effects:
        message = incoming.body if incoming.kind != "callback_query" else incoming.body.get("message") or {}
        await follow_topics(services, message)
        at = await services.conversations.at(incoming.chat_id or 0, thread_of(message), answered_by(message))
        person = person_of(incoming.body["from"])
        if is_anonymous(incoming):
            turn = DeskTurn(incoming, services, Colleague(person.telegram_id, person.first_name, None, 0), at)
            # Only who wrote a message can change it, so the change of one that was signed needs no name.
            return await (_told_to_sign if incoming.kind == "message" else play)(turn)
        return await play(DeskTurn(incoming, services, await services.staff.seen(person), at))

    return callback


async def _told_to_sign(turn: DeskTurn) -> Effects:
    """Tell an anonymous administrator how to sign; what is for colleagues only needs no name."""
    text, about = (turn.incoming.text or "").lstrip(), turn.conversation
    if text.startswith("/") and not text.startswith(INTERNAL):
        await turn.say(anonymous(turn.t, turn.incoming.message_id or 0, None))
    elif about is not None and not about.note_mode and not text.startswith(INTERNAL):
        await turn.say(anonymous(turn.t, turn.incoming.message_id or 0, about.customer_id))
    return None
