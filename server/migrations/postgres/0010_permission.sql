-- `message` takes one more kind: news of who may see which part of a story.
alter table message drop constraint message_kind_known;
alter table message add constraint message_kind_known
    check (kind in ('request', 'addition', 'chase', 'withdrawal', 'permission'));

-- `task` takes more kinds: a member says "this was not me", wants something put right, or asked for erasure where a
-- person must look first.
alter table task drop constraint task_kind_known;
alter table task add constraint task_kind_known
    check (kind in ('not-confirmed', 'chased', 'not-me', 'correction', 'erasure'));
