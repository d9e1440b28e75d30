-- Who waits for the same step of the same service: asked whenever a file is taken or completed, to count whom it overtakes.
CREATE INDEX work_item_turn ON work_item (
    tenant, holder, unit, position, service_unit, service, step, priority_rank, ready_at);

-- What an officer holds: the queue's own index begins with the holder too, but without it a whole regency was walked.
CREATE INDEX work_item_held ON work_item (tenant, holder, priority_rank, ready_at, matter) WHERE holder IS NOT NULL;
