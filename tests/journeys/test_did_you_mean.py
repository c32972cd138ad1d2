"""The bot is unsure and asks; the customer taps."""

from bot.simulator.people import Person, Seen
from tests.journeys.conftest import Town

UNSURE = "delivery"
NONSENSE = "quantum chromodynamics lecture notes"


async def _asked_back(town: Town) -> tuple[Person, Seen]:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, UNSURE)
    assert reply.text == town.says("clarify.intro"), reply
    return emma, reply


async def test_three_choices_and_none_of_these(town: Town) -> None:
    _, reply = await _asked_back(town)
    assert len(reply.buttons) == 5
    assert reply.buttons[-2:] == [[town.says("clarify.none")], [town.says("ticket.person")]]
    assert [town.title("delivery-cost")] in reply.buttons


async def test_a_choice_is_answered_in_place(town: Town) -> None:
    emma, reply = await _asked_back(town)
    await emma.taps(reply, town.title("delivery-cost"))
    edited = await emma.sees(after=reply, edited=True)
    assert edited.message_id == reply.message_id
    assert edited.text.startswith(town.answer("delivery-cost"))


async def test_a_double_tap_counts_once_and_changes_nothing(town: Town) -> None:
    emma, reply = await _asked_back(town)
    data = reply.data[town.title("delivery-cost")]
    await emma.presses(reply, data=data)
    await emma.presses(reply, data=data, forged=True)
    chat = await emma.chat()
    assert [message.text for message in chat if message.text.startswith(town.answer("delivery-cost"))] == [
        chat[-1].text
    ]


async def test_none_of_these_is_kept_as_one_miss(town: Town) -> None:
    emma, reply = await _asked_back(town)
    data = reply.data[town.says("clarify.none")]
    await emma.presses(reply, data=data)
    await emma.presses(reply, data=data, forged=True)
    edited = (await emma.chat())[-1]
    assert town.says("miss.text") in edited.text
    assert town.title("delivery-cost") not in [button for row in edited.buttons for button in row], "it was refused"
    assert town.bot is not None
    misses = await town.bot.services.misses.most_wanted()
    assert [(miss.sample, miss.times) for miss in misses] == [(UNSURE, 1)]


async def test_nothing_found_says_so_and_offers_a_way_on(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, NONSENSE)
    assert town.says("miss.text") in reply.text
    assert "hello@example.com" in reply.text
    assert any("Topics" in button for row in reply.buttons for button in row)


async def test_a_no_offers_the_next_candidates_and_a_yes_thanks(town: Town) -> None:
    emma = await town.people.person("Emma")
    reply = await town.ask(emma, town.title("parking"))
    await emma.taps(reply, town.says("answer.no"))
    sorry = await emma.sees(after=reply, edited=True)
    assert sorry.text.startswith(town.answer("parking"))
    assert [town.says("clarify.none")] in sorry.buttons
    other = sorry.buttons[0][0]
    await emma.taps(sorry, other)
    second = await emma.sees(after=sorry, edited=True)
    assert town.says("answer.helped") in second.text
    assert await emma.taps(second, town.says("answer.yes"))
    thanked = await emma.sees(after=second, edited=True)
    assert town.says("answer.helped") not in thanked.text


async def test_an_old_button_says_that_this_has_moved_on(town: Town) -> None:
    emma, reply = await _asked_back(town)
    old = reply.data[town.title("delivery-cost")]
    question = (await emma.chat())[0]
    await emma.edits(question, town.title("parking"))
    await emma.sees(after=reply, edited=True)
    toast = await emma.presses(reply, data=old, forged=True)
    assert toast.text == town.says("moved.on")


async def test_a_copied_button_does_nothing_for_another_customer(town: Town) -> None:
    emma, reply = await _asked_back(town)
    mallory = await town.people.person("Mallory")
    own = await town.ask(mallory, NONSENSE)
    toast = await mallory.presses(own, data=reply.data[town.title("delivery-cost")], forged=True)
    assert toast.text == town.says("moved.on")
    assert (await emma.chat())[-1].text == reply.text
