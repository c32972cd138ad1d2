"""What is kept, all of it as a file, and being forgotten: in the database and at the desk, restarts included."""

from dataclasses import dataclass

import pytest

from bot.simulator.people import Person, Seen
from bot.storage.catalogue import tables
from bot.storage.database import open_database
from bot.storage.unit import Statement, T, Unit, unit
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import OWNER_ID, StaffRoom, complains, opened

WORDS = "the blue kettle came dented"
SECRETS = ("Sara", "Qasemi", "sara_q", "kettle")


async def run(town: Town, work: Unit[T]) -> T:
    db = await open_database(town.settings.database_url.get_secret_value())
    try:
        return await db.run(work)
    finally:
        await db.close()


@dataclass
class Staffed:
    """A customer who has been talked with, and the group in which that was."""

    town: Town
    room: StaffRoom
    sara: Person

    async def mentions(self) -> list[str]:
        """Return what still tells of her in the group."""
        view = await self.room.group.view()
        names = [topic["name"] for topic in view["topics"]]
        texts = [message["text"] for message in view["messages"]]
        return [text for text in (*names, *texts) if any(secret in text for secret in SECRETS)]

    async def nothing_is_mentioned(self) -> bool:
        """Tell whether the group knows nothing of her any more."""
        return await self.mentions() == []


@pytest.fixture
async def staffed(request: pytest.FixtureRequest, closed_town: Town) -> Staffed:
    """A desk, with topics unless told otherwise; Sara has asked something in vain, complained, and been answered."""
    town, forum = closed_town, getattr(request, "param", True)
    room = await opened(town, forum=forum)
    sara = await town.people.person("Sara", last_name="Qasemi", username="sara_q")
    await town.ask(sara, "zorbing with a kettle")
    confirmation = await complains(town, sara, WORDS)
    topic = await room.topic_of(sara) if forum else None
    copy = await room.sees(topic, WORDS)
    if forum:
        await room.davit.sends("Dear Sara, a new kettle is on its way.", chat=room.group, topic=topic)
    else:
        await room.davit.sends("Dear Sara, a new kettle is on its way.", chat=room.group, reply_to=copy)
    await sara.sees(after=confirmation)
    return Staffed(town, room, sara)


async def sure(town: Town, person: Person) -> tuple[Seen, str]:
    """Go as far as the last question; return it and its last button."""
    first = await town.ask(person, "/forget")
    await person.taps(first, town.says("forget.yes"))
    second = await person.sees(after=first, edited=True)
    assert second.text == town.says("forget.ask_again")
    return second, town.says("forget.now")


async def left_of(town: Town, telegram_id: int) -> list[str]:
    """Return every value of the database that tells of her."""

    @unit
    def scanned() -> Unit[list[str]]:
        found = []
        for table in (yield from tables(engine)):
            for row in (yield Statement(f"SELECT {', '.join(table.columns)} FROM {table.name}")):
                values = (v.decode() if isinstance(v, bytes) else str(v) for v in row)
                found += [f"{table.name}.{name}: {v}" for name, v in zip(table.columns, values, strict=True)]
        return found

    url = town.settings.database_url.get_secret_value()
    engine = "sqlite" if url.startswith("sqlite") else "postgres"
    lines = await run(town, scanned())
    return [line for line in lines if any(secret in line for secret in (*SECRETS, str(telegram_id)))]


@pytest.mark.parametrize("staffed", [True, False], ids=["forum", "plain"], indirect=True)
async def test_a_forgotten_customer_is_gone_from_the_database_and_from_the_desk(staffed: Staffed) -> None:
    town, sara = staffed.town, staffed.sara
    assert await staffed.mentions()
    last, button = await sure(town, sara)
    await sara.taps(last, button)
    working = await sara.sees(after=last, edited=True)
    assert working.text == town.says("forget.working")
    assert working.buttons == []
    done = await sara.sees(after=working)
    assert done.text.startswith(town.says("forget.done"))
    await eventually(staffed.nothing_is_mentioned)

    async def nothing_is_left() -> bool:
        return await left_of(town, sara.id) == []

    await eventually(nothing_is_left)


async def test_whoever_comes_back_is_greeted_as_somebody_new(staffed: Staffed) -> None:
    town, sara = staffed.town, staffed.sara
    await sara.taps(await town.ask(sara, "/language"), "Русский")
    first = await town.ask(sara, "/forget")
    await sara.taps(first, town.says("forget.yes", "ru"))
    last = await sara.sees(after=first, edited=True)
    await sara.taps(last, town.says("forget.now", "ru"))
    done = await sara.sees(after=await sara.sees(after=last, edited=True))
    assert done.text.startswith(town.says("forget.done", "ru")), "told in the language that was theirs"
    greeting = await sara.sees(after=await sara.starts())
    assert greeting.text.startswith("Hello"), "and now it begins anew, in the language of their app"


async def test_a_double_tap_forgets_once_and_makes_nobody_anew(town: Town) -> None:
    sara = await town.people.person("Sara")
    last, button = await sure(town, sara)
    await sara.taps(last, button, wait=0)
    for data in (last.data[button], "m"):
        again = await sara.presses(last, data=data, forged=True)
        assert again.text == town.says("forget.stranger"), "nor does the tap on any old button"
    counted = await run(town, _count("customers"))
    assert counted == 1
    assert await run(town, _count("audit WHERE action = 'forgotten'")) == 1


async def test_a_button_of_the_former_self_does_not_forget_the_new_one(town: Town) -> None:
    sara = await town.people.person("Sara")
    last, button = await sure(town, sara)
    data = last.data[button]
    await sara.taps(last, button)
    await sara.sees(after=await sara.sees(after=last, edited=True))
    await sara.sees(after=await sara.starts())
    assert await sara.presses(last, data=data, forged=True)
    assert await run(town, _count("audit WHERE action = 'forgotten'")) == 1


async def test_both_questions_have_a_way_back(town: Town) -> None:
    sara = await town.people.person("Sara")
    first = await town.ask(sara, "/forget")
    await sara.taps(first, town.says("forget.no"))
    kept = await sara.sees(after=first, edited=True)
    assert town.says("privacy.yours") in kept.text
    last, _ = await sure(town, sara)
    await sara.taps(last, town.says("forget.no"))
    assert town.says("privacy.yours") in (await sara.sees(after=last, edited=True)).text
    assert await run(town, _count("customers WHERE forgotten_at IS NULL")) == 1


async def test_a_restart_in_the_middle_goes_on_where_it_was(staffed: Staffed) -> None:
    town, sara = staffed.town, staffed.sara
    await town.people.fault("error", "delete*")
    last, button = await sure(town, sara)
    await sara.taps(last, button)
    working = await sara.sees(after=last, edited=True)

    async def is_begun() -> bool:
        return await run(town, _count("erasures")) == 1

    await eventually(is_begun)
    await town.close()
    assert await staffed.mentions(), "the database has forgotten her, the desk not yet"
    await town.people.delete("faults")
    await town.open()
    done = await sara.sees(after=working, timeout=30)
    assert done.text.startswith(town.says("forget.done"))
    await eventually(staffed.nothing_is_mentioned)


async def test_a_desk_that_refuses_is_told_honestly_and_tried_again(staffed: Staffed) -> None:
    town, sara = staffed.town, staffed.sara
    await town.people.fault("error", "delete*", code=400, description="Bad Request: not enough rights")
    last, button = await sure(town, sara)
    await sara.taps(last, button)
    done = await sara.sees(after=await sara.sees(after=last, edited=True))
    assert done.text.startswith(town.says("forget.partly"))

    async def is_told() -> bool:
        return await run(town, _count("erasures WHERE tell_chat_id IS NULL")) == 1

    await eventually(is_told)
    room = staffed.room

    async def owner_knows() -> bool:
        return any(message.text == town.says("forget.undeletable") for message in await room.nora.chat())

    await eventually(owner_knows)


async def test_without_a_group_the_owner_s_chat_forgets(closed_town: Town) -> None:
    town = closed_town
    nora = await town.people.person("Nora", id=OWNER_ID)
    town.settings = town.settings.model_copy(update={"owner_ids": (OWNER_ID,)})
    await town.open()
    await town.ask(nora, "/start")
    await town.close()
    await town.open()  # an owner can be written to once she has written herself
    sara = await town.people.person("Sara", last_name="Qasemi", username="sara_q")
    await complains(town, sara, WORDS)

    async def mentioned() -> list[str]:
        texts = [message.text for message in await nora.chat()]
        return [text for text in texts if any(secret in text for secret in SECRETS)]

    async def forgotten() -> bool:
        return await mentioned() == []

    await eventually(mentioned)
    last, button = await sure(town, sara)
    await sara.taps(last, button)
    done = await sara.sees(after=await sara.sees(after=last, edited=True))
    assert done.text.startswith(town.says("forget.done"))
    await eventually(forgotten)


async def test_an_owner_who_asks_to_be_forgotten_stays_the_owner(closed_town: Town) -> None:
    town = closed_town
    await town.open()
    assert town.bot is not None
    nora = await town.people.person("Nora")
    await nora.sees(after=await nora.starts(await town.bot.services.roles.invite_owner()))
    first = await town.ask(nora, "/forget")
    assert town.says("forget.roles") in first.text
    await nora.taps(first, town.says("forget.yes"))
    last = await nora.sees(after=first, edited=True)
    await nora.taps(last, town.says("forget.now"))
    done = await nora.sees(after=await nora.sees(after=last, edited=True))
    assert (await nora.sees(after=await nora.sends("/misses"))).text == town.says("owner.no_misses")
    assert done.text.endswith(town.says("forget.begin_again"))


@pytest.mark.parametrize("staffed", [False], ids=["plain"], indirect=True)
async def test_messages_too_old_to_be_deleted_lose_their_words(staffed: Staffed) -> None:
    town, sara = staffed.town, staffed.sara
    await town.people.fault("error", "deleteMessage*", code=400, description="Bad Request: message can't be deleted")
    last, button = await sure(town, sara)
    await sara.taps(last, button)
    done = await sara.sees(after=await sara.sees(after=last, edited=True))
    assert done.text.startswith(town.says("forget.partly"))
    assert await staffed.mentions() == ["Dear Sara, a new kettle is on its way."], "which is not the bot's to change"


async def test_somebody_who_blocks_the_bot_at_that_moment_is_forgotten_all_the_same(town: Town) -> None:
    sara = await town.people.person("Sara")
    last, button = await sure(town, sara)
    blocked = "Forbidden: bot was blocked by the user"
    await town.people.fault("error", "*Message*", code=403, description=blocked, chat_id=sara.id)
    await sara.taps(last, button, wait=0)

    async def is_forgotten() -> bool:
        return await run(town, _count("customers WHERE forgotten_at IS NOT NULL")) == 1

    await eventually(is_forgotten)


async def test_my_data_is_a_file_with_everything(staffed: Staffed) -> None:
    town, sara = staffed.town, staffed.sara
    sent = await town.ask(sara, "/mydata")
    assert sent.kind == "document"
    file = sent.view["media"]
    assert file["name"].startswith("my-data-")
    about = await town.people.get(file["url"].removeprefix("/people/"))
    assert about["profile"]["username"] == "sara_q"
    assert [question["text"] for question in about["questions"]] == ["zorbing with a kettle"]
    said = [message["content"]["text"] for message in about["messages"] if message["what"] == "message"]
    assert said == [WORDS, "Dear Sara, a new kettle is on its way."]
    assert [ticket["topic"] for ticket in about["tickets"]] == ["order"]
    assert "Davit" not in str(about)
    await sara.taps(sent, town.says("privacy.button"))
    assert town.says("privacy.kept") in (await sara.sees(after=sent)).text


async def test_privacy_is_told_in_every_language(town: Town) -> None:
    for language in ("hy", "fa", "am", "ru", "en"):
        person = await town.people.person("Sara", language=language)
        told = await town.ask(person, "/privacy")
        assert "privacy@example.com" in told.text, "the brand's own words come first"
        for key in ("kept", "profile", "yours"):
            assert town.says(f"privacy.{key}", language) in told.text
        assert ("۹۰" if language == "fa" else "90") in told.text
        ways = [town.says(f"privacy.{key}", language) for key in ("mydata", "forget")]
        assert [row[0] for row in told.buttons][:2] == ways


@unit
def _count(what: str) -> Unit[int]:
    return int((yield Statement(f"SELECT count(*) AS n FROM {what}"))[0].n)
