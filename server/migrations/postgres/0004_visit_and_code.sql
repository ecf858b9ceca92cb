-- One person's time on the portal, by the digest of its cookie; what it holds is sealed.
-- Kept until exit, or until it has been idle for the time the portal sets.
create table visit (
    key bytea not null,
    sealed bytea not null,
    started_at bigint not null,
    seen_at bigint not null,
    constraint visit_pk primary key (key),
    constraint visit_key_length check (length(key) = 32)
);

create index visit_seen_at on visit (seen_at);

-- A family's return code as a keyed digest to find it and a slow hash to prove it; never the words.
-- Kept as long as the family.
create table code (
    key bytea not null,
    verifier text not null,
    family_id uuid not null,
    failures bigint not null default 0,
    locked_until bigint,
    created_at bigint not null,
    constraint code_pk primary key (key),
    constraint code_family_fk foreign key (family_id) references family (id) deferrable,
    constraint code_key_length check (length(key) = 32)
);

create index code_family on code (family_id);

-- How often something was done in a window of time, by a keyed digest of who did it.
-- Kept a day past the end of the window.
create table use_count (
    key bytea not null,
    window_seconds bigint not null,
    window_start bigint not null,
    count bigint not null,
    constraint use_count_pk primary key (key, window_seconds, window_start)
);
