-- What is asked of a request again and again is found without reading those that are done, however many are kept.

-- When the hub's answer came first. It stood in the plan alone, and was forgotten with it a year after its last word: the
-- family counted as never answered.
alter table request add column outcome_at bigint;
update request set outcome_at = (select plan.outcome_at from plan where plan.request_id = request.id);
alter table plan drop column outcome_at;

-- The desk's list: first what still needs somebody, then the rest.
create index request_open on request (place, urgent desc, seq)
    where withdrawn_at is null and case when kind = 'question' then seen_at is null else outcome_at is null end;
create index request_done on request (place, urgent desc, seq)
    where not (withdrawn_at is null and case when kind = 'question' then seen_at is null else outcome_at is null end);
-- What has waited too long for an answer, for a hub's word, or to be taken back.
create index request_unanswered on request (place, sent_at)
    where outcome_late_at is null
        and withdrawn_at is null and case when kind = 'question' then seen_at is null else outcome_at is null end;
drop index request_unconfirmed;
create index request_unconfirmed on request (sent_at)
    where confirmed_at is null and withdrawn_at is null and escalated_at is null;
create index message_recall on message (created_at) where kind = 'withdrawal' and settled_at is null;

-- Whose turn it is to leave: 0 a withdrawal and 1 anything else of an urgent request, 2 and 3 the same of any other. Within a
-- turn they leave by when they are due, so that however many wait, the next few are found without looking at the rest.
alter table message add column turn bigint not null default 3;
update message set turn = (select case when request.urgent then 0 else 2 end from request where request.id = message.request_id)
    + case when kind = 'withdrawal' then 0 else 1 end;
drop index message_waiting;
create index message_turn on message (turn, next_at, seq) where settled_at is null;

-- What the purge looks for.
drop index request_story;
create index request_story on request (coalesce(withdrawn_at, confirmed_at)) where story_purged_at is null;
create index record_at on record (at) where kind <> 'permission';
create index plan_kept on plan (kept_at);
create index lead_ask_asked on lead_ask (asked_at);
create index helping_begun on helping (begun_at);
create index concern_living on concern (confirmed_at) where wrapped_key is not null and held_at is null;
create index concern_closed on concern (closes_at) where sent_at is null and sealed is null and held_at is null;
create index family_erased on family (id) where erased_at is not null;

-- Whether a family may have nothing left, and the purge must look. It has looked at all others.
alter table family add column maybe_empty boolean not null default true;
create index family_maybe_empty on family (id) where maybe_empty;

create function family_may_be_empty() returns trigger language plpgsql as $$
begin
    update family set maybe_empty = true where id = old.family_id;
    return null;
end
$$;
create trigger draft_leaves_family after delete on draft for each row execute function family_may_be_empty();
create trigger record_leaves_family after delete on record for each row execute function family_may_be_empty();
create trigger helping_leaves_family after delete on helping for each row execute function family_may_be_empty();
