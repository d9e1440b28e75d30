-- Letters that leave the house, and how each applicant wants to be told.

-- One letter per fact: its id is that of the effect it comes from. Neither words nor address are kept: both are made
-- anew at each try. `link` is a keyed hash of the code in its short link, `lease_until` as in the outbox.
CREATE TABLE letter (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    matter {uuid},
    officer text,
    kind text NOT NULL,
    about text,
    until {instant},
    channel text NOT NULL,
    link {bytes},
    at {instant} NOT NULL,
    attempts bigint NOT NULL,
    lease_until {instant} NOT NULL,
    done_at {instant},
    parked_at {instant},
    outcome text,
    problem text,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX letter_pending ON letter (tenant, lease_until) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX letter_matter ON letter (tenant, matter, at);
CREATE UNIQUE INDEX letter_link ON letter (tenant, link) WHERE link IS NOT NULL;
CREATE INDEX letter_done ON letter (tenant, done_at, kind, outcome) WHERE done_at IS NOT NULL;
CREATE INDEX letter_parked ON letter (tenant, parked_at, kind) WHERE parked_at IS NOT NULL;

-- By draft, later the case of the same id, sealed with its key: channel, address, language.
CREATE TABLE contact (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    sealed {bytes} NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, owner)
);
