-- `message` takes one more kind: news of who may see which part of a story. A check cannot be changed in place, so the
-- table is made anew with every row, its numbers included. No table refers to it, so nothing follows the old one away.
create table message_new (
    -- The order of sending within a request, never the clock.
    seq integer not null,
    -- The id the hub sees on every try.
    id blob not null,
    request_id blob not null,
    kind text not null,
    -- Gone after a purge.
    sealed blob,
    -- Tells the same differing copy sent twice; made with the family's key.
    digest blob,
    -- Tries that were begun. 0 means that it certainly never left.
    attempts integer not null default 0,
    next_at integer not null,
    lease blob,
    lease_until integer,
    created_at integer not null,
    settled_at integer,
    -- How it ended: taken by the hub's system, or stopped by a withdrawal before it left.
    outcome text,
    constraint message_pk primary key (seq autoincrement),
    constraint message_id_unique unique (id),
    constraint message_copy_unique unique (request_id, digest),
    constraint message_request_fk foreign key (request_id) references request (id),
    constraint message_kind_known check (kind in ('request', 'addition', 'chase', 'withdrawal', 'permission')),
    constraint message_lease_whole check ((lease is null) = (lease_until is null)),
    constraint message_outcome_known check (
        (settled_at is null and outcome is null)
        or (settled_at is not null and outcome in ('handed-over', 'stopped'))
    ),
    constraint message_waiting_sealed check (settled_at is not null or sealed is not null)
) strict;

insert into message_new (seq, id, request_id, kind, sealed, digest, attempts, next_at, lease, lease_until, created_at,
                         settled_at, outcome)
select seq, id, request_id, kind, sealed, digest, attempts, next_at, lease, lease_until, created_at, settled_at, outcome
from message order by seq;

-- The numbers go on where they were, whatever was deleted.
delete from sqlite_sequence where name = 'message_new';
insert into sqlite_sequence (name, seq) select 'message_new', seq from sqlite_sequence where name = 'message';

drop table message;
alter table message_new rename to message;

create unique index message_one_request on message (request_id) where kind = 'request';
create index message_request on message (request_id, seq);
create index message_waiting on message (next_at) where settled_at is null;

-- `task` takes more kinds: a member says "this was not me", wants something put right, or asked for erasure where a
-- person must look first.
create table task_new (
    id integer not null,
    kind text not null,
    request_id blob not null,
    raised_at integer not null,
    done_at integer,
    constraint task_pk primary key (id autoincrement),
    constraint task_request_fk foreign key (request_id) references request (id),
    constraint task_kind_known check (kind in ('not-confirmed', 'chased', 'not-me', 'correction', 'erasure'))
) strict;

insert into task_new (id, kind, request_id, raised_at, done_at)
select id, kind, request_id, raised_at, done_at from task order by id;

delete from sqlite_sequence where name = 'task_new';
insert into sqlite_sequence (name, seq) select 'task_new', seq from sqlite_sequence where name = 'task';

drop table task;
alter table task_new rename to task;

create unique index task_open_once on task (request_id, kind) where done_at is null;
