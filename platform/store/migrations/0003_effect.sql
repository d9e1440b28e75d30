-- What the platform still has to do, and what citizens have begun.

-- Effects wait here for whoever carries them out. Their payload is sealed with the key of their case, so that erasing
-- the case erases it too. `lease_until` is the moment before which nobody else may try.
CREATE TABLE outbox (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    matter {uuid},
    at {instant} NOT NULL,
    kind text NOT NULL,
    payload {bytes},
    attempts bigint NOT NULL,
    lease_until {instant} NOT NULL,
    done_at {instant},
    parked_at {instant},
    problem text,
    PRIMARY KEY (tenant, id)
){clustered};

CREATE INDEX outbox_pending ON outbox (tenant, lease_until) WHERE done_at IS NULL AND parked_at IS NULL;

-- The name makes a job unique: planning it twice does it once.
CREATE TABLE job (
    tenant bigint NOT NULL,
    name text NOT NULL,
    id {uuid} NOT NULL,
    kind text NOT NULL,
    payload {bytes},
    planned_at {instant} NOT NULL,
    attempts bigint NOT NULL,
    lease_until {instant} NOT NULL,
    done_at {instant},
    parked_at {instant},
    problem text,
    PRIMARY KEY (tenant, name)
);

CREATE INDEX job_pending ON job (tenant, lease_until) WHERE done_at IS NULL AND parked_at IS NULL;

CREATE TABLE draft (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    reference text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    applicant_key {bytes},
    pin_hash text,
    data_key {bytes} NOT NULL,
    answers {bytes} NOT NULL,
    updated_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX draft_reference ON draft (tenant, reference);
CREATE INDEX draft_expiry ON draft (tenant, expires_at);

-- Files by owner (a draft, later the case of the same id) and digest of their content.
CREATE TABLE attachment (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    digest text NOT NULL,
    kind text NOT NULL,
    length_bytes bigint NOT NULL,
    stored_at {instant} NOT NULL,
    PRIMARY KEY (tenant, owner, digest)
);

-- Wrong PINs and codes, by keyed hash of what was tried.
CREATE TABLE attempt (
    tenant bigint NOT NULL,
    subject {bytes} NOT NULL,
    failures bigint NOT NULL,
    blocked_until {instant},
    PRIMARY KEY (tenant, subject)
);
