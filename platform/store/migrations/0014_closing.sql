-- Where the time of closed cases went, written with the event that closes them, so that no page walks through cases.

-- One row per closed case. Seconds by whose they were; those of `away` lie outside the opening hours.
CREATE TABLE closing (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    ending text NOT NULL,
    late boolean NOT NULL,
    officer_seconds bigint NOT NULL,
    queue_seconds bigint NOT NULL,
    unit_seconds bigint NOT NULL,
    applicant_seconds bigint NOT NULL,
    paused_seconds bigint NOT NULL,
    away_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, matter)
);

CREATE INDEX closing_by_day ON closing (tenant, unit, service, late, day, matter);

-- Their sums per service and day of closing. Seconds are of those the office itself brought to an end (`measured`).
CREATE TABLE closing_day (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    measured bigint NOT NULL,
    kept bigint NOT NULL,
    refused bigint NOT NULL,
    redirected bigint NOT NULL,
    withdrawn bigint NOT NULL,
    returned bigint NOT NULL,
    returns bigint NOT NULL,
    returns_near_due bigint NOT NULL,
    late_defects bigint NOT NULL,
    takes bigint NOT NULL,
    overtakings bigint NOT NULL,
    overrides bigint NOT NULL,
    officer_seconds bigint NOT NULL,
    queue_seconds bigint NOT NULL,
    unit_seconds bigint NOT NULL,
    applicant_seconds bigint NOT NULL,
    paused_seconds bigint NOT NULL,
    away_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, day)
){clustered};

CREATE TABLE closing_step (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    step text NOT NULL,
    visits bigint NOT NULL,
    late bigint NOT NULL,
    returns bigint NOT NULL,
    queue_seconds bigint NOT NULL,
    hand_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, day, step)
){clustered};

-- How many took how long: `class` is a range of minutes, `measure` whole or office, `grain` day or month and `span` which
-- one. Months stand beside their days, so that a year is not read day by day.
CREATE TABLE closing_time (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    measure text NOT NULL,
    grain text NOT NULL,
    span text NOT NULL,
    class bigint NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, measure, grain, span, class)
){clustered};

-- Cases closed before this was kept are added by a job: how far it has come.
CREATE TABLE closing_fill (
    tenant bigint NOT NULL PRIMARY KEY,
    after_matter {uuid} NOT NULL,
    done boolean NOT NULL
);
