-- What was sent may be a question that names nobody. It goes the way a request goes, with the same reference, code,
-- status, additions and delivery; it has no consent because it is about nobody.
-- The first message about it is its 'request' in `message`, whatever it asks, so that table stays as it is.
alter table request add column kind text not null default 'request'
    constraint request_kind_known check (kind in ('request', 'question'));

-- What a hub answered, sealed under the asking family's key. Which event brought it is in `hub_event`, once each.
-- Kept 30 days after it was written (rule C25); gone at once with the family.
create table answer (
    -- The order of arrival.
    seq integer not null,
    id blob not null,
    request_id blob not null,
    family_id blob not null,
    -- The hub that wrote it.
    hub text not null,
    sealed blob not null,
    at integer not null,
    constraint answer_pk primary key (seq autoincrement),
    constraint answer_id_unique unique (id),
    constraint answer_request_fk foreign key (request_id) references request (id),
    constraint answer_family_fk foreign key (family_id) references family (id),
    constraint answer_id_length check (length(id) = 16)
) strict;

create index answer_request on answer (request_id, seq);
create index answer_family on answer (family_id);
create index answer_at on answer (at);
