-- A family, as a key and nothing else: no name, no address.
-- Kept while the family has a draft or a request. Deleting the row makes everything sealed under its key unreadable.
create table family (
    id blob not null,
    -- The family's own key, wrapped under a key that is not in this database.
    wrapped_key blob not null,
    -- Which key wrapped it.
    key_id text not null,
    created_at integer not null,
    constraint family_pk primary key (id),
    constraint family_id_length check (length(id) = 16)
) strict;

-- A family's answers so far, with what was typed and refused.
-- Kept 2 days, or 28 days once the family chose to save it (rule C25); gone as soon as it is sent.
create table draft (
    id blob not null,
    family_id blob not null,
    -- The id the request will have; made with the form, unique for life.
    submission_id blob not null,
    sealed blob not null,
    version integer not null,
    saved integer not null,
    keep_until integer not null,
    created_at integer not null,
    constraint draft_pk primary key (id),
    constraint draft_submission_unique unique (submission_id),
    constraint draft_family_fk foreign key (family_id) references family (id),
    constraint draft_id_length check (length(id) = 16 and length(submission_id) = 16),
    constraint draft_saved_bool check (saved in (0, 1))
) strict;

create index draft_family on draft (family_id);
create index draft_keep_until on draft (keep_until);
