"""python-telegram-bot's own echo bot, concurrent so that it keeps up, pointed at the server in the first argument."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(server: str) -> None:
    """Poll until killed."""
    builder = Application.builder().token("4242:bench").base_url(f"{server}/bot").base_file_url(f"{server}/file/bot")
    application = builder.concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(timeout=50)


if __name__ == "__main__":
    main(sys.argv[1])
