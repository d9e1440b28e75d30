-- What applicants are told, and a draft that two pages may change at once.

-- Messages to the applicant of a case, shown where they track it. The effect that caused one is its id, so that doing it
-- twice tells it once. Words are not kept: `kind` names them, `about` is a product, `until` a day to be kept.
CREATE TABLE message (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    id {uuid} NOT NULL,
    kind text NOT NULL,
    about text,
    until {instant},
    at {instant} NOT NULL,
    PRIMARY KEY (tenant, matter, id)
);

-- How often a draft was written: whoever saves says which one was read.
ALTER TABLE draft ADD COLUMN revision bigint NOT NULL DEFAULT 1;
