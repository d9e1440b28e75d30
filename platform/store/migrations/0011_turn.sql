-- Who waits for the same step of the same service: asked whenever a file is taken or completed, to count whom it overtakes.
CREATE INDEX work_item_turn ON work_item (
    tenant, holder, unit, position, service_unit, service, step, priority_rank, ready_at);
