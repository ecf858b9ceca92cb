-- A member of a family: an adult or young person with a way in of their own. What they told about themselves is sealed
-- under the family's key and shown to nobody else in it. Kept as long as the family.
create table member (
    id blob not null,
    family_id blob not null,
    sealed blob,
    created_at integer not null,
    constraint member_pk primary key (id),
    constraint member_family_fk foreign key (family_id) references family (id),
    constraint member_id_length check (length(id) = 16)
) strict;

create index member_family on member (family_id);

-- A family's book: its story, who may see what, and who saw it, each row sealed under the family's key.
-- Rows are only ever added. A story is kept until the family erases it or has not come back for a year; the answers
-- about who may see what stay as the family's own proof, unreadable once its key is gone (rules C4, C25).
create table record (
    -- The order of writing, never the clock.
    seq integer not null,
    id blob not null,
    family_id blob not null,
    kind text not null,
    sealed blob not null,
    at integer not null,
    constraint record_pk primary key (seq autoincrement),
    constraint record_id_unique unique (id),
    constraint record_id_length check (length(id) = 16 and length(family_id) = 16),
    constraint record_kind_known check (kind in ('entry', 'permission', 'opening'))
) strict;

create index record_family on record (family_id, seq);

create trigger record_no_update before update on record
begin
    select raise(abort, 'a book is append-only');
end;
create trigger record_permission_no_delete before delete on record when old.kind = 'permission'
begin
    select raise(abort, 'permissions are append-only');
end;

-- A door for one recipient, found by the digest of its code; for whom it is and what it opens is sealed.
-- Kept as long as the family, so that it can read which doors there were.
create table door (
    id blob not null,
    family_id blob not null,
    key blob not null,
    sealed blob not null,
    until integer not null,
    closed_at integer,
    created_at integer not null,
    constraint door_pk primary key (id),
    constraint door_key_unique unique (key),
    constraint door_family_fk foreign key (family_id) references family (id),
    constraint door_id_length check (length(id) = 16 and length(key) = 32)
) strict;

create index door_family on door (family_id, created_at);
