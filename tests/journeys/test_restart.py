"""Stopping and starting again in the middle of things."""

import asyncio

from tests.journeys.conftest import Town, eventually


async def test_questions_asked_while_it_was_away_are_answered_in_order(closed_town: Town) -> None:
    town = closed_town
    emma = await town.people.person("Emma")
    questions = [await emma.sends(text) for text in (town.title("parking"), town.title("wifi"))]
    await town.open()
    first = await emma.sees(after=questions[-1])
    second = await emma.sees(after=first)
    assert first.text.startswith(town.answer("parking"))
    assert second.text.startswith(town.answer("wifi"))


async def test_a_choice_offered_before_a_restart_can_still_be_tapped(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, "delivery")
    await town.close()
    await town.open()
    await emma.taps(reply, town.title("delivery-cost"))
    assert (await emma.sees(after=reply, edited=True)).text.startswith(town.answer("delivery-cost"))


async def test_an_edited_faq_is_live_without_a_restart(town: Town) -> None:
    emma = await town.people.person("Emma")
    path = town.settings.brand_dir / "faq.yaml"
    path.write_text(path.read_text("utf-8").replace(town.answer("wifi"), "The wifi is called Teapot."), "utf-8")

    async def live() -> bool:
        return "Teapot" in (await town.ask(emma, town.title("wifi"))).text

    await eventually(live)


async def test_a_mistake_in_the_faq_leaves_the_last_good_version_in_force(town: Town) -> None:
    assert town.bot is not None
    path = town.settings.brand_dir / "faq.yaml"
    changed = path.read_text("utf-8").replace(town.answer("wifi"), "The wifi is called Teapot.")
    path.write_text(changed + "\nsurprise: yes\n", "utf-8")
    emma = await town.people.person("Emma")
    await asyncio.sleep(1.5)  # it looks every second
    assert (await town.ask(emma, town.title("wifi"))).text.startswith(town.answer("wifi"))


async def test_a_miss_leaves_the_wanted_list_once_it_is_answered(town: Town) -> None:
    assert town.bot is not None
    misses = town.bot.services.misses
    emma = await town.people.person("Emma")
    await town.ask(emma, "zorbing on the roof")

    async def is_wanted() -> bool:
        return [miss.sample for miss in await misses.most_wanted()] == ["zorbing on the roof"]

    async def is_settled() -> bool:
        return await misses.most_wanted() == ()

    await eventually(is_wanted)
    path = town.settings.brand_dir / "faq.yaml"
    title = town.title("wifi")
    path.write_text(path.read_text("utf-8").replace(title, "zorbing on the roof", 1), "utf-8")
    await eventually(is_settled)
