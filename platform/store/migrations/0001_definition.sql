-- What a regency publishes, and how a database recognises its own sealing key.

CREATE TABLE key_check (
    tenant bigint NOT NULL,
    purpose text NOT NULL,
    value {bytes} NOT NULL,
    PRIMARY KEY (tenant, purpose)
);

-- One published version of one service. Never changed, never deleted.
CREATE TABLE definition (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    digest text NOT NULL,
    source text NOT NULL,
    english text,
    published_at {instant} NOT NULL,
    effective text NOT NULL,
    PRIMARY KEY (tenant, unit, service, version)
);

-- Every revision of organisation, calendar and law.
CREATE TABLE regency_file (
    tenant bigint NOT NULL,
    name text NOT NULL,
    revision bigint NOT NULL,
    source text NOT NULL,
    stored_at {instant} NOT NULL,
    PRIMARY KEY (tenant, name, revision)
);
