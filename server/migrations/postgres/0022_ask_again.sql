-- The day from which somebody who helped a family may ask it again, such as 2026-12-03, because the family said so. Null where
-- it said nothing of the kind.
alter table helping add column again_on text;
