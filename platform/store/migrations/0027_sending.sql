-- Forms a browser may send again after a dropped line: each key is carried out once, and answered the same way again.
-- The key is a hash of what the browser said, of the place it was sent to, and of what was sent.

CREATE TABLE sending (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    sent_key text NOT NULL,
    begun_at {instant} NOT NULL,
    answer {bytes},
    PRIMARY KEY (tenant, officer, sent_key)
);

CREATE INDEX sending_old ON sending (tenant, begun_at);
