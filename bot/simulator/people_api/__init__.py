"""What people do to the simulator, over HTTP: the contract of `/people/...`.

Everything is JSON (UTF-8) in and out; `POST` bodies are objects. A mistake answers 400 with `{"error": "..."}` that
says what was wrong. Loopback only, no authentication. The Python client is `bot.simulator.people`.

**Names.** `chat_id` is what the Bot API calls it: a person's own id for the private chat with a bot, negative for
groups. Where a person may talk to several bots, `bot_id` picks one; left out, it is the first bot. `thread_id` is a
forum topic (`message_thread_id`); left out or null, the General topic. Times are UTC milliseconds.

**Objects.**

- *user*: `{id, name, first_name, last_name, username, language_code, is_premium, is_bot, phone}`
- *chat*: `{id, bot_id, type: private|group|supergroup, title, is_forum, members: [{user_id, status, rights, title}],
  topics: [topic], keyboard, blocked, can_write, migrated_to, pinned: [message ids], messages: [message]}`;
  `bot_id` is null for groups; `keyboard` is the reply keyboard at the bottom, or null, or
  `{rows: [[{text, asks: null|contact|location|poll}]], once, placeholder}`; `blocked` means this person has blocked the
  bot; `can_write` is false where a person can no longer write (the group was upgraded, say).
- *topic*: `{thread_id, name, icon, icon_color, closed}`; `icon` is an emoji or "".
- *message*: `{id, chat_id, bot_id, thread_id, date, edited: null|ms, edits: count, event, from: {id, name, username,
  is_bot}, kind, text, runs, media, album, location, contact, poll, dice, reply_to, forwarded_from, buttons, reactions,
  pinned, protected, silent, signature}`
  - `kind`: text, photo, video, voice, video_note, audio, document, sticker, animation, location, venue, contact, poll,
    dice, or service (then `text` says in English what happened); the unusual story, game, checklist, paid_media,
    giveaway and hologram carry nothing more;
  - `text`: the text or caption, plain; `runs`: the same in pieces `[{text, styles: [bold, italic, underline,
    strikethrough, spoiler, code, pre, blockquote, expandable_blockquote, mention, bot_command, ...], url, language}]`:
    build elements from them, never markup; `url` is http, https, tg, mailto or tel, or null;
  - `media`: null or `{url, name, mime, size, width, height, duration, emoji}`; `url` is relative to the server;
  - `album`: the id that parts of one album share, or null;
  - `location`: `{latitude, longitude, title, address}`, `contact`: `{name, phone, user_id}`,
    `poll`: `{question, options: [text], closed}`, `dice`: `{emoji, value}`; each null when not that kind;
  - `reply_to`: null or `{id, name, text}`; `forwarded_from`: null or a name;
  - `buttons`: inline keyboard `[[{text, data, url, copy, kind}]]` (`kind`: callback, url, copy, other), or null;
  - `reactions`: `[{emoji, custom, by: [user ids]}]`; `custom` is the id of a custom emoji or null; a group's own id
    stands for its anonymous administrators;
  - `signature`: an anonymous administrator's title, or null.
- *event*: `{id, type, ...}` with a growing id; every message carries in `event` the id of its latest change.

**Watching.**

- `GET /people/state?messages=200`: `{event, bots: [user], users: [user], chats: [chat], controls: [name], network_cut,
  flood, latency_ms}`; `messages` limits how many of each chat come along (newest, in order).
- `GET /people/chats/{chat_id}?bot_id=&messages=&thread_id=`: one chat; of its messages those of one topic (General: 1).
- `GET /people/events?since=ID`: server-sent events, unnamed, so `onmessage` gets all; a reconnect continues by
  `Last-Event-ID`. `data` is the event. Types:
  `user {user}`, `chat {chat}` (without `messages`; created or changed in anything else), `message {message}`,
  `edited {message}`, `deleted {chat_id, bot_id, message_ids}`, `reactions {chat_id, bot_id, message_id, reactions}`,
  `pins {chat_id, bot_id, pinned: [message ids]}`, `topic {chat_id, topic}` (new or changed),
  `topic_deleted {chat_id, thread_id}`, `typing {chat_id, bot_id, thread_id, action, user_id}` (fades after 5 s),
  `callback {chat_id, bot_id, message_id, user_id, text, alert, url}` (the bot answered a tap), `network {cut}`,
  `controls {controls}`, `reset {}` (`since` is too long ago: read the state again).
- `GET /people/await?chat_id=&bot_id=&thread_id=&after=EVENT&edited=0|1&timeout=5`: waits for the next new message (or,
  with `edited=1`, edit) made by a bot after that event; `{message: message|null}`.
- `GET /people/message?chat_id=&bot_id=&message_id=`: `{message: message|null}`, as it is now.
- `GET /people/changes?after=EVENT&timeout=5`: waits for anything to happen; `{event}`, the newest; without `after` at
  once.
- `GET /people/commands?user_id=&chat_id=&bot_id=`: `{commands: [{command, description}]}`, as this person sees them.
- `GET /people/files/{file_id}`: a file's bytes.
- `GET /people/counters`: `{methods: {name: calls}, refused: {code: count}, updates: made}`.

**Writing.** Each answers `{message}` or, for several, `{messages}` and `message` (the last).

- `POST /people/users {first_name, last_name?, username?, language_code?, is_premium?, phone?, id?}` -> `{user}`
- `POST /people/files?name=cat.jpg` with the bytes as body -> `{file_id}`; for `file` below.
- `POST /people/send {user_id, chat_id?, bot_id?, thread_id?, kind?="text", text?, file?, reply_to?, ...}`: `text` is
  the caption of media; without `file` a small sample is sent; a text over 4,096 UTF-16 units is split as the apps do.
  By kind: location `{latitude, longitude}`; venue the same and `{title, address}`; contact `{of?: user_id, name?,
  phone?}` (left out: one's own); poll `{question, options, quiz?}`; dice `{emoji?}`; sticker `{emoji?}`;
  voice, video, video_note, audio `{duration?}`; album `{items: [{kind, file?, text?}], spread_ms?}`, its parts that far
  apart; `{album: id}` makes any one message a late part of an album; `{protected: true}` forbids forwarding it;
  `{forward_of: {chat_id, message_id}}` forwards a message instead.
- `POST /people/edit {user_id, chat_id?, bot_id?, message_id, text?, kind?, file?}`: new words (an empty caption goes),
  or a new file in place of the old one.
- `POST /people/delete {user_id, chat_id?, bot_id?, message_id}` -> `{}`
- `POST /people/pin {user_id, chat_id?, bot_id?, message_id, on?=true}` -> `{}`
- `POST /people/react {user_id, chat_id?, bot_id?, message_id, emoji: ["👍"]}` -> `{}`; `[]` takes them back; a custom
  emoji is named by its id. More than one, and custom ones, only with Premium.
- `POST /people/tap {user_id, chat_id?, bot_id?, message_id, data? | text?, wait?=5}` -> `{answered, text, alert, url}`:
  presses an inline button by its data or visible text and waits up to `wait` seconds for `answerCallbackQuery`;
  a link button answers at once with its `url`. `data` need not stand on the keyboard (`forged: true`), for old or
  false taps.
- `POST /people/block {user_id, bot_id?}`, `/people/unblock`, `/people/deactivate {user_id}` -> `{}`

**Groups.**

- `POST /people/groups {title, owner: user_id, members?: [user_id], admins?: [user_id], forum?=false, supergroup?=true,
  bot?="admin"|"member"|"absent", bot_rights?: {right: bool}, username?}` -> `{chat}`
- `POST /people/member {chat_id, user_id?, status: creator|administrator|member|restricted|left|kicked,
  rights?: {right: bool}, by?: user_id, anonymous?: bool, title?: str, is_member?=true}` -> `{chat}`: joins, leaves,
  promotes, bans; without `user_id` the bot (`bot_id`). The creator stays, but may become anonymous; `is_member: false`
  is somebody restricted who is outside.
- `POST /people/permissions {chat_id, permissions: {can_send_messages: false, ...}}` -> `{chat}`
- `POST /people/topics {chat_id, user_id, name, icon?}` -> `{topic}`; `POST /people/topic {chat_id, thread_id, user_id,
  do: close|reopen|delete|edit, name?, icon?}` -> `{}`
- `POST /people/migrate {chat_id}` -> `{chat}` (the new supergroup)
- `POST /people/forum {chat_id, on?=true}` -> `{chat}`: turns a supergroup's topics on or off.

**Load.** Text i comes from user i mod `users` (made as needed); a text counts as answered at the first message the bot
sends to that private chat after it.

- `POST /people/load {texts: [str], users: n, rate?: per second, language_code?}` -> `{load, count}`; without `rate` all
  at once.
- `GET /people/load/{load}?count=N&timeout=30` waits until N (default all) are answered: `{sent, answered, done,
  latencies_ms: [...], seconds}`; `seconds` runs from the first text to the last answer.

**Weather.**

- `POST /people/flood {model: off|hard|soft, per_second?, private_per_second?, private_burst?, group_per_minute?,
  paid_per_second?, penalty_seconds?}` -> the settings; `GET` reads them.
- `POST /people/faults {method?="*", kind: error|timeout|cut_before|cut_after|duplicate_update, code?=502,
  retry_after?, description?, chat_id?, probability?, next?, after?, seed?}` -> `{fault}`; `method` is a pattern such as
  `send*`; `next: 3` hits the next three matching calls (skipping `after` ones), `probability: 0.1, seed: 7` each with
  that chance. A duplicate_update hits updates, by their `chat_id`, when they are confirmed: they come once more. `GET`
  lists the faults with their hits; `DELETE` clears them.
- `POST /people/network {cut: bool}`; `POST /people/latency {ms}` (a round trip);
  `POST /people/clock {advance_seconds}`;
  `POST /people/renumber {next}` (the next update id, as after Telegram's quiet week); each -> `{}`.
- `GET /people/controls` -> `{controls: [name]}`; `POST /people/controls/{name}` runs what the host process registered.
"""
