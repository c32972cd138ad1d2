"""The ways to a person and back: the intake, what is said while a ticket is open, its end, and coming back to it."""

from pathlib import Path

import pytest

from bot.simulator.people import Person, Seen
from bot.storage.database import open_database
from bot.storage.unit import Statement, Unit, unit
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import StaffRoom, complains, opened, ticket_of

NONSENSE = "quantum chromodynamics lecture notes"
WEEK = 7 * 86_400_000


@pytest.fixture
async def room(closed_town: Town) -> StaffRoom:
    return await opened(closed_town)


async def tapped(person: Person, message: Seen, data: str) -> Seen:
    """Tap a button by how its data begins, and return what the message shows then."""
    found = next(one for one in message.data.values() if one.startswith(data))
    await person.taps(message, data=found)
    return await person.sees(after=message, edited=True)


async def old(person: Person, message: Seen, data: str) -> str | None:
    """Tap a button that stood there before; return what the toast says."""
    return (await person.presses(message, data=data, forged=True)).text


async def test_a_person_is_one_tap_away_everywhere_and_the_questions_may_be_skipped(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    for text in ("/start", "/help", town.title("parking"), NONSENSE):
        shown = await town.ask(emma, text)
        assert any(data.startswith("p:") for data in shown.data.values()), text
    about = await tapped(emma, shown, "p:handover")
    wanted = await tapped(emma, about, "is:topic")
    done = await tapped(emma, wanted, "is:message")
    assert ticket_of(done) == 1
    notice = await room.sees(await room.topic_of(emma), "🎫")
    assert NONSENSE in notice.text, "what was asked before is not asked again"
    assert await old(emma, wanted, "is:topic") == town.says("moved.on")
    mine = await town.ask(emma, "/complaint")
    assert "#1" in mine.text, "a second complaint is the first one's"


async def test_whoever_walks_away_from_the_questions_is_answered_as_ever(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    asked = await town.ask(emma, "/complaint")
    await tapped(emma, await tapped(emma, asked, "it:quality"), "m")
    assert town.answer("parking") in (await town.ask(emma, town.title("parking"))).text
    assert await old(emma, asked, "it:quality") == town.says("moved.on")


async def test_a_brand_without_topics_asks_for_the_message_at_once(closed_town: Town) -> None:
    (Path(closed_town.settings.brand_dir) / "desk.yaml").write_text("topics: []\n", "utf-8")
    await closed_town.open()
    emma = await closed_town.people.person("Emma")
    asked = await closed_town.ask(emma, "/complaint")
    assert (asked.text, "is:message" in asked.data.values()) == (closed_town.says("complaint.message"), True)
    assert not await old(emma, asked, "it:order"), "a topic of before: what there is to ask now is asked again"


async def test_a_topic_that_was_just_dropped_is_asked_again(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    assert await old(emma, await town.ask(emma, "/start"), "it:gone") == town.says("moved.on")
    asked = await town.ask(emma, "/complaint")
    wanted = await tapped(emma, asked, "it:order")
    assert not await old(emma, wanted, "it:gone")
    assert "it:order" in (await emma.sees(after=wanted, edited=True)).data.values()


async def test_two_answers_in_vain_bring_a_person(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    first = await town.ask(emma, town.title("parking"))
    await tapped(emma, first, "x:")
    second = await town.ask(emma, town.title("wifi"))
    asked = await tapped(emma, second, "x:")
    assert "it:order" in asked.data.values()


ANGRY = {
    "en": "This is fraud, I want my money back",
    "ru": "Это мошенничество, я иду в полицию",
    "hy": "Սա խաբեություն է, ոստիկանություն կդիմեմ",
    "fa": "این کلاهبرداری است، شکایت می‌کنم",
    "am": "ይህ ማጭበርበር ነው፣ ለፖሊስ እከሳለሁ",
}


async def test_anger_is_met_calmly_in_every_language_and_is_no_trap(room: StaffRoom) -> None:
    town = room.town
    for language, words in ANGRY.items():
        person = await town.people.person(f"Emma {language}", language=language)
        offer = await town.ask(person, words)
        assert offer.text == town.says("complaint.alarm", language)
        answered = await tapped(person, offer, "an")
        assert answered.text != offer.text, "no means no: what was written is answered as a question"


async def test_whoever_is_upset_and_wants_a_person_is_asked_nothing_more(room: StaffRoom) -> None:
    emma = await room.town.people.person("Emma")
    photo = await emma.sends_photo(caption=ANGRY["en"])
    offer = await emma.sees(after=photo)
    assert "#1" in (await tapped(emma, offer, "p:alarm")).text
    topic = await room.topic_of(emma)
    assert "🔴" in (await room.card(topic)).text, "an alarm is urgent"
    await room.shows(topic, lambda one: (one.kind, one.text) == ("photo", ANGRY["en"]))
    await emma.edits(photo, "The cup, broken")
    await room.shows(topic, lambda one: (one.kind, one.text) == ("photo", "The cup, broken"))
    await _solve(room, topic, emma)
    await old(emma, offer, next(data for data in offer.data.values() if data.startswith("p:alarm")))
    asked = await emma.again(offer)
    assert asked is not None
    assert "it:order" in asked.data.values(), "what has opened a ticket opens no second one"
    assert len([one for one in await room.copies(topic) if one.kind == "photo"]) == 1


async def test_while_a_ticket_is_open_everything_reaches_it_and_each_customer_has_their_own(room: StaffRoom) -> None:
    town = room.town
    emma, reza = await town.people.person("Emma"), await town.people.person("Reza", language="fa")
    first, second = await complains(town, emma, "Cold coffee"), await complains(town, reza, "قهوه سرد بود")
    assert (ticket_of(first), ticket_of(second)) == (1, 2)
    await emma.sends(town.title("parking"))
    await emma.sends("thanks")
    topic = await room.topic_of(emma)
    await room.sees(topic, town.title("parking"))
    await room.sees(topic, "thanks")
    assert [one.text for one in await emma.chat()][-1] == "thanks", "the bot does not talk across a person"
    assert all("Cold coffee" not in one.text for one in await room.group.messages(await room.topic_of(reza)))
    mine = await town.ask(emma, "/complaint")
    solved = await tapped(emma, mine, "s:")
    assert town.says("rating.how") in solved.text
    await room.sees(topic, "#1", buttons=True)


async def test_what_only_looks_like_a_command_reaches_whoever_waits_for_words(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    asked = await town.ask(emma, "/complaint")
    assert (await town.ask(emma, "/order")).text == (await town.ask(emma, "/help")).text, "nobody waits for it yet"
    await tapped(emma, asked, "it:order")
    assert "#1" in (await town.ask(emma, "/order 12 never came")).text
    await emma.sends("/order 13 neither")
    topic = await room.topic_of(emma)
    await room.sees(topic, "/order 12 never came")
    await room.sees(topic, "/order 13 neither")
    assert (await emma.chat())[-1].text == "/order 13 neither"
    assert town.says("help.text") in (await town.ask(emma, "/help")).text, "a real command stays one"


async def test_after_the_end_thanks_and_sure_answers_open_nothing_but_the_rest_does(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    await complains(town, emma)
    topic = await room.topic_of(emma)
    await _solve(room, topic, emma)
    assert (await town.ask(emma, "thank you!")).text == town.says("small.thanks")
    await room.sees(topic, "thank you!")
    answered = await town.ask(emma, town.title("parking"))
    assert town.answer("parking") in answered.text
    assert "#1" in (await tapped(emma, answered, "ro:")).text
    await _solve(room, topic, emma)
    again = await town.ask(emma, "It broke again, the very same way")
    assert "#1" in again.text
    await room.sees(topic, "It broke again")


async def test_a_picture_or_an_emoji_says_something_where_a_greeting_does_not(room: StaffRoom) -> None:
    town, emma, reza = room.town, await room.town.people.person("Emma"), await room.town.people.person("Reza")
    await tapped(emma, await town.ask(emma, "/complaint"), "it:order")
    assert (await town.ask(emma, "hello")).text == town.says("complaint.message")
    assert "#1" in (await emma.sees(after=await emma.sends_photo(caption="hello"))).text
    topic = await room.topic_of(emma)
    await room.shows(topic, lambda one: one.kind == "photo" and one.text == "hello")
    await tapped(reza, await town.ask(reza, "/complaint"), "it:order")
    assert "#2" in (await town.ask(reza, "😡😡")).text
    await room.sees(await room.topic_of(reza), "😡😡")
    await _solve(room, topic, emma)
    assert "#1" in (await town.ask(emma, "😡😡😡")).text
    await _solve(room, topic, emma)
    assert "#1" in (await emma.sees(after=await emma.sends_photo(caption="☕"))).text, "this is no thanks either"


async def test_after_a_week_it_is_another_matter(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    await complains(town, emma)
    await _solve(room, await room.topic_of(emma), emma)
    await _age(town)
    assert (await town.ask(emma, NONSENSE)).text.startswith(town.says("miss.text"))
    assert ticket_of(await complains(town, emma, "Something else")) == 2


async def test_a_low_rating_opens_it_again_and_the_owner_hears_of_it(room: StaffRoom) -> None:
    town, emma = room.town, await room.town.people.person("Emma")
    confirmation = await complains(town, emma)
    topic = await room.topic_of(emma)
    await _solve(room, topic, emma)
    rating = await emma.sees(after=confirmation)
    assert not await old(emma, rating, "r:1:1"), "nobody is thanked cheerfully for one star"
    low = await emma.sees(after=rating, edited=True)
    assert low.text == town.says("rating.low")
    await old(emma, rating, "r:1:1")
    await room.shows(topic, lambda one: "⭐" in one.text and "#1" in one.text)
    assert "🔴" in (await room.card(topic)).text

    async def owner_knows() -> bool:
        return any("⭐" in one.text for one in await room.nora.chat())

    await eventually(owner_knows)
    assert not await old(emma, rating, "r:1:5")
    still = await emma.sees(after=low, edited=True)
    assert "s:1" in still.data.values(), "a person has it again; it takes more than other stars to end it"


async def _solve(room: StaffRoom, topic: int, person: Person) -> None:
    """Let staff solve it, and wait until the customer is asked for the stars."""
    await room.davit.sends("/resolve", chat=room.group, topic=topic)

    async def asked() -> bool:
        return any(data.startswith("r:") for data in (await person.chat())[-1].data.values())

    await eventually(asked)


async def _age(town: Town) -> None:
    """Let a week and a moment pass for every ended ticket."""
    db = await open_database(town.settings.database_url.get_secret_value())
    try:
        await db.run(_older())
    finally:
        await db.close()


@unit
def _older() -> Unit[None]:
    yield Statement("UPDATE tickets SET ended_at = ended_at - ? WHERE ended_at IS NOT NULL", (WEEK + 60_000,))
