-- `task` takes two more kinds: a family wants something put right, or asked for erasure where a person must look first.
-- A check cannot be changed in place, so the table is made anew with every row, its numbers included.
create table task_rights (
    id integer not null,
    kind text not null,
    request_id blob not null,
    raised_at integer not null,
    done_at integer,
    constraint task_pk primary key (id autoincrement),
    constraint task_request_fk foreign key (request_id) references request (id),
    constraint task_kind_known check (kind in ('not-confirmed', 'chased', 'not-me', 'correction', 'erasure'))
) strict;

insert into task_rights (id, kind, request_id, raised_at, done_at)
select id, kind, request_id, raised_at, done_at from task order by id;

delete from sqlite_sequence where name = 'task_rights';
insert into sqlite_sequence (name, seq) select 'task_rights', seq from sqlite_sequence where name = 'task';

drop table task;
alter table task_rights rename to task;

create unique index task_open_once on task (request_id, kind) where done_at is null;
