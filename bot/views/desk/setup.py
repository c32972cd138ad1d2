"""What /setup says, and what an owner is told when the group cannot be written to."""

from collections.abc import Sequence

from bot.gateway.sender.permanent import NO_RIGHT
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.desk.failures import why
from bot.views.view import View

RIGHTS = ("administrator", "can_manage_topics", "can_pin_messages", "can_delete_messages")
"""What the bot may be missing, in the Bot API's words; "administrator" is being one at all."""
SENTENCES = {
    "create a topic": "desk.trouble_topics",
    "open the topic": "desk.trouble_topics",
    "bot was kicked": "desk.trouble_removed",
    "bot is not a member": "desk.trouble_removed",
    "chat was deleted": "desk.trouble_gone",
    "chat was deactivated": "desk.trouble_gone",
    "chat not found": "desk.trouble_gone",
    **dict.fromkeys(NO_RIGHT, "desk.trouble_rights"),
}
"""Parts of Telegram's own sentences, the first that fits, and what they mean for owners."""


def rights_missing(t: Catalogue, missing: Sequence[str]) -> View:
    """Tell which rights (of `RIGHTS`) the bot still needs, one by one, and how to grant them."""
    if "administrator" in missing:
        return View(f"{t('desk.setup_missing')}\n\n{t('desk.setup_administrator')}")
    rights = [t(f"desk.right_{one.removeprefix('can_')}") for one in missing]
    lines = [t.directed(f"• {right}") for right in rights]
    return View("\n".join((t("desk.setup_missing"), *lines, "", t("desk.setup_grant"))))


def invited(t: Catalogue) -> View:
    """Tell an owner who brought the bot into a group how to make it the desk."""
    return View(t("desk.setup_invited"))


def linked(t: Catalogue, forum: bool) -> View:
    """Confirm that the group is the desk now, and how it works there."""
    return View(f"{t('desk.setup_linked')}\n\n{t('desk.setup_forum' if forum else 'desk.setup_plain')}")


def already_linked(t: Catalogue) -> View:
    """Tell that the group is the desk already, and that all is well."""
    return View(t("desk.setup_already"))


def not_a_group(t: Catalogue) -> View:
    """Tell an owner where /setup belongs."""
    return View(t("desk.setup_not_group"))


def topics_off(t: Catalogue) -> View:
    """Tell how to turn topics on; the group works without them, too."""
    return View(t("desk.setup_topics_off"))


def unusable(t: Catalogue, reason: str) -> View:
    """Tell an owner that the group in the settings cannot be the desk and why, and where requests come meanwhile."""
    return View(t("desk.setup_unusable", reason=isolate(why(t, reason, SENTENCES))))


def moved_away(t: Catalogue) -> View:
    """Tell the group that was the desk until now that another one is."""
    return View(t("desk.setup_moved_away"))


def trouble(t: Catalogue, reason: str) -> View:
    """Tell an owner that the group cannot be written to and why, and that nothing is lost."""
    return View(t("desk.trouble", reason=isolate(why(t, reason, SENTENCES))))


def recovered(t: Catalogue) -> View:
    """Tell an owner that the group can be written to again."""
    return View(t("desk.recovered"))
