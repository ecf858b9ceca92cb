-- When somebody of the family was last inside its story. It names nobody. A story is kept for a year after that.
alter table family add column used_at bigint;
