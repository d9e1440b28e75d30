-- Files that are sent in parts over a bad line, until all parts have arrived.

-- Known by its page and by the digest of the whole file: whoever sends the same file again goes on where it stopped.
-- Once it is kept as an attachment, `kept` is that attachment's digest, so that a lost answer can be asked for again.
CREATE TABLE upload (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    page text NOT NULL,
    digest text NOT NULL,
    length_bytes bigint NOT NULL,
    arrived bigint NOT NULL,
    replaces text,
    kept text,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, owner, page, digest)
);

CREATE INDEX upload_expiry ON upload (tenant, expires_at);

CREATE TABLE upload_part (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    page text NOT NULL,
    digest text NOT NULL,
    number bigint NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (tenant, owner, page, digest, number)
);
