-- Codes, drafts and requests belong to one member of a family; what was there belongs to the member who began it.
-- The default is nobody's id: a row that was written without its member leads nowhere.
alter table code add column member_id blob not null default x'00000000000000000000000000000000'
    check (length(member_id) = 16);
alter table draft add column member_id blob not null default x'00000000000000000000000000000000'
    check (length(member_id) = 16);
alter table request add column member_id blob not null default x'00000000000000000000000000000000'
    check (length(member_id) = 16);
update code set member_id = family_id;
update draft set member_id = family_id;
update request set member_id = family_id;
insert into member (id, family_id, created_at)
    select id, id, created_at from family where not exists (select 1 from member where member.id = family.id);

create index code_member on code (member_id);
create index draft_member on draft (member_id);
create index request_member on request (member_id, seq);

-- What a member opens their story with beside six words: the hash of a safe word, or an address that gets codes and is
-- used for nothing else. Sealed under the family's key. Kept as long as the member, or until they choose another.
create table lock (
    member_id blob not null,
    sealed blob not null,
    -- Wrong tries in a row, and until when none counts.
    failures integer not null default 0,
    locked_until integer,
    changed_at integer not null,
    constraint lock_pk primary key (member_id),
    constraint lock_member_fk foreign key (member_id) references member (id)
) strict;

-- When a member's second thing was tried and was wrong, or a code was asked for: times and nothing else.
-- Kept for a day.
create table attempt (
    member_id blob not null,
    kind text not null,
    at integer not null,
    constraint attempt_member_fk foreign key (member_id) references member (id),
    constraint attempt_kind_known check (kind in ('guess', 'send'))
) strict;

create index attempt_member on attempt (member_id, kind, at);

-- The one code that was sent to a member last, as a keyed digest. Gone once used, or a day after it ended.
create table once_code (
    member_id blob not null,
    digest blob not null,
    until integer not null,
    tries integer not null default 0,
    constraint once_code_pk primary key (member_id),
    constraint once_code_member_fk foreign key (member_id) references member (id),
    constraint once_code_digest_length check (length(digest) = 32)
) strict;

-- How far an e-mail or text with a code got: for those who run the portal. It leads to nobody. Kept 30 days.
create table sending (
    id blob not null,
    carrier text not null,
    state text not null,
    made_at integer not null,
    changed_at integer not null,
    constraint sending_pk primary key (id),
    constraint sending_carrier_known check (carrier in ('email', 'text')),
    constraint sending_state_known check (state in ('made', 'taken', 'refused', 'not-now', 'delivered', 'failed'))
) strict;

create index sending_made_at on sending (made_at);

-- An invitation for one more adult, by the digest of its words. Who used it is not kept here. Kept as long as the family.
create table invitation (
    key blob not null,
    verifier text not null,
    member_id blob not null,
    until integer not null,
    used_at integer,
    created_at integer not null,
    constraint invitation_pk primary key (key),
    constraint invitation_member_fk foreign key (member_id) references member (id),
    constraint invitation_key_length check (length(key) = 32)
) strict;

create index invitation_member on invitation (member_id, created_at);
