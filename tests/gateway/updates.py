"""Updates as Telegram sends them."""

from typing import Any

BOT_ID = 4242


def message(update_id: int, chat: int = 1, text: str = "Hi", **fields: Any) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "Ani"}
    body = {
        "message_id": update_id,
        "date": 1_790_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "Ani"},
        "from": person,
        "text": text,
    }
    return {"update_id": update_id, "message": body | fields}


def tap(update_id: int, chat: int = 1, data: str = "faq:1") -> dict[str, Any]:
    inner = message(update_id, chat)["message"]
    query = {"id": str(update_id), "from": inner["from"], "chat_instance": "7", "message": inner, "data": data}
    return {"update_id": update_id, "callback_query": query}
