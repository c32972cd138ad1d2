"""What people send that is no plain question: never silence, never twice."""

from bot.simulator.people import Person
from tests.journeys.conftest import Town


async def test_what_is_no_text_gets_a_kind_word_and_a_way_on(town: Town) -> None:
    for number, kind in enumerate(("voice", "photo", "document", "video", "animation", "audio", "video_note")):
        emma = await town.people.person(f"Emma {number}")
        reply = await emma.sees(after=await emma.sends_media(kind))
        assert reply.text, kind
        assert reply.buttons, "there is a way on"
    emma = await town.people.person("Emma")
    reply = await emma.sees(after=await emma.sends_sticker())
    assert reply.text == town.says("kind.sticker")


async def test_location_contact_poll_and_dice_are_answered(town: Town) -> None:
    emma = await town.people.person("Emma")
    for sent in (
        await emma.sends_location(40.18, 44.51),
        await emma.shares_contact(),
        await emma.sends_poll("Which?", ["a", "b"]),
        await emma.sends_dice(),
    ):
        assert (await emma.sees(after=sent)).text


async def test_a_caption_is_a_question(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await emma.sees(after=await emma.sends_photo(caption=town.title("parking")))
    assert reply.text.startswith(town.answer("parking"))


async def test_an_album_is_answered_once(town: Town) -> None:
    emma = await town.people.person("Emma")
    parts = await emma.sends_album([{"kind": "photo"}, {"kind": "photo"}, {"kind": "video"}])
    await emma.sees(after=parts[-1])
    after = await town.ask(emma, town.title("parking"))
    assert after.text.startswith(town.answer("parking"))
    assert len(await _said_by_bot(town, emma)) == 2


async def test_five_thousand_characters_are_read_and_answered(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, town.title("parking") + " " + "really " * 715)
    assert reply.text


async def test_an_edited_question_is_answered_again_in_place(town: Town) -> None:
    emma = await town.people.person("Emma")
    question = await emma.sends(town.title("parking"))
    first = await emma.sees(after=question)
    await emma.edits(question, town.title("wifi"))
    again = await emma.sees(after=first, edited=True)
    assert again.message_id == first.message_id
    assert again.text.startswith(town.answer("wifi"))


async def test_an_edit_finds_its_way_when_the_answer_was_deleted(town: Town) -> None:
    emma = await town.people.person("Emma")
    question = await emma.sends(town.title("parking"))
    first = await emma.sees(after=question)
    await emma.deletes(first)
    edit = await emma.edits(question, town.title("wifi"))
    again = await emma.sees(after=edit)
    assert again.text.startswith(town.answer("wifi"))


async def test_an_unknown_command_gets_help(town: Town) -> None:
    emma = await town.people.person("Emma")
    assert "/topics" in (await town.ask(emma, "/frobnicate")).text


async def test_emoji_alone_is_answered_kindly(town: Town) -> None:
    emma = await town.people.person("Emma")
    assert (await town.ask(emma, "🙂🙂")).text


async def test_a_name_full_of_markup_and_bidi_is_harmless(town: Town) -> None:
    eve = await town.people.person('<b>&"\u202eevil')
    greeting = await eve.sees(after=await eve.starts())
    assert '<b>&"evil' in greeting.text
    assert "\u202e" not in greeting.text


async def _said_by_bot(town: Town, person: Person) -> list[str]:
    return [message.text for message in await person.chat() if message.sender_id != person.id]


async def test_a_message_that_cannot_be_dealt_with_is_apologised_for_and_the_chat_goes_on(town: Town) -> None:
    emma = await town.people.person("Emma")
    await town.people.fault("error", "sendMessage", code=400, description="Bad Request: chat is not well", next=3)
    sorry = await emma.sees(after=await emma.sends(town.title("parking")), timeout=15)
    assert sorry.text == town.says("error.sorry")
    assert (await town.ask(emma, town.title("wifi"))).text.startswith(town.answer("wifi"))


async def test_a_greeting_and_thanks_are_returned_and_are_no_misses(town: Town) -> None:
    emma = await town.people.person("Emma")
    assert (await town.ask(emma, "hello!")).text == town.says("small.greeting")
    assert (await town.ask(emma, "thanks 🙏")).text == town.says("small.thanks")
    assert (await town.ask(emma, "👍")).text == town.says("kind.sticker")
    assert town.bot is not None
    assert await town.bot.services.misses.most_wanted() == ()


async def test_a_captioned_album_is_answered_as_its_question_only(town: Town) -> None:
    emma = await town.people.person("Emma")
    parts = await emma.sends_album([{"kind": "photo", "text": town.title("parking")}, {"kind": "photo"}])
    reply = await emma.sees(after=parts[-1])
    assert reply.text.startswith(town.answer("parking"))
    assert (await town.ask(emma, town.title("wifi"))).text.startswith(town.answer("wifi"))
    assert len(await _said_by_bot(town, emma)) == 2


async def test_a_photo_that_cannot_be_sent_leaves_the_words(town: Town) -> None:
    emma = await town.people.person("Emma")
    await town.people.fault("error", "sendPhoto", code=400, description="Bad Request: IMAGE_PROCESS_FAILED", next=1)
    reply = await town.ask(emma, town.title("address"))
    assert reply.kind == "text"
    assert reply.text.startswith(town.answer("address"))


async def test_minutes_of_trouble_at_telegram_are_waited_out_and_not_counted(town: Town) -> None:
    emma = await town.people.person("Emma")
    await town.people.fault("error", "sendMessage", code=401, description="Unauthorized", next=4)
    reply = await emma.sees(after=await emma.sends(town.title("parking")), timeout=40)
    assert reply.text.startswith(town.answer("parking"))
