-- How SOPs in force are looked at: sheets of half-yearly monitoring and yearly evaluation, what they leave to be done, and
-- campaigns that ask many units for them.

-- One sheet for each SOP, round and period. `round` is `monitoring` or `evaluation`, `period` `2026-2` or `2026`.
-- `content` is text of the program above; nothing of a finished sheet is changed. Days are written `2026-11-23`.
CREATE TABLE sop_sheet (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    round text NOT NULL,
    period text NOT NULL,
    version bigint NOT NULL,
    revision bigint NOT NULL,
    content text NOT NULL,
    begun_by text NOT NULL,
    begun_at {instant} NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    finished_by text,
    finished_at {instant},
    finished_on text,
    PRIMARY KEY (tenant, unit, service, round, period)
);

-- What a sheet decided, open until somebody closes it with a word. `position` is `unit/position`.
CREATE TABLE sop_follow_up (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    round text NOT NULL,
    period text NOT NULL,
    step text,
    what text NOT NULL,
    position text NOT NULL,
    until_date text NOT NULL,
    opened_at {instant} NOT NULL,
    closed_by text,
    closed_at {instant},
    closed_on text,
    closing_word text,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX sop_follow_up_service ON sop_follow_up (tenant, unit, service, until_date, id);
CREATE INDEX sop_follow_up_open ON sop_follow_up (tenant, unit, until_date, id) WHERE closed_at IS NULL;
CREATE INDEX sop_follow_up_position ON sop_follow_up (tenant, position, until_date, id) WHERE closed_at IS NULL;

-- The position a head has named to fill the sheets of a SOP.
CREATE TABLE sop_assessor (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    position text NOT NULL,
    named_by text NOT NULL,
    named_at {instant} NOT NULL,
    PRIMARY KEY (tenant, unit, service)
){clustered};

CREATE INDEX sop_assessor_position ON sop_assessor (tenant, position, unit, service);

-- `wants` is `monitoring`, `evaluation` or `both`.
CREATE TABLE review_campaign (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    name text NOT NULL,
    wish text NOT NULL,
    wants text NOT NULL,
    from_date text NOT NULL,
    until_date text NOT NULL,
    opened_by text NOT NULL,
    opened_at {instant} NOT NULL,
    closed_by text,
    closed_at {instant},
    closed_on text,
    closing_word text,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX review_campaign_day ON review_campaign (tenant, from_date, id);
CREATE INDEX review_campaign_open ON review_campaign (tenant, until_date, id) WHERE closed_at IS NULL;

CREATE TABLE review_campaign_sop (
    tenant bigint NOT NULL,
    campaign {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    PRIMARY KEY (tenant, campaign, unit, service)
){clustered};
