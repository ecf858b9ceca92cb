-- A member's passkeys: what the member calls each, what checks it and how far its device has counted, sealed under the
-- family's key. Nothing here opens anything. Kept until the member takes it away, and as long as the member.
create table passkey (
    id blob not null,
    member_id blob not null,
    -- A keyed digest of the device's own id: no passkey is kept twice, whoever brings it.
    digest blob not null,
    sealed blob not null,
    made_at integer not null,
    constraint passkey_pk primary key (id),
    constraint passkey_member_fk foreign key (member_id) references member (id),
    constraint passkey_digest_once unique (digest),
    constraint passkey_digest_length check (length(digest) = 32)
) strict;

create index passkey_member on passkey (member_id, made_at);
