-- When officers are away and who takes over what they hold; and by which decree a deputy stands in.

-- `kind` is one of a closed list that says nothing of anybody's health. Days are written `2026-11-23`.
CREATE TABLE absence (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    officer text NOT NULL,
    from_date text NOT NULL,
    until_date text NOT NULL,
    kind text NOT NULL,
    hand_to text,
    entered_by text NOT NULL,
    entered_at {instant} NOT NULL,
    handed_over_at {instant},
    withdrawn_at {instant},
    PRIMARY KEY (tenant, id)
);

CREATE INDEX absence_officer ON absence (tenant, officer, until_date);
CREATE INDEX absence_end ON absence (tenant, until_date, id);
CREATE INDEX absence_waiting ON absence (tenant, from_date) WHERE handed_over_at IS NULL AND withdrawn_at IS NULL;

-- A holding of a version before says nothing of who gave it.
ALTER TABLE holding ADD COLUMN appointed_by text;
ALTER TABLE holding ADD COLUMN decree text;
ALTER TABLE holding ADD COLUMN decree_date text;
