-- What seldom happens is looked for by case: among all events of a case nobody would want to search for it.

CREATE INDEX event_overtaking ON event (tenant, matter)
WHERE kind = 'step-taken' AND body LIKE '%"overtaken":%' AND body NOT LIKE '%"overtaken":0%';

CREATE INDEX event_news ON event (tenant, matter) WHERE kind IN ('handed-over', 'opinion-given');
