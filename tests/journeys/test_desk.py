"""A complaint reaches a person, and the person's answer reaches the customer."""

from tests.journeys.conftest import Town
from tests.journeys.desk import complains, opened, ticket_of


async def test_a_complaint_is_answered_solved_and_rated(closed_town: Town) -> None:
    town, room = closed_town, await opened(closed_town)
    emma = await town.people.person("Emma")
    confirmation = await complains(town, emma, "My cup was broken")
    assert ticket_of(confirmation) == 1
    topic = await room.topic_of(emma)
    await room.sees(topic, "My cup was broken")
    await room.davit.sends("So sorry! A new one is on its way.", chat=room.group, topic=topic)
    answer = await emma.sees(after=confirmation)
    assert answer.text == "So sorry! A new one is on its way."
    card = await room.card(topic)
    await room.davit.taps(card, "✅ Solved")
    rating = await emma.sees(after=answer)
    await emma.taps(rating, "5 ⭐")
    assert (await emma.sees(after=rating, edited=True)).text == town.says("rating.good")
