"""What a bot says about itself: commands by scope and language, names and descriptions, the menu button."""

import re
from typing import Any

from bot.simulator.methods.access import chat_of
from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import bad
from bot.simulator.state.bots import Scope

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def _place(call: Call) -> tuple[Scope, str]:
    scope = call.fields.get("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    if any(name not in scope for name in _SCOPES[kind]):
        raise bad(f"can't parse BotCommandScope: Can't find field \"{_SCOPES[kind][-1]}\"")
    chat_id = chat_of(call, scope["chat_id"]).id if "chat_id" in _SCOPES[kind] else 0
    return (kind, chat_id, scope.get("user_id", 0)), call.fields.get("language_code", "")


def set_commands(call: Call) -> bool:
    """Set the commands for one scope and language."""
    commands = call.fields["commands"]
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        command["command"] = command["command"].removeprefix("/").lower()
        if not _COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
    call.bot.profile.commands[_place(call)] = commands
    return True


def get_commands(call: Call) -> list[dict[str, Any]]:
    """Return the commands set for exactly this scope and language."""
    return call.bot.profile.commands.get(_place(call), [])


def delete_commands(call: Call) -> bool:
    """Forget the commands of one scope and language."""
    call.bot.profile.commands.pop(_place(call), None)
    return True


def _setter(field: str) -> Handler:
    def set_text(call: Call) -> bool:
        key = (field, call.fields.get("language_code", ""))
        call.bot.profile.texts[key] = call.fields.get(field, "")
        return True

    return set_text


def _getter(field: str) -> Handler:
    def get_text(call: Call) -> dict[str, str]:
        texts = call.bot.profile.texts
        fallback = call.bot.user.first_name if field == "name" else ""
        own = texts.get((field, call.fields.get("language_code", "")))
        return {field: own or texts.get((field, "")) or fallback}

    return get_text


def _button_place(call: Call) -> int:
    chat_id = call.fields.get("chat_id")
    if chat_id is None:
        return 0
    chat = chat_of(call, chat_id)
    if not chat.is_private:
        raise bad("chat must be private")
    return chat.id


def set_menu_button(call: Call) -> bool:
    """Set the menu button of one private chat, or the default one."""
    button = call.fields.get("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad("MenuButton has unsupported type")
    call.bot.profile.menu_buttons[_button_place(call)] = button
    return True


def get_menu_button(call: Call) -> dict[str, Any]:
    """Return the menu button of a private chat, or the default one."""
    buttons = call.bot.profile.menu_buttons
    default = buttons.get(0, {"type": "default"})
    return buttons.get(_button_place(call), default)


METHODS: dict[str, Handler] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
