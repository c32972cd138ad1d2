"""What staff tap at the desk: the buttons of the card, of pickers, of notices; and taps too late or from afar."""

import asyncio

import pytest

from bot.domain.helpdesk.ticket import Priority, Status, Ticket
from bot.i18n.direction import strip_bidi
from bot.simulator.people import Person
from bot.views.callback import Verb, pack
from handlers.desk.routes import TAPS
from tests.journeys.at_desk import Topic, another, complained
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import complains, opened, ticket_of

GARBAGE = ("", "x:0", "1:0:x:y", "4711:0:1", "9" * 40, "²:0", "1:٣")


async def _tap(topic: Topic, person: Person, verb: Verb, *arguments: object) -> str:
    """Tap a copied button below a message of the topic; returns the toast without bidi marks."""
    toast = await person.presses(await topic.first_word(), data=pack(verb, *arguments), forged=True)
    return strip_bidi(toast.text or "")


async def _now(topic: Topic) -> tuple[int, int]:
    """Return what the buttons of the ticket carry at this moment."""
    return topic.ticket, (await topic.stands()).revision


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_choice_is_offered_in_place_of_the_card_which_then_comes_back(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, card = topic.room.davit, await topic.room.card(topic.thread or 0)
    await davit.taps(card, closed_town.says("desk.close"))
    picker = await davit.sees(after=card, edited=True)
    assert strip_bidi(picker.text) == "Why is #1 closed?"
    await davit.taps(picker, closed_town.says("desk.close_duplicate"))
    line = await davit.sees(after=picker, edited=True)
    assert strip_bidi(line.text) == "📕 #1 is closed."
    again = await topic.room.sees(topic.thread, "Emma", buttons=True)
    assert again.message_id == picker.message_id == card.message_id
    assert [closed_town.says("desk.teach")] in again.buttons
    assert (await topic.stands()).end_reason == "duplicate"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_every_picker_offers_what_the_ticket_can_become(closed_town: Town) -> None:
    topic = await complained(closed_town)
    below = await topic.first_word()
    for verb, choices in (
        (Verb.DESK_ASSIGN, 2),  # whoever taps was seen by that; and the way back
        (Verb.DESK_CLOSE, 6),
        (Verb.DESK_SNOOZE, 4),
        (Verb.DESK_PRIORITY, 4),
    ):
        await topic.room.davit.presses(below, data=pack(verb, *await _now(topic)), forged=True)
        below = await topic.room.davit.sees(after=below, edited=True)
        assert sum(map(len, below.buttons)) == choices, below
    assert await topic.room.davit.taps(below, closed_town.says("menu.back"))
    assert strip_bidi((await topic.room.davit.sees(after=below, edited=True)).text) == "#1 · ❗️ open"


async def test_every_choice_does_what_it_says(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, ani = topic.room.davit, topic.room.ani
    assert await _tap(topic, davit, Verb.DESK_TAKE, *await _now(topic)) == "👀 #1 is yours, Davit."
    await topic.tells(ani, "/who")
    assert await _tap(topic, davit, Verb.DESK_ASSIGN_TO, *await _now(topic), ani.id) == "👀 #1 goes to Ani."
    assert "🔴" in await _tap(topic, davit, Verb.DESK_PRIORITY_TO, *await _now(topic), Priority.URGENT.value)
    assert (await topic.stands()).priority is Priority.URGENT
    assert "tomorrow at 09:00" in await _tap(topic, davit, Verb.DESK_SNOOZE_TO, *await _now(topic), "morning")
    assert (await topic.stands()).snoozed_until is not None
    assert "✅" in await _tap(topic, davit, Verb.DESK_RESOLVE, *await _now(topic))
    assert (await topic.stands()).status is Status.RESOLVED
    assert "📕" in await _tap(topic, davit, Verb.DESK_CLOSE_AS, *await _now(topic), "spam")
    assert (await topic.stands()).status is Status.CLOSED
    assert (await topic.stands()).assignee == ani.id


async def test_of_two_who_tap_at_once_the_second_is_told_who_was_first(closed_town: Town) -> None:
    topic = await complained(closed_town)
    seen = await _now(topic)
    await _tap(topic, topic.room.davit, Verb.DESK_TAKE, *seen)
    assert await _tap(topic, topic.room.ani, Verb.DESK_TAKE, *seen) == "#1 · 👀 in work · Davit"
    assert await _tap(topic, topic.room.davit, Verb.DESK_TAKE, *seen) == "👀 #1 is yours, Davit.", "a double tap"
    for verb, *choice in (
        (Verb.DESK_ASSIGN,),
        (Verb.DESK_RESOLVE,),
        (Verb.DESK_SNOOZE_TO, "hour"),
        (Verb.DESK_PRIORITY_TO, 0),
        (Verb.DESK_CLOSE_AS, "spam"),
        (Verb.DESK_ASSIGN_TO, topic.room.davit.id, "more"),
    ):
        toast = await _tap(topic, topic.room.ani, verb, *seen, *choice)
        assert toast in ("#1 · 👀 in work · Davit", closed_town.says("moved.on")), verb
    stands = await topic.stands()
    assert (stands.assignee, stands.is_open, stands.priority) == (topic.room.davit.id, True, Priority.HIGH)


async def test_forged_buttons_change_nothing(closed_town: Town) -> None:
    emma = await complained(closed_town)
    sara = await another(emma.room, "Sara")
    before = await _everything(emma), await _everything(sara)
    her_ticket = before[1][0]
    foreign = {
        Verb.DESK_REPLY: (sara.ticket, "wifi"),
        Verb.DESK_NOTE: (her_ticket.customer_id, 1),
        Verb.DESK_VIP: (her_ticket.customer_id, 1),
        Verb.DESK_SIGN: (1, her_ticket.customer_id),
        Verb.DESK_RETRY: (1,),
    }
    taps = [(verb, *foreign.get(verb, (sara.ticket, her_ticket.revision))) for verb in TAPS]
    taps += [(verb, garbage) for verb in TAPS for garbage in GARBAGE]
    taps += [(Verb.DESK_REPLY, about, "wifi") for about in (f"c{her_ticket.customer_id}", "c", "cc1", "c²")]
    toasts = await asyncio.gather(*(_tap(emma, emma.room.davit, *tap) for tap in taps))
    assert dict(zip(taps, toasts, strict=True)) == dict.fromkeys(taps, closed_town.says("moved.on"))
    assert (await _everything(emma), await _everything(sara)) == before


async def test_a_customer_s_two_switches(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    customer_id = (await topic.stands()).customer_id
    for _ in range(2):  # a double tap sets it once
        assert await _tap(topic, davit, Verb.DESK_NOTE, customer_id, 1) == says("desk.done_note_on")
    assert (await topic.about()).note_mode
    assert await _tap(topic, davit, Verb.DESK_NOTE, customer_id, 0) == says("desk.done_note_off")
    assert await _tap(topic, davit, Verb.DESK_VIP, customer_id, 1) == says("desk.done_vip_on")
    assert closed_town.bot is not None
    assert await closed_town.bot.services.conversations.is_vip(customer_id)
    assert await _tap(topic, davit, Verb.DESK_VIP, customer_id, 0) == says("desk.done_vip_off")


async def test_the_answers_that_fit_stand_under_the_question(closed_town: Town) -> None:
    topic = await complained(closed_town, text=closed_town.title("dogs"))
    asked = await topic.room.sees(topic.thread, closed_town.title("dogs"), buttons=True)
    first = asked.buttons[0][0]
    await topic.room.davit.taps(asked, first)
    await topic.room.ani.taps(asked, first)
    await _reads(topic, closed_town.answer("dogs"))
    await topic.room.sees(topic.thread, "Davit")
    assert len([one for one in await topic.customer.chat() if one.text.startswith(closed_town.answer("dogs"))]) == 1


async def test_what_failed_is_sent_once_more(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    await topic.customer.blocks()
    await davit.sends("A new one is on its way.", chat=topic.room.group, topic=topic.thread)
    failed = await topic.room.sees(topic.thread, "Not delivered", buttons=True)
    await topic.customer.unblocks()
    assert await davit.taps(failed, says("desk.retry")) == says("desk.done_retried")
    await _reads(topic, "A new one is on its way.")
    assert await topic.room.ani.taps(failed, says("desk.retry")) == says("moved.on")


@pytest.mark.parametrize("forum", [True, False])
async def test_an_anonymous_administrator_signs(closed_town: Town, forum: bool) -> None:
    room = await opened(closed_town, forum=forum)
    emma = await closed_town.people.person("Emma")
    topic = Topic(
        room, emma, ticket_of(await complains(closed_town, emma)), await room.topic_of(emma) if forum else None
    )
    relayed = await room.sees(topic.thread, "My cup was broken")
    await room.group.sets(room.nora.id, "administrator", anonymous=True)
    told = await topic.tells(room.nora, "We are so sorry.", at=relayed)
    assert told.text == closed_town.says("desk.anonymous")
    sign = told.data[closed_town.says("desk.sign")]
    assert await room.davit.taps(told, data=sign) == closed_town.says("desk.done_sent")
    await _reads(topic, "We are so sorry.")
    assert (await topic.stands()).assignee == room.davit.id
    await room.ani.presses(told, data=sign, forged=True)
    assert [one.text for one in await emma.chat()].count("We are so sorry.") == 1


async def test_what_an_anonymous_administrator_keeps_at_the_desk_needs_no_name(closed_town: Town) -> None:
    topic = await complained(closed_town)
    nora, group = topic.room.nora, topic.room.group
    await group.sets(nora.id, "administrator", anonymous=True)
    told = await topic.tells(nora, "We are so sorry.")
    await topic.room.davit.taps(told, closed_town.says("desk.sign"))
    await _reads(topic, "We are so sorry.")
    await nora.sends("// she sounds upset", chat=group, topic=topic.thread)
    await nora.sends("Good morning, everybody", chat=group, topic=None)
    mine = next(one for one in await group.messages(topic.thread) if one.message_id == told.reply_to)
    await nora.edits(mine, "We are very sorry.")
    await _reads(topic, "We are very sorry.")
    command = await topic.tells(nora, "/take")
    assert (command.text, command.buttons) == (closed_town.says("desk.anonymous_command"), [])
    prompts = [
        one for one in [*await group.messages(topic.thread), *await group.messages(None)] if one.text == command.text
    ]
    assert prompts == [command]
    assert not [one for one in await topic.customer.chat() if "upset" in one.text or "take" in one.text]


async def test_one_tap_teaches_the_faq(closed_town: Town) -> None:
    question, answer = "Do you roast decaf hazelnut beans for aeropress?", "On Fridays we do, ask for Aram."
    topic = await complained(closed_town, text=question)
    davit = topic.room.davit
    await _tap(topic, davit, Verb.DESK_TEACH, *await _now(topic))
    await topic.room.sees(topic.thread, closed_town.says("desk.problem_nothing_to_teach"))
    await davit.sends(answer, chat=topic.room.group, topic=topic.thread)
    await _reads(topic, answer)
    await _tap(topic, davit, Verb.DESK_TEACH, *await _now(topic))
    await topic.room.sees(topic.thread, "🎓")
    await _tap(topic, topic.room.ani, Verb.DESK_TEACH, *await _now(topic))
    await topic.room.sees(topic.thread, "🎓 I know this already")
    sara = await closed_town.people.person("Sara")

    async def knows() -> bool:
        return answer in (await closed_town.ask(sara, question)).text

    await eventually(knows, tries=100)


async def _everything(topic: Topic) -> tuple[Ticket, bool, bool]:
    """Return what taps could change: the ticket, note mode, and who is a VIP."""
    ticket, town = await topic.stands(), topic.room.town
    assert town.bot is not None
    return ticket, (await topic.about()).note_mode, await town.bot.services.conversations.is_vip(ticket.customer_id)


async def _reads(topic: Topic, text: str) -> None:
    """Wait until the customer has this in their chat."""

    async def there() -> bool:
        return any(text in one.text for one in await topic.customer.chat())

    await eventually(there)
