-- Closed cases whose personal part is still there, oldest first: what is looked for when its time is over.

CREATE INDEX matter_kept ON matter (tenant, unit, service, version, closed_at)
    WHERE closed_at IS NOT NULL AND data_key IS NOT NULL;
