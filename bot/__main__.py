"""The roof: the only file that knows both the application and the handlers."""

from bot.cli.main import main as run_command
from handlers import register


def main() -> None:
    """Run `regulars`."""
    run_command(register)


if __name__ == "__main__":
    main()
