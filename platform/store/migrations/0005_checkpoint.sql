-- Signed summaries of all events since the one before.

CREATE TABLE checkpoint (
    tenant bigint NOT NULL,
    number bigint NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    events bigint NOT NULL,
    root {bytes} NOT NULL,
    previous_root {bytes} NOT NULL,
    at {instant} NOT NULL,
    signature {bytes} NOT NULL,
    key_id text NOT NULL,
    PRIMARY KEY (tenant, number)
);

CREATE UNIQUE INDEX checkpoint_position ON checkpoint (tenant, last_position);
