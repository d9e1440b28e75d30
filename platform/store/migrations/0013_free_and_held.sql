-- A step is either free or held, and each is looked for in another way: what is held leaves the indexes of what is free,
-- so that completing a step touches fewer of them.

DROP INDEX work_item_queue;
CREATE INDEX work_item_queue ON work_item (tenant, unit, position, priority_rank, ready_at, matter, step)
WHERE holder IS NULL;

DROP INDEX work_item_turn;
CREATE INDEX work_item_turn ON work_item (
    tenant, unit, position, service_unit, service, step, priority_rank, ready_at)
WHERE holder IS NULL;
