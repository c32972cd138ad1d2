"""aiogram's own echo bot, as its documentation has it, pointed at the server in the first argument."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say what was said."""
    await message.answer(message.text or "")


async def main(server: str) -> None:
    """Poll until killed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server))
    dispatcher = Dispatcher()
    dispatcher.message()(echo)
    await dispatcher.start_polling(Bot("4242:bench", session=session), polling_timeout=50)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
