"""The brand folder: read whole, or refused with every mistake and its place."""

import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.brand.desk import Desk
from bot.brand.folder import fingerprint, read_brand_folder, sample_folder
from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.brand.yaml_file import BrandError
from bot.core.errors import RegularsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_brand_folder(tmp_path / "brand", Beginning('Café "Nar"', ("hy", "en"), "hy", email="hello@example.com"))
    return tmp_path / "brand"


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_the_sample_brand_is_whole() -> None:
    sample = read_brand_folder(sample_folder())
    assert len(sample.faq.entries) >= 60
    for entry in sample.faq.entries:
        assert set(entry.languages) == {"hy", "fa", "am", "ru", "en"}, entry.id
        for language, local in entry.languages.items():
            assert len(local.ask) >= 5, (entry.id, language)
            assert len(local.ask[0]) <= 40, (entry.id, language)
            assert local.text, (entry.id, language)


def test_the_starter_folder_reads_without_a_mistake(folder: Path) -> None:
    begun = read_brand_folder(folder)
    assert begun.brand.named("hy") == 'Café "Nar"'
    assert begun.brand.default_language == "hy"
    assert begun.desk == Desk()
    assert set(begun.faq.entries[0].languages) == {"hy", "en"}
    assert any("hello@example.com" in local.text for entry in begun.faq.entries for local in entry.languages.values())


def test_a_starter_is_never_written_over_a_folder_in_use(folder: Path) -> None:
    before = (folder / "brand.yaml").read_text("utf-8")
    with pytest.raises(RegularsError, match="is there already"):
        write_brand_folder(folder, Beginning("Other", ("en",), "en"))
    assert (folder / "brand.yaml").read_text("utf-8") == before


def test_an_unknown_field_is_named_with_its_line_and_a_suggestion(folder: Path) -> None:
    _edit(folder / "brand.yaml", "time_zone:", "time_zne:")
    with pytest.raises(BrandError, match=r"brand\.yaml:\d+: unknown field “time_zne”; did you mean “time_zone”\?"):
        read_brand_folder(folder)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("currency: usd", "ISO 4217, such as AMD"),
        ("languages: [hy, xx]", "unknown language xx"),
        ("time_zone: Mars/Base", "is no time zone"),
        ("default_language: ru", "not among the languages"),
        ('opening_hours: {monday: "9-5"}', "08:00-21:00"),
        ('opening_hours: {monday: "20:00-08:00"}', "closes before it opens"),
        ('holidays: {"13-45": closed}', "12-31"),
        ("retention: {questions: 0}", "retention.questions"),
        ("name: ''", "name"),
        ("name: [", "this is not YAML"),
        ("name: \x01", "this is not YAML"),
        ("holidays: {2027-13-45: closed}", "this is not YAML"),
    ],
)
def test_each_mistake_says_what_to_write(folder: Path, wrong: str, says: str) -> None:
    field = wrong.partition(":")[0]
    lines = (folder / "brand.yaml").read_text("utf-8").splitlines()
    kept = (
        [line for line in lines if not line.startswith(field)]
        if field != "retention"
        else lines[: lines.index("retention:")]
    )
    (folder / "brand.yaml").write_text("\n".join([*kept, wrong]) + "\n", "utf-8")
    with pytest.raises(BrandError) as refused:
        read_brand_folder(folder)
    assert says in str(refused.value)
    assert all(problem.file == "brand.yaml" and problem.line >= 1 for problem in refused.value.problems)


def test_no_and_times_stay_words(folder: Path) -> None:
    _edit(folder / "brand.yaml", "currency: USD", "currency: NOK\nopening_hours: {sunday: closed}")
    assert read_brand_folder(folder).brand.opening_hours.sunday == ()


def test_a_folder_without_desk_yaml_has_a_desk_all_the_same(folder: Path) -> None:
    (folder / "desk.yaml").unlink()
    assert read_brand_folder(folder).desk == Desk()


def test_mistakes_of_all_files_are_told_at_once(folder: Path) -> None:
    _edit(folder / "desk.yaml", "everyone: 30m", "evryone: 30m")
    _edit(folder / "brand.yaml", "currency: USD", "currency: usd")
    _edit(folder / "faq.yaml", "answer:", "answr:")
    with pytest.raises(BrandError) as refused:
        read_brand_folder(folder)
    assert [problem.file for problem in refused.value.problems if problem.file != "faq.yaml"] == [
        "brand.yaml",
        "desk.yaml",
    ]
    line = (folder / "desk.yaml").read_text("utf-8").splitlines().index("  evryone: 30m") + 1
    assert f"desk.yaml:{line}: unknown field “remind.evryone”; did you mean “everyone”?" in str(refused.value)


async def test_the_desk_follows_its_file(folder: Path) -> None:
    brand = BrandInForce(folder)
    _edit(folder / "desk.yaml", "quiet_after_hours: true", "quiet_after_hours: false")
    assert await brand.look()
    assert not brand.now.desk.quiet_after_hours
    (folder / "desk.yaml").unlink()
    assert await brand.look()
    assert brand.now.desk == Desk()
    (folder / "desk.yaml").write_text("on_call: [77]")
    assert await brand.look()
    assert brand.now.desk.on_call == (77,)


def test_a_missing_photo_is_told(folder: Path) -> None:
    _edit(folder / "faq.yaml", "\n      answer:", "\n      photo: cup.jpg\n      answer:")
    with pytest.raises(BrandError, match=r"cup\.jpg"):
        read_brand_folder(folder)


def test_a_missing_folder_names_init(tmp_path: Path) -> None:
    with pytest.raises(RegularsError, match="regulars init"):
        read_brand_folder(tmp_path / "nowhere")


async def test_the_last_good_version_stays_in_force(folder: Path) -> None:
    brand = BrandInForce(folder)
    _edit(folder / "brand.yaml", "currency:", "curency:")
    assert not await brand.look()
    assert brand.now.brand.currency == "USD"
    _edit(folder / "brand.yaml", "curency: USD", "currency: AMD")
    assert await brand.look()
    assert brand.now.brand.currency == "AMD"
    assert not await brand.look()


async def test_a_folder_that_vanishes_for_a_moment_changes_nothing(folder: Path) -> None:
    brand = BrandInForce(folder)
    shutil.move(folder, folder.with_name("away"))
    assert not await brand.look()
    assert brand.now.brand.currency == "USD"


async def test_an_edit_that_cannot_be_read_just_now_is_taken_over_later(folder: Path) -> None:
    brand = BrandInForce(folder)
    _edit(folder / "brand.yaml", "currency: USD", "currency: AMD")
    with _no_more_files():
        assert not await brand.look()
    assert brand.now.brand.currency == "USD"
    assert await brand.look()
    assert brand.now.brand.currency == "AMD"


@contextmanager
def _no_more_files() -> Iterator[None]:
    """A machine on which no file can be opened for a while."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "faq.yaml").unlink()
    (folder / "faq.yaml").mkdir()
    with pytest.raises(BrandError, match=r"faq\.yaml:1: this file cannot be read in .*Is a directory"):
        read_brand_folder(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    (folder / "brand.yaml").chmod(0)
    with pytest.raises(BrandError, match="let the bot's user read it"):
        read_brand_folder(folder)
    folder.chmod(0)
    try:
        assert fingerprint(folder) == ()
        with pytest.raises(RegularsError):
            read_brand_folder(folder)
    finally:
        folder.chmod(0o755)


def test_a_file_that_goes_while_it_is_looked_at_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "photos" / "cup.jpg").write_bytes(b"a picture")
    whole = fingerprint(folder)
    monkeypatch.setattr(Path, "exists", lambda path: True)  # as if it had been there a moment ago
    (folder / "photos" / "cup.jpg").unlink()
    (folder / "faq.yaml").unlink()
    assert fingerprint(folder) == tuple(seen for seen in whole if seen[0] in ("brand.yaml", "desk.yaml"))
