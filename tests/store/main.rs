//! The storage contract: what every engine behind the `Store` port must keep, whatever happens in between.
//!
//! Each claim is a function over [`StoreUnderTest`], named as what it claims. An engine joins by one line at the
//! end of this file. Claims look at an engine through its port; where they must look behind it, they say why.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a step that fails is a failed claim")]

mod access;
mod audit;
mod backlog;
mod code;
mod concern;
mod desk;
mod desk_people;
mod door;
mod draft;
mod erase;
mod follow_up;
mod helping;
mod leads;
mod measures;
mod moving;
mod news;
mod notice;
mod offer;
mod organisations;
mod outbox;
mod parked;
mod passkeys;
mod permissions;
mod plan;
mod postgres;
mod purge;
mod question;
mod races;
mod readers;
mod replicas;
mod restore;
mod sealing;
mod send;
mod sqlite;
mod standby;
mod steps;
mod story;
mod visit;

use std::sync::Arc;

use app::ports::Store;
use async_trait::async_trait;
use uuid::Uuid;

/// One engine, fresh and empty, with the views behind its port that the contract needs.
#[async_trait]
pub trait StoreUnderTest: Send + Sync + 'static {
    /// How many stores thousands of races are run on: fewer where each step is a message to a server.
    const RACED: u32;
    /// A new, migrated, empty store, where a commit costs least: `durability` and `faults` ask about the disk.
    async fn fresh() -> Self;
    /// Its port.
    fn store(&self) -> Arc<dyn Store>;
    /// A number that a query gives, such as a count of rows.
    async fn number(&self, sql: &'static str) -> i64;
    /// A blob that a query gives.
    async fn blob(&self, sql: &'static str) -> Vec<u8>;
    /// Every column that can hold an id, as its table and its name, in the order of tables.
    async fn id_columns(&self) -> Vec<(String, String)>;
    /// How many rows a query that takes an id counts.
    async fn count_of(&self, sql: String, id: Uuid) -> i64;
    /// Every table with a row that holds this id in any column, by name.
    async fn tables_that_name(&self, id: Uuid) -> Vec<String> {
        let mut named = Vec::new();
        for (table, column) in self.id_columns().await {
            let sql = format!("select count(*) from \"{table}\" where \"{column}\" = $1");
            if self.count_of(sql, id).await > 0 && !named.contains(&table) {
                named.push(table);
            }
        }
        named
    }
    /// Every table that refers to another, and that other.
    async fn links(&self) -> Vec<(String, String)>;
    /// Runs SQL with the rights of the portal itself; `false` if the engine refuses.
    async fn run(&self, sql: &'static str) -> bool;
    /// The head of the audit as a person notes it, checked against one noted earlier; else the row where it is broken.
    async fn audit_head(&self, noted: Option<&str>) -> Result<String, i64>;
    /// Takes away the guards of the audit, as a thief of the file could.
    async fn unguard_audit(&self);
    /// Every byte the engine has on disk, with a backup made just now.
    async fn bytes(&self) -> Vec<u8>;
    /// Deletes that backup.
    async fn forget_backup(&self);
}

/// Runs one claim against one engine.
macro_rules! claim {
    ([$(#[$attribute:meta])*] $engine:ty, $module:ident, $claim:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        $(#[$attribute])*
        async fn $claim() {
            crate::$module::$claim(<$engine as crate::StoreUnderTest>::fresh().await).await;
        }
    };
}

/// Runs every claim against one engine.
macro_rules! keeps_the_contract {
    ($engine:ty, $attributes:tt: $($module:ident { $($claim:ident),+ $(,)? })+) => {
        $(mod $module { $(
            claim!($attributes $engine, $module, $claim);
        )+ })+
    };
}

/// Every claim there is. A claim that is not listed here is unused code, which the lints refuse.
macro_rules! every_claim {
    ($engine:ty, $attributes:tt) => {
        keeps_the_contract! { $engine, $attributes:
            access {
                a_code_finds_what_its_own_member_wrote_and_nothing_of_another,
                whoever_is_no_member_of_a_family_cannot_write_for_it,
                a_second_thing_is_one_members_alone_and_cannot_be_read_off_the_disk,
                many_guesses_at_once_are_no_more_than_one_after_another,
                in_no_24_hours_are_there_more_than_fifty_guesses_whatever_the_owner_does,
                on_a_noisy_network_one_wrong_guess_waits_and_a_right_one_does_not,
                a_code_that_was_sent_opens_once_in_time_and_within_five_tries,
                of_two_who_type_the_same_code_at_once_one_gets_in,
                codes_leave_three_in_a_quarter_of_an_hour_and_ten_a_day,
                an_invitation_lets_one_adult_in_once,
                a_receipt_that_came_first_is_not_taken_back,
                a_family_with_nothing_left_loses_every_way_in,
            }
            visit {
                a_visit_is_found_until_it_ends_or_has_been_idle_too_long,
                a_visit_key_is_never_shared,
                a_visit_in_use_stays_alive,
                changing_a_visit_that_has_ended_does_not_bring_it_back,
                a_visit_brings_the_draft_it_holds_and_never_another,
            }
            draft {
                a_draft_comes_back_whole,
                a_draft_past_its_date_is_not_found,
                two_tabs_cannot_overwrite_each_other_unseen,
                of_two_saves_at_once_exactly_one_wins,
                a_submission_id_belongs_to_one_draft,
            }
            code {
                a_code_leads_to_the_saved_draft_and_the_newest_request,
                a_second_code_leaves_the_first_working,
                wrong_tries_lock_softly_and_a_right_one_clears,
                a_try_during_a_lock_does_not_prolong_it,
                uses_are_counted_within_their_window,
                an_unknown_code_leads_nowhere,
            }
            send {
                a_sent_request_is_kept_with_everything_it_needs,
                a_request_sent_twice_is_kept_once,
                a_hundred_copies_at_once_make_one_request,
                a_differing_copy_becomes_an_addition_and_overwrites_nothing,
                a_differing_copy_too_long_for_one_addition_loses_nothing,
                another_family_cannot_use_a_submission_id,
                a_double_tap_keeps_the_code_to_show,
                a_copy_from_another_visit_is_not_shown_a_code_that_was_not_kept,
                a_send_that_fails_changes_nothing,
                a_request_is_kept_even_if_its_draft_has_gone,
                consent_and_notices_cannot_be_changed_or_deleted,
            }
            follow_up {
                an_addition_goes_out_after_the_request,
                the_same_follow_up_twice_is_kept_once,
                a_chase_raises_one_task_for_a_person,
                a_withdrawal_before_leaving_stops_everything,
                a_withdrawal_after_handing_over_sends_a_recall,
                a_recall_does_not_overtake_a_try_under_way,
                a_request_that_left_while_withdrawn_is_recorded_and_recalled,
                a_timed_out_try_is_recalled_too,
                a_withdrawn_request_takes_no_more_messages,
                withdrawing_follows_every_yes_and_nothing_else,
            }
            outbox {
                a_leased_parcel_is_not_leased_again_until_its_lease_runs_out,
                a_late_settlement_changes_nothing,
                a_parcel_is_tried_for_ever_with_the_same_id,
                urgent_parcels_leave_first,
                what_takes_something_back_leaves_before_what_says_more_and_urgent_before_both,
                two_workers_never_hold_the_same_parcel,
                a_message_that_cannot_be_opened_does_not_hold_up_the_others,
            }
            helping {
                a_draft_in_a_helpers_hands_is_saved_by_nobody_else_and_not_after_it_was_handed_over,
                of_many_who_open_the_same_words_one_gets_it,
                what_a_helper_calls_a_draft_cannot_be_read_off_the_disk,
                a_helper_sees_how_far_it_is_and_closed_whatever_the_reason,
                a_closed_draft_is_shown_for_a_week_and_then_its_family_goes,
                an_erased_family_is_on_no_helpers_list,
                a_helper_asks_the_hub_once_a_day_and_the_familys_own_question_is_as_it_was,
                a_helper_asks_nothing_about_what_is_not_theirs_not_sent_taken_back_or_a_young_persons_own,
                a_spoken_yes_is_kept_as_spoken_and_never_as_given,
            }
            readers {
                of_many_who_type_a_readers_words_one_gets_in_and_reads_the_draft_as_it_is,
                there_is_one_reader_at_a_time_and_a_stopped_one_reads_nothing,
                who_reads_it_cannot_be_read_off_the_disk_and_goes_with_the_draft,
            }
            concern {
                a_concern_is_saved_and_sent_by_its_writer_alone_once_and_in_time,
                nothing_of_a_concern_stands_with_a_family_and_nothing_of_a_family_with_a_concern,
                what_a_concern_says_cannot_be_read_off_the_disk,
                a_concern_leaves_before_any_request_and_is_tried_until_it_is_taken,
                a_hub_speaks_of_its_own_concerns_alone_and_silence_calls_a_person,
                what_was_not_sent_closes_a_day_after_its_clock_and_is_forgotten_a_week_later,
                words_and_key_go_thirty_days_after_the_hub_confirmed,
            }
            organisations {
                a_domain_is_approved_once_and_one_that_was_stopped_goes_on_under_its_new_name,
                one_address_has_one_account_and_a_code_is_taken_once,
                who_was_cut_off_stays_out_until_the_account_is_taken_away,
                who_holds_an_account_cannot_be_read_off_the_disk_and_it_goes_a_year_after_its_last_use,
            }
            leads {
                who_is_asked_to_lead_is_found_by_their_address_alone_and_once,
                nobody_is_asked_to_lead_what_was_taken_back_and_an_ask_goes_with_its_plan,
                the_desk_lists_plans_as_far_as_it_sees_and_notes_who_opened_one,
            }
            plan {
                what_is_said_twice_is_kept_once_and_other_words_under_its_id_are_refused,
                a_hub_speaks_of_its_own_requests_alone_and_never_as_a_family,
                an_answer_means_that_a_person_has_read_the_request,
                what_a_family_says_leaves_for_the_hub_with_it_or_not_at_all,
                what_is_not_for_a_seat_never_leaves_the_store,
                words_open_one_seat_and_a_safe_word_is_chosen_once,
                no_adult_sits_at_a_young_persons_own_plan,
                how_a_plan_stands_is_the_same_whatever_came_first,
                whoever_was_answered_stays_answered_when_the_plan_has_gone,
                nothing_of_a_plan_can_be_read_off_the_disk_and_it_goes_a_year_after_its_last_word,
            }
            backlog {
                what_waits_is_counted_with_its_age_until_a_hub_took_it,
            }
            measures {
                what_is_counted_is_this_places_alone_and_names_nobody,
                a_meeting_counts_once_as_its_highest_version_says,
                a_lead_of_another_organisation_counts_once_all_three_agreed,
            }
            parked {
                a_brought_file_waits_and_a_second_one_takes_its_place,
                of_many_who_take_a_brought_file_one_gets_it,
                a_brought_file_goes_with_its_visit_and_after_two_hours,
            }
            passkeys {
                a_passkey_is_one_members_alone_and_cannot_be_read_off_the_disk,
                a_passkey_is_kept_beside_another_second_thing_and_five_at_most_even_at_once,
                a_passkey_that_is_known_is_kept_for_nobody_else,
                a_count_that_does_not_go_on_opens_nothing_and_of_two_at_once_one_gets_in,
                a_passkey_that_was_taken_away_opens_nothing_and_only_its_own_member_takes_it,
            }
            news {
                the_same_news_twice_changes_nothing,
                news_about_another_hubs_request_is_refused,
                late_news_never_moves_a_request_back,
                read_means_confirmed,
                a_confirmed_withdrawn_request_stays_withdrawn,
                a_hub_whose_clock_is_wrong_cannot_have_a_story_deleted_early,
                a_request_nobody_confirmed_raises_one_alarm,
                an_urgent_request_raises_the_alarm_sooner,
                a_recall_that_is_stuck_raises_the_alarm,
            }
            offer {
                an_offer_comes_back_whole,
                an_import_replaces_the_whole_set_of_its_place_and_no_other,
                an_import_that_fails_leaves_the_old_set,
                words_find_offers_and_more_of_them_find_them_first,
                what_is_typed_never_acts_as_a_pattern_or_query,
                age_cost_and_nearness_narrow_and_order,
                pages_of_offers_hold_each_one_once,
            }
            question {
                a_question_goes_the_way_of_a_request_and_has_no_consent,
                a_question_sent_twice_is_kept_once_and_a_differing_copy_is_asked_too,
                an_answer_is_kept_once_for_each_event_and_read_by_who_asked_alone,
                a_request_is_answered_by_nobody_this_way,
                an_answer_to_a_question_that_was_taken_back_or_erased_is_not_kept,
                an_answer_goes_thirty_days_after_it_was_written,
                nothing_of_a_question_or_its_answer_can_be_read_off_the_disk,
            }
            desk {
                what_needs_a_person_is_listed_first,
                opening_a_request_shows_its_messages_and_is_kept_in_the_audit,
                what_a_withdrawal_stopped_is_not_shown,
            }
            desk_people {
                an_address_is_at_one_desk_and_comes_back_under_the_same_id,
                a_code_is_taken_once_and_a_reset_takes_the_app_away,
                who_works_at_the_desk_cannot_be_read_off_the_disk_and_goes_a_year_after_they_left,
                what_lies_beyond_somebodys_reach_is_not_there,
                of_twenty_one_families_opened_at_once_twenty_open_and_one_alarm_is_raised,
                whoever_has_it_first_is_asked_later_and_the_alarm_ends_when_the_family_has_its_answer,
                the_list_is_in_one_order_over_all_of_a_reach_and_shows_nothing_twice,
            }
            door {
                a_door_is_found_by_its_key_alone_and_doors_stay_in_the_order_they_were_made,
                a_closed_door_stays_closed_and_is_found_as_closed,
                a_note_is_kept_only_while_its_door_lets_it,
                an_opening_is_kept_only_while_its_door_is_open,
            }
            purge {
                only_what_is_past_its_date_goes,
                a_family_with_nothing_left_loses_its_key,
                a_story_goes_thirty_days_after_confirmation_and_its_proof_stays,
                what_has_not_left_keeps_its_words,
                a_story_withdrawn_before_it_left_goes_too,
                what_was_said_after_a_story_had_gone_goes_too,
                a_family_goes_with_its_last_draft_however_often_it_was_looked_at_before,
            }
            story {
                a_request_opens_for_its_own_family_and_no_other,
                a_change_that_follows_an_older_story_is_not_kept,
                what_a_member_told_is_kept_with_the_change_or_not_at_all,
                members_come_in_the_order_they_joined,
                a_family_with_a_story_is_kept_for_a_year_after_it_was_last_here,
                a_story_nobody_came_back_to_goes_and_the_requests_and_permissions_stay,
                a_story_begun_and_left_blank_goes_after_two_days,
                what_a_request_adds_to_a_story_is_kept_with_it_or_not_at_all,
                a_story_cannot_be_read_off_the_disk,
            }
            audit {
                an_untouched_chain_is_whole,
                a_changed_row_is_found,
                a_row_cut_from_the_middle_is_found,
                a_head_noted_earlier_shows_a_tail_that_was_cut_off,
                the_audit_cannot_be_changed_or_deleted,
                what_the_portal_saw_of_itself_is_a_row_of_the_chain,
                a_working_store_is_ready_and_asking_leaves_no_trace,
            }
            erase {
                an_erased_family_leaves_nothing_that_can_be_read_and_keeps_its_proof,
                the_key_of_an_erased_family_is_on_no_disk,
                every_table_that_knows_a_family_is_emptied_of_it_or_kept_on_purpose,
                a_request_that_has_not_left_stops_with_the_erasure,
                a_hub_that_has_a_request_is_told_of_the_erasure_and_nothing_else_leaves,
                a_request_that_may_have_left_is_recalled_by_the_erasure,
                an_erased_family_takes_nothing_more,
                one_of_several_adults_cannot_erase_what_the_others_told,
                without_a_request_a_person_is_not_called_and_the_family_is_told_so,
                a_correction_goes_to_the_hub_and_calls_a_person,
            }
            sealing {
                nothing_a_family_typed_can_be_read_off_the_disk,
                values_cannot_be_swapped_between_rows,
            }
            permissions {
                an_answer_cannot_be_changed_or_deleted,
                every_answer_is_in_the_audit_chain_and_names_nobody,
                a_withdrawal_that_is_kept_hides_the_part_at_the_next_look,
                a_book_is_seen_as_it_stood_at_one_instant,
                the_hub_hears_of_a_change_only_with_it_and_only_about_a_request_that_stands,
                a_member_reads_the_consent_of_their_own_requests_alone,
                this_was_not_me_raises_one_task_for_a_person,
                in_thousands_of_races_nothing_is_sent_after_a_withdrawal_is_kept,
            }
            notice {
                all_that_is_new_makes_one_notice_and_the_next_comes_a_day_later,
                whoever_looked_or_spoke_meanwhile_is_not_told,
                a_notice_leaves_no_second_time_even_if_the_portal_fell_while_it_left,
                what_a_service_could_not_take_is_tried_again_later_and_later_within_the_hours,
                an_address_that_refuses_twice_or_is_not_there_gets_no_more,
                who_chose_no_way_for_messages_gets_none_and_a_young_person_none_before_they_say_so,
                safe_times_in_words_hold_every_notice_back_until_hours_are_chosen,
                what_the_sender_may_not_see_is_no_news,
                one_person_with_two_requests_is_told_once_a_day,
                after_a_plan_that_ended_and_was_read_none_comes_and_the_address_goes,
                taking_back_and_erasing_take_the_address_away_at_once,
                an_address_that_cannot_be_opened_stops_nobody_elses,
            }
            races {
                any_order_of_news_gives_the_same_end_and_never_goes_back,
                after_a_committed_withdrawal_nothing_new_is_leased,
            }
        }
    };
}

/// The embedded database.
mod on_sqlite {
    every_claim!(crate::sqlite::OnSqlite, []);
}

/// A database server.
mod on_postgres {
    every_claim!(
        crate::postgres::OnPostgres,
        [#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]]
    );
}
