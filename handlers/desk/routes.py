"""What staff may command and tap at the desk."""

from bot.views.callback import Verb
from handlers.desk import commands, deeds, overview, people, replies, reply_taps, taps
from handlers.desk.acting import about_customer, about_ticket, answered
from handlers.desk.turn import DeskPlay

COMMANDS: dict[str, DeskPlay] = {
    "take": about_ticket(commands.take),
    "assign": about_ticket(commands.assign),
    "resolve": about_ticket(commands.resolve),
    "close": about_ticket(commands.close),
    "reopen": about_ticket(commands.reopen),
    "priority": about_ticket(commands.prioritise),
    "tag": about_ticket(commands.tag),
    "untag": about_ticket(commands.untag),
    "snooze": about_ticket(commands.snooze),
    "merge": about_ticket(commands.merge),
    "r": about_customer(replies.canned),
    "delete": answered(replies.delete),
    "note": about_customer(people.note),
    "notes": about_customer(people.notes),
    "vip": about_customer(people.vip),
    "ban": about_customer(people.ban),
    "unban": about_customer(people.unban),
    "write": answered(people.write),
    "who": answered(overview.people),
    "stats": answered(overview.figures),
    "help": answered(overview.commands),
    "card": overview.card,
}
TAPS: dict[Verb, DeskPlay] = {
    Verb.DESK_TAKE: taps.at_once(deeds.take),
    Verb.DESK_RESOLVE: taps.at_once(deeds.resolve),
    Verb.DESK_ASSIGN: taps.picking(taps.offer_colleagues),
    Verb.DESK_ASSIGN_TO: taps.picked(taps.assign),
    Verb.DESK_CLOSE: taps.picking(taps.offer_reasons),
    Verb.DESK_CLOSE_AS: taps.picked(taps.close),
    Verb.DESK_SNOOZE: taps.picking(taps.offer_moments),
    Verb.DESK_SNOOZE_TO: taps.picked(taps.snooze),
    Verb.DESK_PRIORITY: taps.picking(taps.offer_priorities),
    Verb.DESK_PRIORITY_TO: taps.picked(taps.prioritise),
    Verb.DESK_CARD: taps.picked(taps.back),
    Verb.DESK_NOTE: reply_taps.note,
    Verb.DESK_VIP: reply_taps.vip,
    Verb.DESK_REPLY: reply_taps.reply,
    Verb.DESK_RETRY: reply_taps.retry,
    Verb.DESK_SIGN: reply_taps.sign,
    Verb.DESK_TEACH: taps.on_ticket(reply_taps.teach),
}
