-- Cases (CASE is a reserved word, so a case is a matter here), their events and their open steps.

CREATE TABLE matter (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    reference text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    sequence bigint NOT NULL,
    status text NOT NULL,
    ending text,
    channel text NOT NULL,
    priority text,
    submitted_at {instant} NOT NULL,
    due_at {instant},
    closed_at {instant},
    next_timer {instant},
    late boolean NOT NULL,
    applicant_key {bytes},
    nik_key {bytes},
    pin_hash text,
    data_key {bytes},
    snapshot {bytes},
    chain_hash {bytes} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX matter_reference ON matter (tenant, reference);
CREATE INDEX matter_applicant ON matter (tenant, applicant_key, submitted_at) WHERE applicant_key IS NOT NULL;
CREATE INDEX matter_nik ON matter (tenant, nik_key, submitted_at) WHERE nik_key IS NOT NULL;
CREATE INDEX matter_timer ON matter (tenant, next_timer) WHERE next_timer IS NOT NULL;
CREATE INDEX matter_open ON matter (tenant, unit, service, due_at) WHERE closed_at IS NULL;

-- Append-only. The body is text and not a JSON type, because its exact bytes are hashed.
CREATE TABLE event (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    sequence bigint NOT NULL,
    position {position},
    at {instant} NOT NULL,
    kind text NOT NULL,
    wire_version bigint NOT NULL,
    actor_kind text NOT NULL,
    officer text,
    step text,
    body text NOT NULL,
    private {bytes},
    hash {bytes} NOT NULL,
    UNIQUE (tenant, matter, sequence)
);

CREATE UNIQUE INDEX event_position ON event (tenant, position);

-- Open steps: what waits for somebody.
CREATE TABLE work_item (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    step text NOT NULL,
    unit text NOT NULL,
    position text NOT NULL,
    service_unit text NOT NULL,
    service text NOT NULL,
    priority text,
    priority_rank bigint NOT NULL,
    ready_at {instant} NOT NULL,
    due_at {instant},
    holder text,
    taken_at {instant},
    PRIMARY KEY (tenant, matter, step)
){clustered};

-- The fair order, of what is free (no holder) and of what one officer holds.
CREATE INDEX work_item_queue ON work_item (tenant, holder, unit, position, priority_rank, ready_at, matter, step);
CREATE INDEX work_item_due ON work_item (tenant, unit, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE receipt (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    payload {bytes} NOT NULL,
    signature {bytes} NOT NULL,
    issued_at {instant} NOT NULL,
    PRIMARY KEY (tenant, matter)
);

CREATE TABLE product (
    tenant bigint NOT NULL,
    credential text NOT NULL,
    matter {uuid} NOT NULL,
    product text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    number text,
    issued_at {instant} NOT NULL,
    valid_until {instant},
    revoked_at {instant},
    revoked_reason text,
    attachment text,
    PRIMARY KEY (tenant, credential)
);

CREATE UNIQUE INDEX product_number ON product (tenant, unit, service, number);
CREATE INDEX product_matter ON product (tenant, matter);
CREATE INDEX product_revoked ON product (tenant, revoked_at) WHERE revoked_at IS NOT NULL;

-- The last number given out, per series. Inside the transaction, so without gaps.
CREATE TABLE counter (
    tenant bigint NOT NULL,
    name text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (tenant, name)
){clustered};

-- Openings and closings per service and day, for the oversight table.
CREATE TABLE service_day (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    opened bigint NOT NULL,
    closed bigint NOT NULL,
    on_time bigint NOT NULL,
    late bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, day)
){clustered};
