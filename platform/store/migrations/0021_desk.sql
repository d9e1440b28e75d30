-- The desk of an officer: what waits elsewhere, what somebody has finished, whose case it is, and what was looked at
-- before it was signed.

-- The name a case is filed under, as a keyed hash.
ALTER TABLE matter ADD COLUMN name_key {bytes};
CREATE INDEX matter_name ON matter (tenant, name_key, submitted_at) WHERE name_key IS NOT NULL;

-- From now on what waits for the applicant is an open step too, of no unit. What was returned before gets its row here,
-- since its last change is not known to the database: since it came in.
INSERT INTO work_item (
    tenant, matter, step, unit, position, service_unit, service, priority, priority_rank, ready_at, due_at, holder, taken_at)
SELECT tenant, id, '', '', 'return', unit, service, priority, CASE WHEN priority IS NULL THEN 1 ELSE 0 END,
    submitted_at, NULL, NULL, NULL
FROM matter WHERE status = 'returned';

-- What lies neither with the unit that answers for the service nor on one of its desks.
CREATE INDEX work_item_elsewhere ON work_item (tenant, service_unit, ready_at, matter, step) WHERE unit <> service_unit;

-- What an officer has finished, the latest first.
CREATE INDEX event_done ON event (tenant, officer, position) WHERE kind = 'step-completed';

-- What an officer has looked at in order to sign it, as it stood then, and what came of the signing.
CREATE TABLE review (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    matter {uuid} NOT NULL,
    step text NOT NULL,
    sequence bigint NOT NULL,
    reviewed_at {instant} NOT NULL,
    batch {uuid},
    outcome text,
    state text NOT NULL,
    problem text,
    done_at {instant},
    PRIMARY KEY (tenant, officer, matter, step)
);

CREATE INDEX review_batch ON review (tenant, batch) WHERE batch IS NOT NULL;
CREATE INDEX review_matter ON review (tenant, matter);
