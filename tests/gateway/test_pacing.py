"""Lanes and limits, in simulated time: whatever is asked for, Telegram's limits hold and nobody starves."""

import asyncio
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.sender.gate import Gate
from bot.gateway.sender.lane import Lane
from bot.gateway.sender.pacer import Pace, Pacer
from tests.gateway.fast_loop import run_fast

PACE = Pace()
Sent = list[tuple[float, Lane, int]]


async def send(
    gate: Gate, sent: Sent, lane: Lane, chat: int, after: float = 0, answer_in: float = 0.06, amount: int = 1
) -> None:
    """Send one message, or an album of `amount`, `after` seconds; Telegram's answer takes `answer_in`."""
    await asyncio.sleep(after)
    turn = gate.ask(lane, chat, amount)
    await turn
    sent.extend([(asyncio.get_running_loop().time(), lane, chat)] * amount)
    await asyncio.sleep(answer_in)
    gate.leave(lane, turn)


def play(messages: list[tuple[Lane, int, float]]) -> Sent:
    """Send messages given as (lane, chat, second) and return what went when."""

    async def main() -> Sent:
        gate, sent = Gate(Pacer(PACE)), Sent()
        async with asyncio.TaskGroup() as group:
            for lane, chat, after in messages:
                group.create_task(send(gate, sent, lane, chat, after))
        assert gate.waiting == 0
        return sent

    return run_fast(main())


def most_in(moments: list[float], seconds: float) -> int:
    """The largest number of moments in any window of so many seconds."""
    return max((sum(start <= other < start + seconds - 1e-6 for other in moments) for start in moments), default=0)


MESSAGES = st.lists(
    st.tuples(st.sampled_from(Lane), st.sampled_from([1, 2, 3, -100, *range(10, 60)]), st.floats(0, 3)), max_size=300
)


@settings(deadline=None, max_examples=40)
@given(MESSAGES)
def test_no_window_ever_holds_more_than_telegram_allows(messages: list[tuple[Lane, int, float]]) -> None:
    sent = play(messages)
    assert len(sent) == len(messages)
    assert most_in([at for at, _, _ in sent], 1) <= PACE.peak
    by_chat: dict[int, list[float]] = defaultdict(list)
    for at, _, chat in sent:
        by_chat[chat].append(at)
    for chat, moments in by_chat.items():
        if chat < 0:
            assert most_in(moments, 60) <= PACE.group_per_minute
        else:
            for seconds in (1, 5, 20):
                assert most_in(moments, seconds) <= PACE.chat_burst + seconds


def test_a_busy_group_gets_twenty_a_minute() -> None:
    moments = [at for at, _, _ in play([(Lane.STAFF, -100, 0.0) for _ in range(50)])]
    assert moments[19] == moments[0]
    assert (moments[20] - moments[0], moments[40] - moments[0]) == (60, 120)
    assert most_in(moments, 60) == PACE.group_per_minute


def test_a_second_holds_no_more_than_the_peak_though_the_line_squeezes_what_was_sent() -> None:
    moments = [at for at, _, _ in play([(Lane.STAFF, chat, 0.0) for chat in range(1, 121)])]
    assert most_in(moments, 1) == PACE.peak
    arrived = [at + (0.07 if number < PACE.peak else 0) for number, at in enumerate(moments)]
    assert most_in(arrived, 1) == PACE.peak


def test_an_album_takes_the_place_of_as_many_messages_as_it_has_parts() -> None:
    async def main() -> Sent:
        gate, sent = Gate(Pacer(PACE)), Sent()
        async with asyncio.TaskGroup() as group:
            for chat, parts in [
                (-100, 10),
                (-100, 7),
                (7, 10),
                (7, 1),
                *((chat, 3) for chat in range(10, 30)),
                (-100, 10),
            ]:
                group.create_task(send(gate, sent, Lane.STAFF, chat, amount=parts))
        return sent

    sent = run_fast(main())
    assert len(sent) == 10 + 7 + 10 + 1 + 60 + 10
    assert most_in([at for at, _, _ in sent], 1) <= PACE.peak
    assert most_in([at for at, _, chat in sent if chat == -100], 60) <= PACE.group_per_minute
    assert len({at for at, _, chat in sent if chat == 7}) == 2, "after an album as large as that a chat must rest"


def test_a_campaign_goes_smoothly_at_28_a_second() -> None:
    moments = [at for at, _, _ in play([(Lane.BULK, chat, 0) for chat in range(1, 281)])]
    assert most_in(moments, 1) <= 30
    assert most_in(moments, 0.03) <= PACE.burst
    assert 9.5 < moments[-1] - moments[0] < 10.5


def test_replies_pass_a_campaign_at_once() -> None:
    campaign = [(Lane.BULK, chat, 0.0) for chat in range(1, 400)]
    replies = [(Lane.REPLY, 10_000 + number, 1 + number * 0.5) for number in range(20)]
    waits = [at - (1001 + (chat - 10_000) * 0.5) for at, lane, chat in play(campaign + replies) if lane is Lane.REPLY]
    assert len(waits) == 20
    assert max(waits) < 0.1


def test_staff_go_before_bulk_and_after_replies() -> None:
    crowd = [(Lane.REPLY, 500 + n, 0.0) for n in range(40)]
    sent = play([*crowd, (Lane.BULK, 1, 0.1), (Lane.STAFF, 2, 0.1), (Lane.REPLY, 3, 0.1)])
    assert [chat for _, _, chat in sent if chat < 10] == [3, 2, 1]


def test_a_steady_stream_of_replies_does_not_starve_the_other_lanes() -> None:
    stream = [(Lane.REPLY, 1000 + n, n / 30) for n in range(30 * 60)]
    sent = play([*stream, (Lane.BULK, 1, 1.0), (Lane.STAFF, 2, 1.0)])
    at = {chat: moment - 1001 for moment, _, chat in sent if chat < 10}
    assert at[2] < 5
    assert at[1] < 35


def test_a_chat_that_is_full_holds_nobody_else_up() -> None:
    sent = play([*((Lane.REPLY, 1, 0.0) for _ in range(10)), (Lane.REPLY, 2, 0.0)])
    assert [chat for _, _, chat in sent].index(2) == PACE.chat_burst
    assert [at for at, _, chat in sent if chat == 1][-1] - sent[0][0] == 7


def test_bulk_in_flight_is_bounded() -> None:
    async def main() -> int:
        gate, sent = Gate(Pacer(PACE)), Sent()
        tasks = [asyncio.create_task(send(gate, sent, Lane.BULK, chat, answer_in=3600)) for chat in range(1, 151)]
        await asyncio.sleep(60)
        for task in tasks:
            task.cancel()
        return len(sent)

    assert run_fast(main()) == PACE.bulk_in_flight


def test_giving_up_while_waiting_frees_the_place() -> None:
    async def main() -> tuple[int, int]:
        gate, sent = Gate(Pacer(PACE)), Sent()
        tasks = [asyncio.create_task(send(gate, sent, Lane.REPLY, 7)) for _ in range(10)]
        await asyncio.sleep(0)
        for task in tasks[3:9]:
            task.cancel()
        await asyncio.sleep(1.5)
        return len(sent), gate.waiting

    assert run_fast(main()) == (4, 0)


def test_a_refusal_for_a_crowded_chat_stops_only_that_chat() -> None:
    pacer = Pacer(PACE)
    assert pacer.take(1, 100)
    assert not pacer.take(1, 100.1)
    pacer.refused(1, 30, 100.2, quiet=False)
    assert pacer.ready_at(Lane.REPLY, 1, 101) == 130.2
    assert pacer.ready_at(Lane.REPLY, 2, 101) <= 101
    assert pacer.speed(101) == 1


def test_a_refusal_for_a_quiet_chat_or_for_two_chats_at_once_stops_everything() -> None:
    quiet, two = Pacer(PACE), Pacer(PACE)
    quiet.refused(1, 5, 100, quiet=True)
    two.refused(1, 5, 100, quiet=False)
    two.refused(2, 5, 100.5, quiet=False)
    assert quiet.ready_at(Lane.REPLY, 9, 101) == 105
    assert two.ready_at(Lane.REPLY, 9, 101) == 105.5


def test_one_chat_refused_again_stays_a_matter_of_that_chat() -> None:
    pacer = Pacer(PACE)
    pacer.refused(-100, 30, 100, quiet=False)
    pacer.refused(-100, 30, 101, quiet=False)
    assert pacer.ready_at(Lane.STAFF, -100, 102) == 131
    assert pacer.ready_at(Lane.REPLY, 9, 102) <= 102


def test_after_a_refusal_the_pace_drops_once_and_comes_back_slowly() -> None:
    pacer = Pacer(PACE)
    for chat in range(50):  # one wave
        pacer.refused(chat, 2, 100, quiet=True)
    assert pacer.speed(100) == 0.8
    assert 0.89 < pacer.speed(130) < 0.91
    assert pacer.speed(161) == 1
