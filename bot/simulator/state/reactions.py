"""Reactions: which emoji Telegram takes, what a custom one looks like, and where one under an album lands."""

from typing import Any

from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message

_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨"
    " 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎"
    " 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
REACTIONS = frozenset(_EMOJI.split())
CUSTOM_SHOWN = "✨"  # what stands for a custom emoji, whose picture only Telegram has
MOST, MOST_OF_PREMIUM = 1, 3


def is_custom(reaction: str) -> bool:
    """Say whether a reaction is a custom emoji: those are kept as the digits of their id."""
    return reaction.isdecimal()


def reaction_type(reaction: str) -> dict[str, str]:
    """Return the Bot API's ReactionType."""
    if is_custom(reaction):
        return {"type": "custom_emoji", "custom_emoji_id": reaction}
    return {"type": "emoji", "emoji": reaction}


def reaction_of(given: dict[str, Any]) -> str:
    """Return a reaction from a bot's ReactionType; "" for a kind that bots may not use."""
    return str(given.get("emoji") or given.get("custom_emoji_id") or "")


def bearer(chat: Chat, message: Message) -> Message:
    """Return the message that carries a reaction: of an album always its first part."""
    if message.album is None:
        return message
    return next(one for one in chat.messages.values() if one.album == message.album)
