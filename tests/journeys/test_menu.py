"""The menu, the languages, and browsing the FAQ."""

from functools import partial

from bot.brand.folder import read_brand_folder, sample_folder
from bot.courier.profile import COMMANDS
from bot.gateway.api import Api
from bot.gateway.transport import AiohttpRequest
from bot.i18n.catalogue import catalogue
from tests.journeys.conftest import Town, eventually


async def test_a_language_once_picked_stays(town: Town) -> None:
    emma = await town.people.person("Emma")
    picker = await town.ask(emma, "/language")
    assert ["Հայերեն", "فارسی"] in picker.buttons
    await emma.taps(picker, "Հայերեն")
    chosen = await emma.sees(after=picker, edited=True)
    assert chosen.message_id == picker.message_id
    assert "հայերեն" in chosen.text
    assert "Sanoro" not in (await emma.sees(after=await emma.starts())).text


async def test_topics_lead_to_an_answer_and_back(town: Town) -> None:
    emma = await town.people.person("Emma")
    topics = await town.ask(emma, "/topics")
    await emma.taps(topics, "Visiting the café")
    questions = await emma.sees(after=topics, edited=True)
    await emma.taps(questions, town.title("wifi"))
    answer = await emma.sees(after=questions, edited=True)
    assert answer.text.startswith(town.answer("wifi"))
    await emma.taps(answer, "‹ Back")
    back = await emma.sees(after=answer, edited=True)
    assert back.text == questions.text
    await emma.taps(back, "‹ Main menu")
    menu = await emma.sees(after=back, edited=True)
    assert menu.message_id == topics.message_id


async def test_the_bot_introduces_itself_in_every_language(town: Town) -> None:
    request = AiohttpRequest()
    await request.initialize()
    api = Api(town.simulator.token, request, town.simulator.url)
    try:
        for code in ("hy", "fa", "am", "ru", "en"):
            await eventually(partial(_introduced, api, code))
        commands = await api.call("getMyCommands", {"language_code": "ru", "scope": {"type": "all_private_chats"}})
        assert [command["command"] for command in commands] == [*COMMANDS]
        assert commands[0]["description"] == town.says("command.start", "ru")
    finally:
        await request.shutdown()


async def _introduced(api: Api, code: str) -> bool:
    """Tell whether the bot shows its commands and its short description in this very language."""
    where = {"language_code": code}
    short = (await api.call("getMyShortDescription", where))["short_description"]
    brand = read_brand_folder(sample_folder()).brand.named(code)
    commands = await api.call("getMyCommands", {**where, "scope": {"type": "all_private_chats"}})
    return bool(commands) and short == catalogue(code)("bot.short_description", brand=brand)
