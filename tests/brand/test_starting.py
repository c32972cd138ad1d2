"""A brand's first folder: written whole, or not at all."""

from pathlib import Path

import pytest

from bot.brand.starting import Beginning, accepted, new_brand_folder, write_brand_folder
from bot.core.errors import RegularsError

NAR = Beginning("Nar", ("en",), "en")


def _fails_with(path: Path, *files: str) -> None:
    with new_brand_folder(path, NAR):
        assert (path / "faq.yaml").exists()
        for name in files:
            (path / name).write_text("a picture")
        raise OSError("later")


def test_what_was_made_is_taken_away_again_when_something_fails_later(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="later"):
        _fails_with(tmp_path / "a" / "brand")
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_before_and_what_others_put_there_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OSError, match="later"):
        _fails_with(tmp_path, "photos/cup.jpg")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["cup.jpg", "notes.txt", "photos"]


def test_a_folder_that_cannot_be_made_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "photos").write_text("a file where a folder should be")
    with pytest.raises(RegularsError, match=r"photos|faq"):
        write_brand_folder(tmp_path / "brand" / "photos" / "inner", NAR)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["brand", "photos"]


@pytest.mark.parametrize("name", ["N\x01r", "N" * 65])
def test_a_name_that_would_not_be_read_again_is_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(RegularsError):
        write_brand_folder(tmp_path / "brand", Beginning(name, ("en",), "en"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("time_zone", "Mars/Base", "Time zone: “Mars/Base” is no time zone"),
        ("currency", "dram", "ISO 4217"),
        ("name", "N" * 65, "at most 64"),
    ],
)
def test_a_value_that_brand_yaml_would_refuse_says_what_to_write(field: str, value: str, says: str) -> None:
    with pytest.raises(RegularsError, match=says):
        accepted(field, value)


def test_a_value_that_brand_yaml_takes_is_returned() -> None:
    assert accepted("time_zone", "Asia/Yerevan") == "Asia/Yerevan"
    assert accepted("currency", "AMD") == "AMD"
