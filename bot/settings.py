"""Settings: environment, `.env` and a secrets directory, read once into one validated object."""

import hashlib
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.core.errors import RegularsError

TELEGRAM = "https://api.telegram.org"
Port = Annotated[int, Field(ge=0, le=65535)]


class Mode(StrEnum):
    """How updates arrive: asked for, or delivered by Telegram over HTTPS."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class LogFormat(StrEnum):
    """For a person at a terminal, or for a machine that collects logs."""

    CONSOLE = "console"
    JSON = "json"


class Settings(BaseSettings):
    """Everything an operator may set; each field is `REGULARS_` and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="REGULARS_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    owner_ids: Annotated[tuple[int, ...], NoDecode] = ()
    staff_chat_id: int | None = None
    brand_dir: Path = Path("brand")
    database_url: SecretStr = SecretStr("sqlite:///regulars.db")
    backup_dir: Path = Path("backups")
    api_base_url: str = TELEGRAM
    mode: Mode = Mode.POLLING
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: Port = 8080
    metrics_token: SecretStr | None = None
    proxy_url: SecretStr | None = None
    log_level: str = "INFO"
    log_format: LogFormat = LogFormat.CONSOLE

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _comma_separated(cls, value: Any) -> Any:
        return tuple(part for part in value.replace(" ", "").split(",") if part) if isinstance(value, str) else value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("write DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("api_base_url")
    @classmethod
    def _no_trailing_slash(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("write the root of a Bot API server, such as http://127.0.0.1:8081")
        return value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _reachable_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError("write the public address Telegram is to call, such as https://bot.example.com")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _sendable_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("write 1 to 256 of A-Z, a-z, 0-9, _ and -, or leave it out")
        return value

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"\d+:[\w-]+", value.get_secret_value().strip()):
            raise ValueError("copy the whole token from @BotFather; it looks like 123456:ABC-def")
        return value and SecretStr(value.get_secret_value().strip())

    def check(self) -> None:
        """Raise RegularsError where something a real bot needs is missing."""
        _ = self.token
        if self.mode is Mode.WEBHOOK:
            _ = self.webhook_root

    @property
    def webhook_root(self) -> str:
        """The public HTTPS address Telegram is to call, without a slash at the end."""
        if not self.webhook_url:
            raise RegularsError("REGULARS_MODE=webhook needs REGULARS_WEBHOOK_URL, such as https://bot.example.com")
        return self.webhook_url.rstrip("/")

    @property
    def webhook_secret_text(self) -> str:
        """What Telegram has to send along; made from the token where none is set, so it is never guessable."""
        if self.webhook_secret is not None:
            return self.webhook_secret.get_secret_value()
        return hashlib.sha256(f"webhook of {self.token}".encode()).hexdigest()

    @property
    def token(self) -> str:
        """The bot's token; raises RegularsError where there is none."""
        if self.bot_token is None:
            raise RegularsError(
                "There is no bot token. Run `regulars init`, or set REGULARS_BOT_TOKEN; "
                "without a token, `regulars demo` shows everything."
            )
        return self.bot_token.get_secret_value()


def load_settings(env_file: Path = Path(".env"), **overrides: Any) -> Settings:
    """Read the settings; raises RegularsError naming each wrong variable and what it wants."""
    secrets = os.environ.get("REGULARS_SECRETS_DIR")
    try:
        return Settings(_env_file=env_file, _secrets_dir=secrets, **overrides)  # type: ignore[call-arg]
    except ValidationError as error:
        lines = [f"REGULARS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()]
        lines = [line.replace("Value error, ", "") for line in lines]
        raise RegularsError("These settings cannot be used:\n  " + "\n  ".join(lines)) from None
