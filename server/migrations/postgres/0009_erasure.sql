-- When a family was erased: its key then is a new one that opens nothing of before.
alter table family add column erased_at bigint;

-- Families that were erased, by a digest of their id, so that a backup from before does not bring them back.
-- The same stands in a file beside the database, which no backup replaces. No personal data. Kept for good.
create table tombstone (
    digest bytea not null,
    erased_at bigint not null,
    constraint tombstone_pk primary key (digest),
    constraint tombstone_digest_length check (length(digest) = 32)
);

-- What must not be erased or purged for now, such as for a court, and why; the reason is sealed under the family's key.
-- Kept as long as the family, released holds too.
create table hold (
    id uuid not null,
    family_id uuid not null,
    sealed bytea not null,
    at bigint not null,
    released_at bigint,
    constraint hold_pk primary key (id),
    constraint hold_family_fk foreign key (family_id) references family (id) deferrable
);

create unique index hold_once on hold (family_id) where released_at is null;

-- The last purge that was let through, and since when one waits for a person. One row. No personal data.
create table purge_run (
    id bigint not null,
    at bigint not null,
    held_back_at bigint,
    constraint purge_run_pk primary key (id),
    constraint purge_run_one check (id = 1)
);
