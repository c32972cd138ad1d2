"""The roof: the only file that knows both the application and the handlers."""

from typing import Any

from bot.cli.main import main as run_command


def main() -> None:
    """Run `regulars`."""
    run_command(_register)


def _register(*everything: Any) -> None:
    """Give the application its handlers; they are read here, for most commands start sooner without them."""
    from handlers import register

    register(*everything)


if __name__ == "__main__":
    main()
