-- What pages and jobs ask for again and again is reached through an index, without walking through a regency.

-- Late steps are asked for by position.
DROP INDEX work_item_due;
CREATE INDEX work_item_due ON work_item (tenant, unit, position, due_at) WHERE due_at IS NOT NULL;

-- Who holds a position, already in order.
DROP INDEX holding_position;
CREATE INDEX holding_position ON holding (tenant, unit, position, officer);

-- What was carried out is forgotten after a while; what was given up is counted.
CREATE INDEX outbox_done ON outbox (tenant, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_parked ON outbox (tenant, parked_at) WHERE parked_at IS NOT NULL;
CREATE INDEX job_done ON job (tenant, done_at) WHERE done_at IS NOT NULL;
