"""The whole bot as `regulars run` puts it together, on the sample brand and a new SQLite file.

Only the pace differs: the peers know no limits, so ours are raised out of reach; they are still kept count of.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from pydantic import SecretStr

from bot.app import running
from bot.brand.folder import sample_folder
from bot.gateway.sender import Pace
from bot.logs import set_up_logging
from bot.settings import load_settings
from handlers import register

NO_LIMITS = Pace(peak=100_000, smooth=1e6, chat_burst=100_000)


async def main(server: str) -> None:
    """Poll until killed."""
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(
            Path(folder) / ".env",
            bot_token=SecretStr("4242:bench"),
            api_base_url=server,
            brand_dir=sample_folder(),
            database_url=SecretStr(f"sqlite:///{folder}/bench.db"),
            backup_dir=Path(folder),
            http_port=0,
            log_level="WARNING",
        )
        set_up_logging(settings.log_level, settings.log_format)
        async with running(settings, register, pace=NO_LIMITS) as bot:
            await bot.ended


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
