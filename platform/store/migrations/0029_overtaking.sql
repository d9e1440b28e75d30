-- Steps that were taken past somebody else's file are few among all that is taken, and are looked for by case.

CREATE INDEX event_overtaking ON event (tenant, matter)
WHERE kind = 'step-taken' AND body LIKE '%"overtaken":%' AND body NOT LIKE '%"overtaken":0%';
