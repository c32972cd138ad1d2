"""The icons a forum topic may have: emoji with the ids Telegram hands out through getForumTopicIconStickers."""

_EMOJI = "📰 💡 ⚡️ 🎙 🔝 🗣 🆒 ❗️ 📝 📆 📁 🔎 📣 🔥 ❤️ ❓ 📈 💎 🛍 ⭐️ 🛒 💬 ☎️ ✅ 🏆 🔴 🟡 🟢 👀 ☕️"

TOPIC_ICONS = {str(5_350_000_000_000_000_001 + at): emoji for at, emoji in enumerate(_EMOJI.split())}
ICON_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def icon_id(emoji: str) -> str | None:
    """Return the id of a topic icon by its emoji."""
    return next((key for key, icon in TOPIC_ICONS.items() if icon == emoji), None)
