-- When whoever helped a family last asked the hub what is happening: kept here and not on the request, so that the family's
-- own question is as it was.
alter table helping add column chased_at integer;
