-- A story's file that somebody brought and has not yet said yes or no to, sealed like the visit it belongs to.
-- Kept until the answer or the end of the visit, and for two hours at most.
create table parked (
    visit bytea not null,
    sealed bytea not null,
    at bigint not null,
    constraint parked_pk primary key (visit),
    constraint parked_visit_fk foreign key (visit) references visit (key) on delete cascade deferrable
);
