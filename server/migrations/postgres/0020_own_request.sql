-- Whether a request is a young person's own, so that whatever is sent about it later says "do not contact the family before
-- speaking to them" and its pages speak to the young person, long after its story is gone. Null in what was sent before: then
-- the message itself says so while it is kept. It names nobody. Kept as long as the row.
alter table request add column own boolean;
