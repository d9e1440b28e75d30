-- What an administrator has uploaded to be published, and who published what is there.

CREATE TABLE proposal (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    officer text NOT NULL,
    uploaded_at {instant} NOT NULL,
    kept_until {instant} NOT NULL,
    published_at {instant},
    PRIMARY KEY (tenant, id)
);

-- The bytes as they came, so that whoever uploaded what is no text is shown where.
CREATE TABLE proposal_file (
    tenant bigint NOT NULL,
    proposal {uuid} NOT NULL,
    path text NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (tenant, proposal, path)
);

-- Empty for what was published by command line or by a version before.
ALTER TABLE definition ADD COLUMN published_by text;
ALTER TABLE regency_file ADD COLUMN stored_by text;
