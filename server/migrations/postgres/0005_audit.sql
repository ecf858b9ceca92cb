-- What happened, who did it and to which request, each row bound to the one before by a hash.
-- No personal data: a request is named by its reference, a family by its id. Kept per schedule; never changed.
create table audit (
    seq bigint not null,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null,
    previous bytea not null,
    hash bytea not null,
    constraint audit_pk primary key (seq),
    constraint audit_seq_positive check (seq >= 1),
    constraint audit_hash_length check (length(previous) = 32 and length(hash) = 32)
);

create trigger audit_no_update before update on audit
    for each row execute function refuse('audit is append-only');
create trigger audit_no_delete before delete on audit
    for each row execute function refuse('audit is append-only');
create trigger audit_no_truncate before truncate on audit
    for each statement execute function refuse('audit is append-only');
