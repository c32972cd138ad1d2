"""The five languages Regulars speaks: code, own name and direction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One interface language: ISO 639-1 code, the name its speakers use and direction."""

    code: str
    name: str
    right_to_left: bool = False


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("hy", "Հայերեն"),
        Language("fa", "فارسی", right_to_left=True),
        Language("am", "አማርኛ"),
        Language("ru", "Русский"),
        Language("en", "English"),
    )
}


def supported(app_language: str | None, offered: tuple[str, ...], default: str) -> str:
    """Return the offered language nearest to Telegram's `language_code` (such as `ru-RU`), else `default`."""
    code = (app_language or "").split("-")[0].lower()
    return code if code in offered else default
