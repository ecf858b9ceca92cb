-- Two things said under one version number: the later one counts, as it does for everybody who reads the plan, whatever came
-- first. When and under which id the one that counts was said.
alter table plan add column version_said text collate "C" not null default '';
alter table plan_meeting add column said text collate "C" not null default '';
