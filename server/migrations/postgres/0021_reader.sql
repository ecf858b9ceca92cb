-- A grown-up whom a young person lets read a draft before it is sent: found by a digest of six words, which open it once.
-- Who it is, in the young person's own words, is sealed under the draft's family's key. Gone with the draft.
create table reader (
    id uuid not null,
    draft_id uuid not null,
    sealed bytea not null,
    -- The digest of the words; gone when they were used.
    words bytea,
    opened_at bigint,
    -- Nothing can be read from then on.
    until bigint not null,
    constraint reader_pk primary key (id),
    constraint reader_draft_fk foreign key (draft_id) references draft (id) on delete cascade deferrable,
    constraint reader_draft_unique unique (draft_id),
    constraint reader_words_unique unique (words),
    constraint reader_words_once check ((words is null) = (opened_at is not null))
);
