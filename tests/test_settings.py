"""Settings: what an operator writes, and what is told about mistakes."""

from pathlib import Path

import pytest

from bot.core.errors import RegularsError
from bot.settings import Mode, load_settings

NOWHERE = Path("does-not-exist.env")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("REGULARS_")]:
        monkeypatch.delenv(name)


def test_owner_ids_are_a_comma_separated_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_OWNER_IDS", "12, 34")
    assert load_settings(NOWHERE).owner_ids == (12, 34)


def test_every_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_HTTP_PORT", "eighty")
    monkeypatch.setenv("REGULARS_LOG_LEVEL", "LOUD")
    with pytest.raises(RegularsError) as refused:
        load_settings(NOWHERE)
    assert "REGULARS_HTTP_PORT" in str(refused.value)
    assert "REGULARS_LOG_LEVEL" in str(refused.value)


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "regulars_bot_token").write_text("1:abc\n")
    monkeypatch.setenv("REGULARS_SECRETS_DIR", str(tmp_path))
    settings = load_settings(NOWHERE)
    assert settings.token.strip() == "1:abc"
    assert "abc" not in repr(settings)


def test_without_a_token_the_way_on_is_told() -> None:
    with pytest.raises(RegularsError, match="regulars init"):
        _ = load_settings(NOWHERE).token


def test_webhook_mode_needs_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_MODE", "webhook")
    settings = load_settings(NOWHERE)
    assert settings.mode is Mode.WEBHOOK
    with pytest.raises(RegularsError, match="REGULARS_WEBHOOK_URL"):
        _ = settings.webhook_root
