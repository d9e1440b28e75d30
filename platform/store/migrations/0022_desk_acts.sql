-- Opinions of other units that are awaited, what cashiers closed their day with, and completions taken back.

-- What a unit was asked and has not answered: open rows only, as with steps.
CREATE TABLE opinion (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    number bigint NOT NULL,
    unit text NOT NULL,
    step text NOT NULL,
    asked_by text NOT NULL,
    asked_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    reminded_at {instant},
    PRIMARY KEY (tenant, matter, number)
);

CREATE INDEX opinion_unit ON opinion (tenant, unit, due_at, matter, number);
CREATE INDEX opinion_asker ON opinion (tenant, asked_by, due_at, matter, number);

-- The end of a cashier's day. What explains a difference is sealed.
CREATE TABLE till (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    day text NOT NULL,
    expected bigint NOT NULL,
    counted bigint NOT NULL,
    explanation {bytes},
    closed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, officer, day)
);

-- What an officer has taken in money, in order of time.
CREATE INDEX event_paid ON event (tenant, officer, at) WHERE kind = 'fee-paid';

-- Completions taken back.
ALTER TABLE service_day ADD COLUMN taken_back bigint NOT NULL DEFAULT 0;
