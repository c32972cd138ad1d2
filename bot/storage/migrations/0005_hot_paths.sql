-- What is looked for every second, or for every ticket that is deleted, is found without reading the whole table.
CREATE INDEX conversations_to_show ON conversations (chat_id, customer_id) WHERE coalesce(shown, '') = '';
CREATE INDEX relays_ticket ON relays (ticket_id);
CREATE INDEX tickets_rated ON tickets (rated_at) WHERE rated_at IS NOT NULL;
