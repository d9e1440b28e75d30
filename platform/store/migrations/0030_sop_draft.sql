-- Definitions being written by several people, and what each of them did.

CREATE TABLE sop_draft (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    from_version bigint,
    content text NOT NULL,
    english text,
    revision bigint NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX sop_draft_unit ON sop_draft (tenant, unit, changed_at);

-- The act as it was asked for, the places it touched, and the stretches of text that became others: enough to take it
-- back after others have changed the text, and to tell them of it.
CREATE TABLE sop_draft_change (
    tenant bigint NOT NULL,
    draft {uuid} NOT NULL,
    revision bigint NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    act text NOT NULL,
    answers bigint,
    change {json} NOT NULL,
    touched {json} NOT NULL,
    splices {json} NOT NULL,
    PRIMARY KEY (tenant, draft, revision)
);
