-- What is counted is counted from an index alone only if every column asked for stands in it, also one that the index's
-- own condition already settles. Without that each of a hundred rows was looked up for a number.

DROP INDEX work_item_queue;
CREATE INDEX work_item_queue ON work_item (tenant, unit, position, priority_rank, ready_at, matter, step, holder)
WHERE holder IS NULL;

DROP INDEX work_item_elsewhere;
CREATE INDEX work_item_elsewhere ON work_item (tenant, service_unit, ready_at, matter, step, unit)
WHERE unit <> service_unit;
