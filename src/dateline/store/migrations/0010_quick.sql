-- What makes lists quick (store/quick.py).

-- Every folded name that a row bears or bore, with the id beside it (where there is none: ''), once.
CREATE TABLE folded (
    what TEXT NOT NULL,               -- place, actor, kind
    name TEXT NOT NULL,
    own  TEXT NOT NULL,
    PRIMARY KEY (what, name, own)
) WITHOUT ROWID;
INSERT INTO folded (what, name, own)
SELECT 'place', place_key, coalesce(place_id, '') FROM events WHERE place_key <> '' OR place_id IS NOT NULL
UNION SELECT 'place', place_key, coalesce(place_id, '') FROM incidents WHERE place_key <> '' OR place_id IS NOT NULL
UNION SELECT 'place', place_key, coalesce(place_id, '') FROM fused WHERE place_key <> '' OR place_id IS NOT NULL
UNION SELECT 'kind', type_key, '' FROM events UNION SELECT 'kind', type_key, '' FROM incidents
UNION SELECT 'kind', type_key, '' FROM fused
UNION SELECT 'actor', name_key, coalesce(actor_id, '') FROM actors WHERE name_key <> '' OR actor_id IS NOT NULL
UNION SELECT 'actor', name_key, coalesce(actor_id, '') FROM fused_actors WHERE name_key <> '' OR actor_id IS NOT NULL;

-- Rows in the order of the list, with what they are most asked for; rows that end in a later month than they begin in.
CREATE INDEX events_listed ON events ((start_day IS NULL), start_day, end_day, document, position, place_key, type_key);
CREATE INDEX events_crossing ON events (end_day, start_day) WHERE substr(end_day, 1, 7) > substr(start_day, 1, 7);
CREATE INDEX events_place ON events (place_key);
CREATE INDEX events_kind ON events (type_key);
CREATE INDEX incidents_listed
ON incidents ((start_day IS NULL), start_day, end_day, document, position, place_key, type_key);
CREATE INDEX incidents_crossing ON incidents (end_day, start_day) WHERE substr(end_day, 1, 7) > substr(start_day, 1, 7);
CREATE INDEX incidents_place ON incidents (place_key);
CREATE INDEX incidents_kind ON incidents (type_key);
CREATE INDEX fused_listed ON fused ((start_day IS NULL), start_day, end_day, id, place_key, type_key);
CREATE INDEX fused_crossing ON fused (end_day, start_day) WHERE substr(end_day, 1, 7) > substr(start_day, 1, 7);
CREATE INDEX fused_place ON fused (place_key);
CREATE INDEX fused_kind ON fused (type_key);
CREATE INDEX actors_named ON actors (name_key, event, incident);
CREATE INDEX fused_actors_named ON fused_actors (name_key, fused);
