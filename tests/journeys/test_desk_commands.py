"""What staff command in a customer's topic, and what they read where a command makes no sense."""

import pytest

from bot.domain.helpdesk.ticket import Priority, Source, Status
from bot.i18n.direction import strip_bidi
from bot.simulator.people import Seen
from bot.views.desk.topic import topic_url
from handlers.desk.routes import COMMANDS
from tests.journeys.at_desk import Topic, another, complained
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import complains, opened, ticket_of

ANYWHERE = {"write", "who", "stats", "help", "delete"}
"""Commands that need no customer's topic."""


def _plain(seen: Seen) -> str:
    return strip_bidi(seen.text)


async def test_a_ticket_changes_hands(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    assert _plain(await topic.tells(davit, "/take")) == "👀 #1 is yours, Davit."
    assert (await topic.tells(davit, "/assign")).text.startswith(says("desk.usage_assign"))
    assert (await topic.tells(davit, "/assign @nobody")).text == says("desk.problem_unknown_person")
    assert (await topic.tells(davit, "/assign @ani")).text == says("desk.problem_unknown_person"), "she was never seen"
    await topic.tells(topic.room.ani, "/who")
    assert _plain(await topic.tells(davit, "/assign @ani")) == "👀 #1 goes to Ani."
    assert (await topic.stands()).assignee == topic.room.ani.id
    assert _plain(await topic.tells(davit, "/assign me")) == "👀 #1 goes to Davit."
    assert (await topic.tells(davit, "/priority soon")).text.startswith(says("desk.usage_priority"))
    assert "🔴" in (await topic.tells(davit, "/priority URGENT")).text
    assert (await topic.stands()).priority is Priority.URGENT
    who = _plain(await topic.tells(davit, "/who"))
    assert "Davit (@davit)" in who
    assert "open tickets: 1" in who
    await topic.room.group.leaves(topic.room.ani)
    assert (await topic.tells(davit, "/assign ani")).text == says("desk.problem_unknown_person")


async def test_a_ticket_is_tagged_put_off_ended_and_opened_again(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    assert (await topic.tells(davit, "/tag")).text.startswith(says("desk.usage_tag"))
    assert _plain(await topic.tells(davit, "/tag #Broken Cup")) == "Tag added: broken-cup"
    assert (await topic.stands()).tags == ("broken-cup",)
    assert (await topic.tells(davit, "/untag nothere")).text == says("desk.problem_unknown_tag")
    assert _plain(await topic.tells(davit, "/untag broken cup")) == "Tag removed: broken-cup"
    assert (await topic.tells(davit, "/reopen")).text == says("desk.problem_is_open")
    assert (await topic.tells(davit, "/snooze 31d")).text == says("desk.problem_snooze_too_long")
    assert (await topic.stands()).snoozed_until is None
    for wrong in ("", "whenever", "-2h", "0d", "99999d"):
        assert (await topic.tells(davit, f"/snooze {wrong}")).text.startswith(says("desk.usage_snooze"))
    assert "💤" in (await topic.tells(davit, "/snooze 2h")).text
    assert "tomorrow at 09:00" in (await topic.tells(davit, "/snooze tomorrow")).text
    assert (await topic.stands()).snoozed_until is not None
    assert "📕" in (await topic.tells(davit, "/close lost parcel")).text
    assert (await topic.stands()).end_reason == "lost parcel"
    assert (await topic.tells(davit, "/take")).text == says("desk.problem_no_ticket")
    assert _plain(await topic.tells(davit, "/reopen")) == "🎫 #1 is open again."
    assert "✅" in (await topic.tells(davit, "/close")).text, "without a reason it is solved"
    assert (await topic.stands()).status is Status.RESOLVED
    await _reads(topic, "How did we do?")


async def test_two_tickets_become_one(closed_town: Town) -> None:
    topic = await complained(closed_town)
    sara = await another(topic.room, "Sara")
    davit, says = topic.room.davit, closed_town.says
    await topic.tells(davit, "/resolve")
    second = ticket_of(await complains(closed_town, topic.customer, "And now the lid"))
    assert (await topic.tells(davit, "/merge")).text.startswith(says("desk.usage_merge"))
    assert (await topic.tells(davit, "/merge 4711")).text == says("desk.problem_unknown_ticket")
    assert (await topic.tells(davit, f"/merge {sara.ticket}")).text == says("desk.problem_cannot_merge")
    assert _plain(await topic.tells(davit, f"/merge #{topic.ticket}")) == f"#{second} is now a part of #{topic.ticket}."
    assert (await topic.stands()).is_open


async def test_answers_of_the_faq_are_found_by_id_by_words_and_by_meaning(closed_town: Town) -> None:
    topic = await complained(closed_town, text="can I bring my dog?")
    davit, says = topic.room.davit, closed_town.says
    assert (await topic.tells(davit, "/r qwertyuiop")).text == says("desk.problem_unknown_entry")
    several = await topic.tells(davit, "/r delivery")
    assert {"delivery-cost", "delivery-time"} <= {data.split(":")[2] for data in several.data.values()}
    offered = await topic.tells(davit, "/r")
    assert offered.text == says("desk.suggestions")
    assert any(data.endswith(":dogs") for data in offered.data.values())
    assert (await topic.tells(davit, "/r wifi")).text == says("desk.done_sent")
    await _reads(topic, closed_town.answer("wifi"))
    await topic.tells(davit, "/r where can I leave my car?")
    await _reads(topic, closed_town.answer("parking"))
    button = next(data for data in offered.data.values() if data.endswith(":dogs"))
    await davit.taps(offered, data=button)
    await topic.room.ani.taps(offered, data=button)
    await _reads(topic, closed_town.answer("dogs"))
    assert len([one for one in await topic.customer.chat() if closed_town.answer("dogs") in one.text]) == 1


async def test_notes_stay_at_the_desk(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    assert (await topic.tells(davit, "/note")).text.startswith(says("desk.usage_note"))
    await topic.tells(davit, "/note Allergic to nuts")
    await topic.tells(davit, "/note\nLives next door")
    assert (await topic.about()).notes == "Allergic to nuts\nLives next door"
    assert (await topic.tells(davit, "/note -")).text == says("desk.done_note_cleared")
    assert (await topic.about()).notes is None
    assert (await topic.tells(davit, "/notes")).text == says("desk.done_note_on")
    await davit.sends("what a day", chat=topic.room.group, topic=topic.thread)
    assert (await topic.tells(davit, "/notes")).text == says("desk.done_note_off")
    await davit.sends("We are on it.", chat=topic.room.group, topic=topic.thread)
    await _reads(topic, "We are on it.")
    assert "what a day" not in [one.text for one in await topic.customer.chat()]


async def test_vips_are_marked_and_abusers_stopped(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    assert (await topic.tells(davit, "/vip")).text == says("desk.done_vip_on")
    assert (await topic.tells(davit, "/vip")).text == says("desk.done_vip_off")
    for wrong in ("/ban", "/ban spam", "/ban 7d", "/ban forever spam"):
        assert (await topic.tells(davit, wrong)).text.startswith(says("desk.usage_ban"))
    assert "🚫" in (await topic.tells(davit, "/ban 7d insults us")).text
    assert (await topic.about()).ban_reason == "insults us"
    complaint = next(one for one in await topic.customer.chat() if one.text == "My cup was broken")
    await topic.customer.edits(complaint, "Insults by an edit")
    assert (await topic.tells(davit, "/write @emma Hello", anywhere=True)).text == says("desk.problem_write_banned")
    assert (await topic.tells(davit, "/unban")).text == says("desk.done_unbanned")
    await topic.customer.sends("I am sorry")
    await topic.room.sees(topic.thread, "I am sorry")
    assert not any("Insults" in one.text for one in await topic.room.copies(topic.thread))


async def test_an_answer_is_taken_back_while_telegram_allows_it(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, says = topic.room.davit, closed_town.says
    relayed = await topic.room.sees(topic.thread, "My cup was broken")
    assert (await topic.tells(davit, "/delete")).text == says("desk.problem_delete_what")
    assert (await topic.tells(davit, "/delete", at=relayed)).text == says("desk.problem_delete_what")
    wrong = await davit.sends("You are wrong", chat=topic.room.group, topic=topic.thread)
    await _reads(topic, "You are wrong")
    await topic.room.shows(topic.thread, lambda one: one.message_id == wrong.message_id and one.reactions == ["👌"])
    await davit.edits(wrong, "// You are wrong")
    assert (await topic.answer_to(wrong)).text == says("desk.problem_still_there")
    assert (await topic.tells(davit, "/delete", at=wrong)).text == says("desk.done_deleted")
    assert "You are wrong" not in [one.text for one in await topic.customer.chat()]
    await topic.room.shows(topic.thread, lambda one: one.message_id == wrong.message_id and not one.reactions)
    assert (await topic.tells(davit, "/delete", at=wrong)).text == says("desk.problem_deleted_before")
    late = await davit.sends("Never mind", chat=topic.room.group, topic=topic.thread)
    await _reads(topic, "Never mind")
    await closed_town.people.later(hours=49)
    assert (await topic.tells(davit, "/delete", at=late)).text == says("desk.problem_delete_too_old")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_an_album_is_taken_back_as_a_whole(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, group = topic.room.davit, topic.room.group
    album = await davit.sends_album(
        [{"kind": "photo", "text": "Yours"}, {"kind": "photo"}], chat=group, topic=topic.thread
    )
    await _reads(topic, "Yours")
    taken = await topic.tells(davit, "/delete", at=album[1])
    assert taken.text == closed_town.says("desk.done_deleted")
    assert not [one for one in await topic.customer.chat() if one.kind == "photo"]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_command_that_there_is_not_reaches_nobody_and_says_so(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, group = topic.room.davit, topic.room.group
    await davit.sends("/weather", chat=group)
    await davit.sends("/weather@another_bot", chat=group, topic=topic.thread)
    for typo in ("/resovle", "/complaint", "/start"):
        assert (await topic.tells(davit, typo)).text == closed_town.says("desk.problem_unknown_command")
    answers = [one for one in [*await group.messages(None), *await group.messages(topic.thread)] if "/help" in one.text]
    assert len(answers) == 3


async def test_staff_write_first(closed_town: Town) -> None:
    room = await opened(closed_town)
    anna, says = await closed_town.people.person("Anna", username="annushka", language="hy"), closed_town.says
    general = Topic(room, anna, 0, None)
    assert (await general.tells(room.davit, "/write")).text.startswith(says("desk.usage_write"))
    assert (await general.tells(room.davit, "/write @annushka hi")).text == says("desk.problem_unknown_customer")
    start = await closed_town.ask(anna, "/start")
    begun = await general.tells(room.davit, "/write @Annushka Your bag is\nstill here.")
    assert _plain(begun) == "✍️ What you write in their topic reaches the customer: Anna"
    assert (await anna.sees(after=start)).text == "Your bag is\nstill here."
    topic = Topic(room, anna, 1, await room.topic_of(anna))
    told = await room.sees(topic.thread, "Your bag is\nstill here.")
    assert _plain(told).startswith("✍️ Davit wrote to the customer first:")
    again = await general.tells(room.ani, "/write @annushka We close at nine.")
    assert topic_url(room.group.id, topic.thread or 0) in [run["url"] for run in again.view["runs"]]
    told = await room.sees(topic.thread, "We close at nine.")
    assert _plain(told).startswith("✍️ Ani wrote to the customer:")
    assert _plain(await topic.tells(room.ani, "/write anna")) == "✍️ What you write here now reaches Anna."
    assert (await topic.stands()).assignee == room.davit.id
    for whom in ("#1", "Anna", "anna", "annushka", str(anna.id)):
        assert "✍️" in (await general.tells(room.davit, f"/write {whom}")).text
    for whom in ("#2", "@anna", "4711", "Annus"):
        assert (await general.tells(room.davit, f"/write {whom}")).text == says("desk.problem_unknown_customer")
    namesake = await closed_town.people.person("Anna")
    await closed_town.ask(namesake, "/start")
    both = await general.tells(room.davit, "/write Anna hi")
    assert both.text.startswith(says("desk.several_customers"))
    assert "Anna · @annushka\n" in _plain(both)
    assert _plain(both).endswith(f"Anna · {namesake.id}")
    await anna.blocks()
    await room.sees(topic.thread, says("desk.blocked"))
    assert (await general.tells(room.davit, "/write #1 hi")).text == says("desk.problem_write_not_allowed")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_an_answer_of_the_faq_needs_no_ticket(closed_town: Town) -> None:
    room = await opened(closed_town)
    anna = await closed_town.people.person("Anna")
    await closed_town.ask(anna, "/start")
    await Topic(room, anna, 0, None).tells(room.davit, "/write Anna")
    topic = Topic(room, anna, 1, await room.topic_of(anna))
    offered = await topic.tells(room.davit, "/r delivery")
    await room.davit.taps(offered, data=next(data for data in offered.data.values() if "delivery-cost" in data))
    await _reads(topic, closed_town.answer("delivery-cost"))
    stands = await topic.stands()
    assert (stands.source, stands.assignee) == (Source.STAFF, room.davit.id)


async def test_the_desk_tells_about_itself(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit = topic.room.davit
    await davit.sends("A new one is on its way.", chat=topic.room.group, topic=topic.thread)
    await _reads(topic, "A new one is on its way.")
    assert "/take" in (await topic.tells(davit, "/help", anywhere=True)).text
    stats = _plain(await topic.tells(davit, "/stats", anywhere=True))
    assert "New tickets: 1" in stats
    assert "\nAnswered: 1\n" in stats
    assert "Davit: 1 answered, 0 closed" in stats
    assert (await topic.tells(davit, "/card", anywhere=True)).text == closed_town.says("desk.problem_not_in_topic")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_card_that_was_deleted_is_shown_anew(closed_town: Town) -> None:
    topic = await complained(closed_town)
    davit, card = topic.room.davit, await topic.room.card(topic.thread or 0)
    await topic.room.nora.deletes(card)
    asked = await davit.sends("/card", chat=topic.room.group, topic=topic.thread)

    async def seen() -> bool:
        new = await topic.room.card(topic.thread or 0)
        mine = [one for one in await topic.room.group.messages(topic.thread) if one.message_id == asked.message_id]
        return new.message_id > card.message_id and mine[0].reactions == ["👍"]

    await eventually(seen)


async def test_outside_a_topic_a_command_says_where_it_belongs(closed_town: Town) -> None:
    room = await opened(closed_town)
    general = Topic(room, room.nora, 0, None)
    for command in sorted(COMMANDS.keys() - ANYWHERE):
        said = await general.tells(room.davit, f"/{command} 7d whatever")
        assert said.text == closed_town.says("desk.problem_not_in_topic"), command


async def test_in_a_group_without_topics_commands_answer_a_message_of_the_customer(closed_town: Town) -> None:
    room = await opened(closed_town, forum=False)
    emma = await closed_town.people.person("Emma")
    await complains(closed_town, emma)
    relayed = await room.sees(None, "My cup was broken")
    topic = Topic(room, emma, 1, None)
    assert _plain(await topic.tells(room.davit, "/take", at=relayed)) == "👀 #1 is yours, Davit."
    card = await room.sees(None, "#1", buttons=True)
    assert "✅" in (await topic.tells(room.davit, "/resolve", at=card)).text
    begun = await topic.tells(room.davit, "/write emma")
    assert _plain(begun) == "✍️ What you write as a reply to Emma's card reaches them."


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_without_a_group_the_owner_s_chat_takes_commands_as_replies(closed_town: Town) -> None:
    nora = await closed_town.people.person("Nora", id=500_000_001)
    closed_town.settings = closed_town.settings.model_copy(update={"owner_ids": (nora.id,)})
    await closed_town.open()
    start = await closed_town.ask(nora, "/start")
    await closed_town.close()
    await closed_town.open()
    emma = await closed_town.people.person("Emma")
    await complains(closed_town, emma)

    async def arrived() -> Seen | None:
        return next((one for one in await nora.chat() if one.text == "My cup was broken"), None)

    await eventually(arrived)
    relayed = await arrived()
    assert relayed is not None
    assert relayed.message_id > start.message_id
    said = await nora.sees(after=await nora.sends("/take", reply_to=relayed))
    assert _plain(said) == "👀 #1 is yours, Nora."


async def _reads(topic: Topic, text: str) -> None:
    """Wait until the customer has this in their chat."""

    async def there() -> bool:
        return any(text in one.text for one in await topic.customer.chat())

    await eventually(there)
