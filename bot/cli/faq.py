"""`regulars faq`: check, import, export, ask, eval."""

import asyncio
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.table import Table

from bot.brand.folder import BrandFolder, read_brand_folder
from bot.brand.merging import checked_yaml, merged
from bot.cli.console import err, out, progress
from bot.cli.evaluating import evaluate_files, figures
from bot.cli.stored import existing_storage
from bot.cli.writing import cannot_write, keep_copy, replace_file
from bot.core.errors import RegularsError
from bot.domain.knowledge import document_of
from bot.settings import load_settings
from bot.storage import faq as rows
from faq import Decision, Engine, FaqError, engine_entries, faq_yaml, parse_csv, parse_yaml, shared_phrasings

commands = typer.Typer(no_args_is_help=True)
BrandDir = Annotated[Path | None, typer.Option(help="The brand folder; REGULARS_BRAND_DIR if left out.")]


def _folder(path: Path | None) -> BrandFolder:
    return read_brand_folder(path or load_settings().brand_dir)


@commands.command()
def check(brand_dir: BrandDir = None) -> None:
    """Check the brand folder: every mistake with file, line and what to write instead."""
    folder = _folder(brand_dir)
    table = Table("language", "entries", "phrasings", "fewest for an entry")
    for code in folder.brand.languages:
        counts = [len(entry.languages[code].ask) for entry in folder.faq.entries if code in entry.languages]
        table.add_row(code, str(len(counts)), str(sum(counts)), str(min(counts, default=0)))
    out.print(table)
    for warning in shared_phrasings(folder.faq):
        out.print(f"look: {warning}", style="yellow", markup=False)
    out.print("No mistakes.")


@commands.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question as a customer would type it.")],
    language: Annotated[str, typer.Option(help="The customer's language, for questions in Latin letters.")] = "en",
    brand_dir: BrandDir = None,
) -> None:
    """Show what the bot would answer, and what else it thought of."""
    folder = _folder(brand_dir)
    answer = Engine.build(engine_entries(folder.faq)).ask(question, language)
    out.print(f"{answer.decision} ({answer.language})")
    for ranked in answer.ranking[:5]:
        out.print(f"{ranked.score:4} {ranked.entry_id}", markup=False)
    best = next((entry for entry in folder.faq.entries if answer.best and entry.id == answer.best.entry_id), None)
    if best is not None and answer.decision is Decision.ANSWER:
        local = best.languages.get(answer.language) or best.languages[folder.brand.default_language]
        out.print(f"\n{local.text}", markup=False)


@commands.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV (id,category,language,question,answer,link) or YAML.")],
    brand_dir: BrandDir = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
) -> None:
    """Bring entries into faq.yaml: new ids are added, known ones replaced; the old file is kept as faq.yaml.bak."""
    folder = _folder(brand_dir)
    parse = parse_csv if file.suffix.lower() == ".csv" else parse_yaml
    try:
        document = parse(_read(file), folder.brand.languages, file.name)
    except FaqError as error:
        raise RegularsError(str(error)) from None
    whole, added, replaced = merged(folder.faq, document)
    text = checked_yaml(folder, whole)
    if not dry_run:
        target = folder.path / "faq.yaml"
        keep_copy(target, folder.path / "faq.yaml.bak")
        replace_file(target, text)
    out.print(f"{added} added, {replaced} replaced{' (nothing written)' if dry_run else ''}.")


@commands.command()
def export(
    output: Annotated[Path | None, typer.Option(help="A file; the terminal if left out.")] = None,
) -> None:
    """Write the FAQ of the database, phrasings learnt in the chat included, as faq.yaml."""

    async def everything() -> rows.Everything:
        async with existing_storage(load_settings()) as db:
            return await db.read(rows.read_all())

    text = faq_yaml(document_of(asyncio.run(everything())))
    if output is None:
        typer.echo(text, nl=False)
    else:
        _write(output, text)
        err.print(f"Written: {output}", markup=False)


@commands.command(name="eval")
def evaluate(
    entries: Annotated[Path, typer.Option(help="CSV with text,label: the phrasings of each entry.")],
    queries: Annotated[Path, typer.Option(help="CSV with text,label: questions; label oos if none answers.")],
    language: Annotated[str | None, typer.Option(help="Such as hy; told by the script if left out.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    predictions: Annotated[Path | None, typer.Option(help="Write a JSON line for each query.")] = None,
) -> None:
    """Measure the engine: how often it is right, asks, hands over, and how fast it is."""
    with progress("Asking", 1) as bar:
        result = evaluate_files(entries, queries, language, bar.reached, predictions)
    if json:
        typer.echo(orjson.dumps(figures(result), option=orjson.OPT_INDENT_2).decode())
        return
    table = Table("figure", "value")
    for name, value in figures(result).items():
        table.add_row(name, f"{value:.4g}")
    out.print(table)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegularsError(f"{file} cannot be read: {error}") from None


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise cannot_write(file, error) from None
