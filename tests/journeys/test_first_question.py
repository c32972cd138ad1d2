"""A newcomer opens the bot and asks."""

import pytest

from tests.journeys.conftest import Town


async def test_start_greets_by_name_in_the_app_s_language(town: Town) -> None:
    reza = await town.people.person("رضا", language="fa")
    greeting = await reza.sees(after=await reza.starts())
    assert "رضا" in greeting.text
    assert "سانورو" in greeting.text
    assert any("موضوع" in button for row in greeting.buttons for button in row)


async def test_a_question_without_start_is_answered(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, "where are you located?")
    assert reply.text.startswith(town.answer("address"))
    assert town.says("answer.helped") in reply.text


async def test_an_answer_brings_its_link_along(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, town.title("delivery-cost"))
    urls = [button["url"] for row in reply.view["buttons"] for button in row if button["url"]]
    assert urls == ["https://example.com/delivery"]


async def test_a_language_the_brand_does_not_speak_begins_in_its_own(town: Town) -> None:
    jorge = await town.people.person("Jorge", language="pt-br")
    greeting = await jorge.sees(after=await jorge.starts())
    assert greeting.text.startswith("Hello")


@pytest.mark.parametrize(
    ("language", "question", "entry"),
    [
        ("hy", "վայֆայ ունե՞ք", "wifi"),
        ("fa", "وای فای دارید؟", "wifi"),
        ("am", "ዋይፋይ አላችሁ?", "wifi"),
        ("ru", "у вас есть вайфай?", "wifi"),
        ("en", "is there wifi?", "wifi"),
    ],
)
async def test_each_language_is_answered_in_itself(town: Town, language: str, question: str, entry: str) -> None:
    person = await town.people.person("Sam", language=language)
    reply = await town.ask(person, question)
    if reply.buttons and [town.title(entry, language)] in reply.buttons:
        await person.taps(reply, town.title(entry, language))
        reply = await person.sees(after=reply, edited=True)
    assert town.answer(entry, language) in reply.text.replace("\u200f", "")


async def test_the_script_decides_for_the_answer_but_the_menus_stay(town: Town) -> None:
    emma = await town.people.person("Emma", language="en")
    reply = await town.ask(emma, "сколько стоит доставка?")
    assert reply.text.startswith(town.answer("delivery-cost", "ru"))
    menu = await emma.sees(after=await emma.starts())
    assert menu.text.startswith("Hello")


async def test_a_typo_is_understood(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, "is ther parkng near you")
    titles = [button for row in reply.buttons for button in row]
    assert reply.text.startswith(town.answer("parking")) or titles[0] == town.title("parking")


async def test_armenian_in_latin_letters_is_answered_in_armenian(town: Town) -> None:
    anna = await town.people.person("Anna", language="hy")
    reply = await town.ask(anna, "vortex eq gtnvum")
    if [town.title("address", "hy")] in reply.buttons:
        await anna.taps(reply, town.title("address", "hy"))
        reply = await anna.sees(after=reply, edited=True)
    assert reply.text.startswith(town.answer("address", "hy"))


async def test_two_customers_at_once_get_their_own_answers(town: Town) -> None:
    emma, olga = await town.people.person("Emma"), await town.people.person("Ольга", language="ru")
    first, second = await emma.sends("where are you located?"), await olga.sends("сколько стоит доставка?")
    assert (await olga.sees(after=second)).text.startswith(town.answer("delivery-cost", "ru"))
    assert (await emma.sees(after=first)).text.startswith(town.answer("address"))
