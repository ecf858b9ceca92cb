-- A draft that somebody who helps a family began: found by a keyed digest of the helper's work address. The label is the
-- helper's own words, sealed under the family's key. What the draft says is in `draft`, which is closed after a day.
-- Kept 90 days; a week when the draft was closed; gone with the family.
create table helping (
    id blob not null,
    helper blob not null,
    family_id blob not null,
    draft_id blob not null,
    submission_id blob not null,
    sealed blob not null,
    begun_at integer not null,
    -- When it left the helper's hands.
    handed_at integer,
    -- The digest of the words that open it once; gone when they did, and with the screen that was turned.
    words blob,
    -- When the family opened it.
    opened_at integer,
    constraint helping_pk primary key (id),
    constraint helping_family_fk foreign key (family_id) references family (id),
    constraint helping_draft_unique unique (draft_id),
    constraint helping_words_unique unique (words),
    constraint helping_length check (length(id) = 16 and length(helper) = 32),
    constraint helping_opened_handed check (opened_at is null or handed_at is not null),
    constraint helping_words_wait check (words is null or (handed_at is not null and opened_at is null))
) strict;

create index helping_helper on helping (helper, begun_at);
create index helping_family on helping (family_id);

-- `consent` takes one more answer: a yes that was said aloud before a witness. A check cannot be changed in place, so the
-- table is made anew with every row, its numbers included. No table refers to it.
create table consent_new (
    seq integer not null,
    request_id blob not null,
    purpose text not null,
    organisation text,
    item text,
    decision text not null,
    how text not null,
    notice_hash blob not null,
    language text not null,
    reading text not null,
    at integer not null,
    constraint consent_pk primary key (seq autoincrement),
    constraint consent_request_fk foreign key (request_id) references request (id),
    constraint consent_notice_fk foreign key (notice_hash) references notice (hash),
    constraint consent_purpose_known check (
        (purpose = 'help' and organisation is null and item is null)
        or (purpose = 'share' and organisation is not null and item is not null)
    ),
    constraint consent_decision_known check (decision in ('given', 'refused', 'not-answered', 'withdrawn', 'spoken')),
    -- What was said aloud is about help alone, and nothing else is ever called spoken.
    constraint consent_spoken_weaker check (
        decision <> 'spoken' or (purpose = 'help' and how = 'spoken-witnessed')
    ),
    constraint consent_given_by_family check (decision <> 'given' or how <> 'spoken-witnessed')
) strict;

insert into consent_new (seq, request_id, purpose, organisation, item, decision, how, notice_hash, language, reading, at)
select seq, request_id, purpose, organisation, item, decision, how, notice_hash, language, reading, at
from consent order by seq;

-- The numbers go on where they were.
delete from sqlite_sequence where name = 'consent_new';
insert into sqlite_sequence (name, seq) select 'consent_new', seq from sqlite_sequence where name = 'consent';

drop table consent;
alter table consent_new rename to consent;

create index consent_request on consent (request_id, seq);

create trigger consent_no_update before update on consent
begin
    select raise(abort, 'consent is append-only');
end;
create trigger consent_no_delete before delete on consent
begin
    select raise(abort, 'consent is append-only');
end;
