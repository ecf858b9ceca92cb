-- Somebody of a hub team who works at the desk: found by a keyed digest of their work address. Who they are and what their
-- app makes codes from is sealed under the portal's own key. Kept a year after they were cut off.
create table desk_person (
    id blob not null,
    place text not null,
    -- The hubs they work for as a JSON list of short names; an empty list for the whole place.
    hubs text not null,
    role text not null,
    address blob not null,
    sealed blob not null,
    -- The half minute of the last code that was taken: it, and those before, count no more.
    last_step integer not null default 0,
    added_at integer not null,
    -- How many apps were tied, one after the other: a visit with an older one is over.
    ties integer not null default 0,
    -- When their app was tied; nothing before, and again after a reset.
    proven_at integer,
    used_at integer,
    cut_at integer,
    -- Until then somebody who leads said that it is right to open more than is usual.
    lifted_until integer,
    constraint desk_person_pk primary key (id),
    constraint desk_person_address_once unique (address),
    constraint desk_person_length check (length(id) = 16 and length(address) = 32),
    constraint desk_person_role_known check (role in ('manager', 'worker', 'reader')),
    constraint desk_person_hubs_list check (json_valid(hubs)),
    constraint desk_person_leads_whole_place check (role <> 'manager' or hubs = '[]')
) strict;

create index desk_person_place on desk_person (place);

-- Who at the desk opened which request when, so that an unusual number shows and a family can see the days.
-- Nobody stands for whoever opened the starting link. Kept 90 days; the audit keeps the proof.
create table desk_opening (
    seq integer not null,
    person_id blob,
    request_id blob not null,
    at integer not null,
    constraint desk_opening_pk primary key (seq autoincrement),
    constraint desk_opening_request_fk foreign key (request_id) references request (id)
) strict;

create index desk_opening_person on desk_opening (person_id, at);
create index desk_opening_request on desk_opening (request_id, at);
create index desk_opening_at on desk_opening (at);

-- Who at the desk said first that the hub has it.
alter table request add column acknowledged_by blob;
-- When a person was called because the family should have heard.
alter table request add column outcome_late_at integer;

-- `task` takes more kinds: the family should have heard by now, and somebody opened unusually many requests, which is about
-- a person at the desk and no request. A task is for somebody, and somebody takes it.
create table task_new (
    id integer not null,
    kind text not null,
    request_id blob,
    -- Whom it is about, where it is about somebody at the desk.
    about_id blob,
    -- Whom it is for; nobody where it is for those who lead.
    for_id blob,
    taken_by blob,
    taken_at integer,
    raised_at integer not null,
    done_at integer,
    done_by blob,
    constraint task_pk primary key (id autoincrement),
    constraint task_request_fk foreign key (request_id) references request (id),
    constraint task_kind_known check (
        (kind in ('not-confirmed', 'chased', 'not-me', 'correction', 'erasure', 'outcome-late')
            and request_id is not null and about_id is null)
        or (kind = 'many-opened' and request_id is null and about_id is not null)
    ),
    constraint task_taken_whole check ((taken_by is null) = (taken_at is null))
) strict;

insert into task_new (id, kind, request_id, raised_at, done_at)
select id, kind, request_id, raised_at, done_at from task order by id;

delete from sqlite_sequence where name = 'task_new';
insert into sqlite_sequence (name, seq) select 'task_new', seq from sqlite_sequence where name = 'task';

drop table task;
alter table task_new rename to task;

create unique index task_open_once on task (request_id, kind) where done_at is null;
create unique index task_about_once on task (about_id, kind) where done_at is null and about_id is not null;
