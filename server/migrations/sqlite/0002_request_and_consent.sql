-- A sent request as a status page needs it; its story is in `message`, sealed.
-- Kept per schedule: it is the proof that a request was made and where it went. It names nobody.
create table request (
    -- The order of arrival, never the clock.
    seq integer not null,
    id blob not null,
    submission_id blob not null,
    family_id blob not null,
    place text not null,
    hub text not null,
    reference text not null,
    urgent integer not null,
    -- Tells the same request sent twice from a different one; made with the family's key.
    digest blob not null,
    delivery text not null,
    sent_at integer not null,
    handed_over_at integer,
    confirmed_at integer,
    seen_at integer,
    chased_at integer,
    withdrawn_at integer,
    escalated_at integer,
    story_purged_at integer,
    constraint request_pk primary key (seq autoincrement),
    constraint request_id_unique unique (id),
    constraint request_submission_unique unique (submission_id),
    constraint request_reference_unique unique (reference),
    constraint request_family_fk foreign key (family_id) references family (id),
    constraint request_id_length check (length(id) = 16 and length(submission_id) = 16),
    constraint request_digest_length check (length(digest) = 32),
    constraint request_urgent_bool check (urgent in (0, 1)),
    constraint request_delivery_known
        check (delivery in ('saved', 'sending', 'handed-over', 'confirmed', 'seen')),
    constraint request_seen_confirmed check (seen_at is null or confirmed_at is not null)
) strict;

create index request_family on request (family_id, seq);
create index request_unconfirmed on request (sent_at) where confirmed_at is null and escalated_at is null;
create index request_story on request (confirmed_at) where story_purged_at is null;

-- The exact words of a consent page, kept once however many families read them (rule C4). No personal data.
-- Kept as long as any consent that rests on them.
create table notice (
    hash blob not null,
    version text not null,
    language text not null,
    reading text not null,
    words text not null,
    constraint notice_pk primary key (hash),
    constraint notice_hash_length check (length(hash) = 32)
) strict;

-- What a family said to each consent question, in the order it was said (rule C4); never changed, only followed.
-- Kept per schedule, longer than the story: it is the family's own proof.
create table consent (
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
    constraint consent_decision_known check (decision in ('given', 'refused', 'not-answered', 'withdrawn'))
) strict;

create index consent_request on consent (request_id, seq);

create trigger consent_no_update before update on consent
begin
    select raise(abort, 'consent is append-only');
end;
create trigger consent_no_delete before delete on consent
begin
    select raise(abort, 'consent is append-only');
end;
create trigger notice_no_update before update on notice
begin
    select raise(abort, 'notice is append-only');
end;
create trigger notice_no_delete before delete on notice
begin
    select raise(abort, 'notice is append-only');
end;
