"""Answers with a photo: uploaded once, edited in place where Telegram can, sent anew where it cannot."""

from tests.journeys.conftest import Town


async def test_the_address_comes_with_its_map(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, town.title("address"))
    assert reply.kind == "photo"
    assert reply.text.startswith(town.answer("address"))
    assert [town.says("answer.yes"), town.says("answer.no")] in reply.buttons


async def test_a_photo_is_uploaded_once_and_then_known_by_its_id(town: Town) -> None:
    emma = await town.people.person("Emma")
    first = await town.ask(emma, town.title("address"))
    second = await town.ask(emma, town.title("address"))
    assert first.view["media"]["url"] == second.view["media"]["url"]


async def test_saying_yes_keeps_the_photo(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, town.title("address"))
    await emma.taps(reply, town.says("answer.yes"))
    thanked = await emma.sees(after=reply, edited=True)
    assert (thanked.kind, thanked.message_id) == ("photo", reply.message_id)


async def test_browsing_to_a_photo_and_back_leaves_one_message(town: Town) -> None:
    emma = await town.people.person("Emma")
    topics = await town.ask(emma, "/topics")
    await emma.taps(topics, "Visiting the café")
    questions = await emma.sees(after=topics, edited=True)
    await emma.taps(questions, town.title("address"))
    answer = await emma.sees(after=questions, edited=True)
    assert answer.kind == "photo"
    await emma.taps(answer, town.says("menu.back"))
    back = await emma.sees(after=answer)
    assert back.text == questions.text
    said = [message for message in await emma.chat() if message.sender_id != emma.id]
    assert [message.message_id for message in said] == [back.message_id]


async def test_an_edit_from_a_photo_to_a_text_answers_anew_and_later_edits_follow(town: Town) -> None:
    emma = await town.people.person("Emma")
    question = await emma.sends(town.title("address"))
    await emma.sees(after=question)
    edit = await emma.edits(question, town.title("wifi"))
    text = await emma.sees(after=edit)
    assert text.text.startswith(town.answer("wifi"))
    await emma.edits(question, town.title("parking"))
    again = await emma.sees(after=text, edited=True)
    assert again.message_id == text.message_id
    assert again.text.startswith(town.answer("parking"))
