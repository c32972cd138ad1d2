-- closed: somebody closed the customer's topic; it is opened again with the next message for it.
ALTER TABLE conversations ADD COLUMN closed BIGINT NOT NULL DEFAULT 0;
