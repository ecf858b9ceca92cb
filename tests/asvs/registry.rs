//! The forty checks of ASVS 5 that the project chose to prove first, each with how far it is met and the tests that show it.
//!
//! The texts are our own short words for what each check asks. A check that is met in part says what is missing.

/// How far a check is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Met {
    /// Wholly.
    Yes,
    /// In part; the words say what is missing.
    Partly,
}

/// One check.
pub(crate) struct Check {
    /// Its number in ASVS 5.0.0.
    pub(crate) number: &'static str,
    /// Its level.
    pub(crate) level: u8,
    /// What it asks.
    pub(crate) asks: &'static str,
    /// How far it is met.
    pub(crate) met: Met,
    /// What holds it here, or is missing.
    pub(crate) how: &'static str,
    /// The tests that show it.
    pub(crate) tests: &'static [&'static str],
}

const fn yes(
    (number, level): (&'static str, u8),
    asks: &'static str,
    how: &'static str,
    tests: &'static [&'static str],
) -> Check {
    Check { number, level, asks, met: Met::Yes, how, tests }
}

#[expect(dead_code, reason = "no check is met in part now; the next one that is says so with this")]
const fn partly(
    (number, level): (&'static str, u8),
    asks: &'static str,
    how: &'static str,
    tests: &'static [&'static str],
) -> Check {
    Check { number, level, asks, met: Met::Partly, how, tests }
}

const HEADERS: &str =
    "tests/journeys/headers.rs::every_answer_of_every_route_holds_the_headers_that_earn_the_best_grade";
const CANARY: &str =
    "tests/durability/canary.rs::five_thousand_planted_values_are_found_in_no_log_address_title_mail_file_or_backup";
const GUESSES: &str =
    "tests/journeys/access/limits.rs::nobody_gets_more_than_fifty_guesses_a_day_and_the_owner_still_gets_in";
const CUT_OFF: &str = "tests/journeys/desk_people/leaving.rs::who_is_cut_off_is_out_with_the_next_page_in_every_tab_and_in_again_only_when_added_anew";

/// The checks, in order.
pub(crate) const CHECKS: &[Check] = &[
    yes(
        ("1.2.4", 1),
        "No text becomes part of a database statement.",
        "The database library takes fixed statements alone; values are bound.",
        &["tests/store/offer.rs::what_is_typed_never_acts_as_a_pattern_or_query"],
    ),
    yes(
        ("1.3.11", 2),
        "No text becomes part of a mail's head.",
        "An address and a text are types that can hold no line end.",
        &[
            "server/src/notify/smtp.rs::no_address_can_add_a_header_or_a_recipient",
            "server/src/notify/smtp.rs::a_message_has_five_headers_one_recipient_and_no_name_of_this_machine",
        ],
    ),
    yes(
        ("2.3.3", 2),
        "A business deed is done wholly or not at all.",
        "One transaction for request, consent, message, code and audit.",
        &[
            "tests/store/send.rs::a_send_that_fails_changes_nothing",
            "tests/durability/kills.rs::kill_nine_under_eight_writers_loses_and_doubles_nothing",
        ],
    ),
    yes(
        ("2.4.1", 2),
        "Programs cannot use forms faster than people.",
        "Tries and codes are limited by person and by network, and nobody is locked out for good.",
        &[
            GUESSES,
            "tests/journeys/doors/opening.rs::many_wrong_words_from_one_network_slow_down_and_never_close_a_door",
            "tests/store/access.rs::codes_leave_three_in_a_quarter_of_an_hour_and_ten_a_day",
        ],
    ),
    yes(
        ("3.3.3", 2),
        "Cookies are bound to this host by the prefix __Host-.",
        "On every portal that others can reach; a trial on one machine has no TLS and no prefix.",
        &[HEADERS],
    ),
    yes(
        ("3.4.3", 2),
        "A content policy that allows scripts by a nonce or a digest alone.",
        "`default-src 'none'` on every answer; scripts by a fresh nonce and `strict-dynamic`.",
        &[HEADERS, "tests/journeys/headers.rs::a_weak_policy_is_found_whatever_makes_it_weak"],
    ),
    yes(
        ("3.5.1", 1),
        "A form of another site does nothing.",
        "Sec-Fetch-Site and Origin are checked in front of every form.",
        &[
            "tests/asvs/checks.rs::asvs_3_5_1_every_form_refuses_another_site",
            "tests/guard/answers.rs::a_form_passes_from_here_and_is_refused_from_elsewhere",
        ],
    ),
    yes(
        ("3.5.3", 1),
        "What changes something is never a GET.",
        "Every form is a POST; its address answers a GET with 405.",
        &["tests/asvs/checks.rs::asvs_3_5_3_no_form_answers_a_get"],
    ),
    yes(
        ("4.1.5", 3),
        "Messages between systems are signed one by one.",
        "Standard Webhooks over the raw bytes, five minutes, each id once.",
        &[
            "tests/forward/partner.rs::a_wrong_secret_a_changed_body_and_a_missing_signature_are_refused",
            "tests/forward/partner.rs::a_signature_older_or_newer_than_five_minutes_is_refused",
        ],
    ),
    yes(
        ("4.2.1", 2),
        "Nobody can hide a request in another (smuggling).",
        "One parser; what is malformed ends its connection; length beside chunks is read by the chunks, and ends the connection, as RFC 9112 says.",
        &["tests/asvs/checks.rs::asvs_4_2_1_a_request_with_two_readings_is_refused_or_read_by_the_standard"],
    ),
    yes(
        ("5.2.1", 1),
        "A file is no larger than can be handled.",
        "64 KiB for a form, 2 MiB for a story's file, counted while it arrives.",
        &[
            "tests/guard/answers.rs::the_longest_form_fits_and_one_byte_more_does_not_however_it_is_sent",
            "tests/journeys/carry.rs::hostile_files_are_a_problem_to_mend_and_never_a_fault",
        ],
    ),
    yes(
        ("5.2.2", 1),
        "A file is what it says it is.",
        "The one kind of file that is taken is our own signed JSON, read strictly.",
        &[
            "tests/journeys/carry.rs::a_file_with_any_byte_changed_is_never_taken",
            "tests/journeys/carry.rs::hostile_files_are_a_problem_to_mend_and_never_a_fault",
        ],
    ),
    yes(
        ("6.2.12", 2),
        "Passwords are held against lists of breached ones.",
        "There are no passwords. A safe word, the one thing of the kind that somebody chooses, is held against 48,735 words that other sites have lost when it is chosen, here and not at another site.",
        &[
            "server/src/crypto/codes/breached.rs::a_word_that_other_sites_lost_is_known_however_it_is_cased_and_spaced",
            "server/src/crypto/codes/breached.rs::the_list_is_sorted_unique_and_long_and_every_word_of_it_is_found",
            "tests/journeys/access.rs::a_bad_safe_word_is_refused_and_neither_it_nor_a_good_one_is_ever_on_a_page",
            "tests/journeys/plan/way_in.rs::a_seat_opens_with_six_words_and_a_safe_word_of_its_own_and_with_nothing_else_of_the_family",
        ],
    ),
    yes(
        ("6.3.1", 1),
        "Stuffing of credentials and guessing get nowhere.",
        "At most fifty guesses a day on anybody, slow hashes, and softer limits by network.",
        &[
            GUESSES,
            "tests/store/access.rs::many_guesses_at_once_are_no_more_than_one_after_another",
            "tests/journeys/access/limits.rs::thirty_pupils_behind_one_address_all_get_in_while_somebody_there_is_guessing",
        ],
    ),
    yes(
        ("6.3.3", 2),
        "More than one factor to get in.",
        "Everybody has two. The hub team and approved organisations: a code by e-mail and one of an app. A guest who helps a family: a code by e-mail and, from the first thing they began, six words that we draw; a first visit has nothing to open, and an app is more than a school that sits beside a parent once can be asked for. Families: six words and a second thing of their choice.",
        &[
            "tests/journeys/helping/guests.rs::a_guest_who_comes_back_needs_six_words_beside_the_code_from_the_mail",
            "tests/journeys/helping/guests.rs::words_of_another_guest_open_nothing_and_five_tries_are_all_there_are",
            "tests/journeys/helping/guests.rs::without_the_words_a_guest_goes_on_as_somebody_who_has_begun_nothing",
            "tests/journeys/helping/guests.rs::a_worry_that_was_begun_is_as_closed_as_a_draft",
            "tests/journeys/desk_people.rs::somebody_of_a_hub_team_comes_in_with_a_code_by_e_mail_and_one_of_their_app",
            "tests/journeys/helping/accounts.rs::with_an_account_the_code_from_the_mail_alone_opens_nothing",
            "tests/journeys/access.rs::a_safe_word_opens_my_story_on_another_phone_and_six_words_alone_do_not",
        ],
    ),
    yes(
        ("6.3.8", 3),
        "No answer tells whether somebody is known.",
        "One answer, one slow check, whatever there is behind it.",
        &[
            "tests/journeys/desk_people.rs::no_answer_tells_whether_an_address_is_at_a_desk",
            "tests/journeys/access/limits.rs::a_wrong_try_is_answered_alike_and_costs_one_slow_check_whatever_there_is_behind_it",
            "tests/guard/hidden.rs::an_answer_takes_as_long_whether_a_young_person_has_asked_or_not",
        ],
    ),
    yes(
        ("6.5.1", 2),
        "A one-time code counts once.",
        "Taken in the statement that checks it; five tries, ten minutes.",
        &[
            "tests/journeys/access/codes.rs::a_code_that_was_used_replaced_or_is_ten_minutes_old_opens_nothing",
            "tests/store/access.rs::of_two_who_type_the_same_code_at_once_one_gets_in",
        ],
    ),
    yes(
        ("6.5.2", 2),
        "Codes of less than 112 bits are kept under a password hash.",
        "Argon2id, 64 MiB, three passes, with a key that is not in the database.",
        &[
            "server/src/crypto/codes.rs::the_usual_cost_is_64_mebibytes_and_three_passes",
            "tests/store/access.rs::a_second_thing_is_one_members_alone_and_cannot_be_read_off_the_disk",
        ],
    ),
    yes(
        ("7.2.4", 1),
        "Whoever comes in gets a new session.",
        "A new visit at every change of rights; the old one is dead.",
        &["tests/journeys/access.rs::opening_the_story_makes_a_new_cookie_and_the_old_one_is_dead"],
    ),
    yes(
        ("7.3.1", 2),
        "A session that is not used ends.",
        "After fifteen minutes, by the server's clock, with a warning.",
        &["tests/journeys/coming_back.rs::fifteen_idle_minutes_end_the_visit_and_what_is_typed_then_is_not_lost"],
    ),
    yes(
        ("7.4.1", 1),
        "Leaving ends the session on the server.",
        "Its row is deleted, by every way out.",
        &["tests/journeys/coming_back.rs::leaving_or_finishing_ends_the_visit_on_the_server"],
    ),
    yes(
        ("7.4.2", 1),
        "Who left has no session any more.",
        "Checked with every page.",
        &[
            CUT_OFF,
            "tests/journeys/helping/accounts.rs::who_left_is_out_with_the_next_page_and_stays_out_until_the_team_says_so",
        ],
    ),
    yes(
        ("8.2.2", 1),
        "Nobody reads or changes what is another's by naming it.",
        "Every route, for fourteen kinds of people, with ids of their own and of others.",
        &[
            "tests/journeys/access_matrix.rs::every_route_has_a_row_that_says_who_may_see_it",
            "tests/journeys/access_matrix.rs::nobody_sees_nothing_of_anybody",
            "tests/journeys/access_matrix.rs::a_member_of_another_family_sees_nothing_of_this_one",
            "tests/journeys/access_matrix.rs::who_works_there_sees_them_and_decides_on_nobody",
        ],
    ),
    yes(
        ("8.2.3", 2),
        "Nobody reads a field that is not for them.",
        "What is not for a seat, a door or an adult does not leave the store.",
        &[
            "tests/store/plan.rs::what_is_not_for_a_seat_never_leaves_the_store",
            "tests/journeys/plan/walls.rs::what_dad_wrote_is_in_no_byte_of_any_page_of_mine",
            "tests/journeys/doors/seeing.rs::a_recipient_sees_exactly_what_i_said_yes_to_by_words_and_by_square",
        ],
    ),
    yes(
        ("8.3.2", 3),
        "A change of rights holds at once.",
        "Rights are worked out anew with every page; nothing is remembered of them.",
        &[
            CUT_OFF,
            "tests/journeys/doors/seeing.rs::what_i_take_back_is_gone_at_the_next_load_and_a_closed_code_shows_nothing",
        ],
    ),
    yes(
        ("8.3.3", 3),
        "A system between acts with the rights of whom it acts for.",
        "A hub's computer speaks for its own hub alone; a helper never for the family.",
        &[
            "tests/forward/partner.rs::one_hub_cannot_speak_for_another_and_cannot_learn_which_requests_exist",
            "tests/journeys/helping/refused.rs::a_helper_cannot_agree_share_send_or_save_whatever_they_post",
            "tests/guard/staff.rs::of_two_thousand_forms_that_staff_post_none_gives_a_familys_yes_or_sends_anything",
        ],
    ),
    yes(
        ("13.2.4", 2),
        "The server calls nobody but those on its list.",
        "Addresses come from settings alone, are HTTPS, and no redirect is followed; a feed is named by an operator.",
        &[
            "server/src/forward/hubs.rs::addresses_without_tls_are_refused_save_on_this_machine",
            "server/src/offers/address.rs::a_feed_that_moves_fails_stops_or_is_none_gives_nothing",
        ],
    ),
    yes(
        ("13.3.1", 2),
        "Secrets live in a vault.",
        "Every secret can come out of the machine's vault: sealed to its TPM2 chip and host key by systemd-creds, opened in memory for the portal alone, never printed. The unit loads none in any other way, and `server doctor` names every secret and every key that lies open on a disk.",
        &[
            "server/tests/doctor.rs::each_broken_deployment_is_named_with_its_mend_and_ends_in_the_right_code",
            "server/tests/doctor.rs::secrets_that_come_out_of_memory_are_where_they_should_be",
            "tests/guard/settings.rs::every_secret_can_come_as_a_credential_and_it_is_known_where_each_lay",
            "tests/guard/settings.rs::no_secret_is_ever_printed",
            "server/src/crypto/keyring/tests.rs::a_key_file_that_everybody_may_read_is_refused",
            "tests/durability/keys.rs::families_go_on_while_keys_are_rotated_and_dropped_beside_them",
        ],
    ),
    yes(
        ("14.2.1", 1),
        "Nothing sensitive stands in an address.",
        "No name, id, reference, word or code does. The square of a door, of a hand-over and the desk's starting link hold their words behind the `#`, which a browser sends to nobody; a few lines of script put them into the form and take them out of the address and the history, and without scripts they are typed. What an old square held in its address is not read.",
        &[
            CANARY,
            "tests/journeys/helping/refused.rs::nothing_of_a_family_stands_in_an_address",
            "tests/journeys/doors/making.rs::the_square_holds_the_address_of_the_words_and_prints_with_nothing_beside_it",
            "tests/journeys/doors/opening.rs::a_square_that_held_its_words_in_the_address_leads_calmly_to_where_they_are_typed",
            "tests/journeys/doors/opening.rs::looking_at_the_way_in_opens_nothing_and_pressing_twice_is_one_opening",
            "tests/browser/specs/sharing.spec.js::a story told in York is shared by a square, answered, taken back in part, and opens the door in Hull",
            "tests/browser/specs/sharing.spec.js::a square for a parent and the starting link of a desk fill in their words, and nothing else behind a # does",
        ],
    ),
    yes(
        ("14.2.7", 3),
        "What is past its date is deleted.",
        "By a round every ten minutes, with a guard against clocks that leap.",
        &[
            "tests/store/purge.rs::a_story_goes_thirty_days_after_confirmation_and_its_proof_stays",
            "tests/store/restore.rs::a_purge_of_many_families_at_once_waits_for_a_person_and_says_so",
        ],
    ),
    yes(
        ("14.3.1", 1),
        "Nothing stays in the browser after leaving.",
        "The visit ends on the server, the cookie goes, no page is kept.",
        &[
            "tests/browser/specs/exit.spec.js::once the visit has ended on the server, the next press shows no answer, and Back shows nothing",
            "tests/browser/specs/profile.spec.js::no file of the browser holds a word that was typed, the six words or the reference",
        ],
    ),
    yes(
        ("14.3.2", 2),
        "No answer with anything of a person is kept.",
        "`no-store` on everything but built files.",
        &[HEADERS, "tests/guard/answers.rs::nothing_but_files_may_be_kept_by_a_browser"],
    ),
    yes(
        ("14.3.3", 2),
        "The browser's own storage holds nothing of a person.",
        "Nothing is stored there at all, beside one cookie that says nothing.",
        &[
            "tests/browser/specs/storage.spec.js::the whole journey leaves one cookie, no storage, and no typed word in an address or a title",
        ],
    ),
    yes(
        ("15.3.3", 2),
        "Fields that nobody asked for change nothing.",
        "Each step reads its own fields by name.",
        &[
            "tests/asvs/checks.rs::asvs_15_3_3_fields_that_a_step_does_not_have_change_nothing",
            "app/src/domain/raw_form.rs::of_a_refused_form_every_value_of_its_own_fields_is_kept_and_nothing_else",
        ],
    ),
    yes(
        ("15.4.2", 3),
        "Checking and acting are one step.",
        "Inside one transaction, or in the statement itself.",
        &[
            "tests/store/draft.rs::of_two_saves_at_once_exactly_one_wins",
            "tests/store/send.rs::a_hundred_copies_at_once_make_one_request",
            "tests/store/permissions.rs::in_thousands_of_races_nothing_is_sent_after_a_withdrawal_is_kept",
        ],
    ),
    yes(
        ("16.2.5", 2),
        "Logs hold of each kind of data what they may and no more.",
        "Nothing of a person at any level, TRACE included; figures neither.",
        &[
            CANARY,
            "tests/guard/logs.rs::a_line_holds_the_route_and_nothing_of_the_request",
            "tests/guard/metrics.rs::every_label_of_every_figure_comes_from_a_closed_list_whatever_was_asked",
        ],
    ),
    yes(
        ("16.3.2", 2),
        "Refused access is logged.",
        "Every answer that refuses somebody is a line of its own, told from the answer itself: route, why, what kind of person and the number of the request; a figure and alarms beside it. Of a family it is never more than the word; of a hub team's people the audit has the id.",
        &[
            "tests/durability/refusals.rs::each_refusal_is_a_line_with_route_why_and_what_kind_of_person_and_nothing_else",
            "server/src/http/refusal.rs::every_way_of_saying_no_has_its_word",
            "server/src/http/refusal.rs::going_on_being_lost_and_our_own_faults_are_no_refusals",
            "tests/journeys/desk_people/apart.rs::a_worker_who_is_refused_stands_in_the_audit_and_who_is_not_does_not",
            "tests/store/audit.rs::what_the_portal_saw_of_itself_is_a_row_of_the_chain",
            "tests/guard/metrics.rs::every_label_of_every_figure_comes_from_a_closed_list_whatever_was_asked",
            "tests/journeys/desk_people/alarm.rs::an_insider_reading_two_hundred_families_raises_the_alarm_before_the_twenty_first",
        ],
    ),
    yes(
        ("16.4.2", 2),
        "Logs cannot be changed unseen.",
        "Each line of the log is sealed to the one before with a key, and how far it has come is noted every hour in the audit, which is a chain whose head is noted elsewhere. `server check-logs` names what was changed, moved, taken out or cut off.",
        &[
            "tests/durability/keeping.rs::the_log_is_checked_by_command_and_a_line_that_was_changed_or_cut_off_is_named",
            "server/src/logs/chain/tests.rs::a_line_that_was_changed_left_out_moved_or_added_is_named",
            "server/src/logs/chain/tests.rs::a_tail_or_a_run_that_was_cut_off_shows_against_a_head_that_was_noted",
            "server/src/logs/chain/tests.rs::without_the_key_file_nobody_can_seal_a_line",
            "tests/store/audit.rs::the_audit_cannot_be_changed_or_deleted",
            "tests/store/audit.rs::a_head_noted_earlier_shows_a_tail_that_was_cut_off",
            "tests/durability/keeping.rs::the_audit_is_checked_by_command_and_a_broken_row_is_named",
        ],
    ),
    yes(
        ("16.5.2", 2),
        "The portal goes on when a system outside fails.",
        "Requests wait for a hub for ever; pages do not wait for it at all.",
        &[
            "tests/forward/outage.rs::seventy_two_hours_without_a_hub_cost_at_most_400_tries_and_all_arrive_within_half_an_hour_after",
            "tests/durability/hub_outage.rs::three_requests_sent_while_the_hub_is_down_arrive_once_each_when_it_is_back",
        ],
    ),
    yes(
        ("16.5.3", 2),
        "What fails stays closed.",
        "Without storage nothing is called saved and no door opens; without knowing whether a request was taken back, nothing \
         leaves.",
        &[
            "tests/durability/storage_fails.rs::storage_that_fails_answers_calmly_and_shows_what_was_typed",
            "tests/guard/logs.rs::who_meets_our_fault_can_say_a_number_and_the_same_number_finds_the_line",
        ],
    ),
];
