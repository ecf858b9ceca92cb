//! Every kind of fault there is, what must hold, and what proves it.

use std::{fmt, path::Path};

use tests::seeded::Seeded;

use crate::{Size, calls, clocks, failover, hostile, kills, power, steps, tally::Tally, tampering, withdrawals};

/// One kind of fault.
pub(crate) struct Kind {
    /// Its number in the durability goal.
    pub(crate) id: &'static str,
    /// What it is called on the command line.
    pub(crate) name: &'static str,
    /// What happens, and what must hold.
    pub(crate) what: &'static str,
    /// What proves it.
    pub(crate) proof: Proof,
}

/// What proves that a fault does no harm.
#[derive(Clone, Copy)]
pub(crate) enum Proof {
    /// Rounds of this program, in both sizes; and tests elsewhere that prove more of it.
    Here { round: Round, bar: Bar, also: &'static [Named] },
    /// Tests elsewhere alone.
    Elsewhere(&'static [Named]),
}

/// A file below `tests/` and a test in it.
pub(crate) type Named = (&'static str, &'static str);

/// What a round does.
#[derive(Clone, Copy)]
pub(crate) enum Round {
    Kills,
    Power,
    Calls,
    Clocks,
    Failover,
    Steps,
    Tampering,
    Withdrawals,
    Hostile,
}

/// When a long run is long enough.
#[derive(Clone, Copy)]
pub(crate) struct Bar {
    /// This many acknowledgements...
    pub(crate) acknowledged: u64,
    /// ... and this many faults.
    pub(crate) faults: u64,
}

impl Bar {
    /// Whether the counts are there.
    pub(crate) const fn is_reached(self, tally: &Tally) -> bool {
        tally.acknowledged >= self.acknowledged && tally.faults >= self.faults
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.acknowledged {
            0 => write!(f, "{} faults", self.faults),
            acknowledged => write!(f, "{acknowledged} acknowledged over {} faults", self.faults),
        }
    }
}

const fn here(round: Round, faults: u64, also: &'static [Named]) -> Proof {
    Proof::Here { round, bar: Bar { acknowledged: 0, faults }, also }
}

/// The table. `README.md` of no other folder repeats it.
pub(crate) const KINDS: [Kind; 18] = [
    Kind {
        id: "D1",
        name: "kills",
        what: "killed (SIGKILL) at any moment under eight writers: every promise is kept once",
        proof: Proof::Here {
            round: Round::Kills,
            bar: Bar { acknowledged: 1_000_000, faults: 10_000 },
            also: &[("durability/kills.rs", "kill_nine_under_eight_writers_loses_and_doubles_nothing")],
        },
    },
    Kind {
        id: "D2",
        name: "power",
        what: "power gone at any call, unsynced writes dropped or torn: every promise is kept; a control without syncs loses",
        proof: here(Round::Power, 2_000, &[]),
    },
    Kind {
        id: "D3",
        name: "calls",
        what: "ENOSPC, EIO or EDQUOT from the N-th call on for a while: never \"saved\" unless saved; heals without a restart",
        proof: here(Round::Calls, 1_500, &[]),
    },
    Kind {
        id: "D4",
        name: "full",
        what: "a disk that fills: an alarm early, then nothing new is begun, and requests are taken last of all",
        proof: Proof::Elsewhere(&[(
            "durability/filling_disk.rs",
            "on_a_disk_that_fills_nothing_new_is_begun_and_what_was_begun_is_sent",
        )]),
    },
    Kind {
        id: "D5",
        name: "locked",
        what: "database closed or locked for long: 503 with the answers and a phone number; nothing called sent",
        proof: Proof::Elsewhere(&[
            ("durability/storage_fails.rs", "storage_that_fails_answers_calmly_and_shows_what_was_typed"),
            ("durability/storage_fails.rs", "phone_numbers_can_be_read_while_storage_fails"),
            ("durability/storage_fails.rs", "a_database_locked_for_long_keeps_the_answers_and_heals_by_itself"),
        ]),
    },
    Kind {
        id: "D6",
        name: "hub",
        what: "a hub down for 72 hours in every way: nothing dropped, at most 400 tries each, all delivered once",
        proof: Proof::Elsewhere(&[
            (
                "forward/outage.rs",
                "seventy_two_hours_without_a_hub_cost_at_most_400_tries_and_all_arrive_within_half_an_hour_after",
            ),
            ("forward/delivery.rs", "a_request_survives_every_kind_of_no_and_arrives_once_under_one_id"),
            ("forward/delivery.rs", "a_hub_that_refuses_connections_gets_the_request_when_it_is_back"),
            ("durability/hub_outage.rs", "three_requests_sent_while_the_hub_is_down_arrive_once_each_when_it_is_back"),
            (
                "durability/hub_outage.rs",
                "a_hub_whose_certificate_has_expired_learns_nothing_until_it_is_renewed_and_then_everything_once",
            ),
        ]),
    },
    Kind {
        id: "D7",
        name: "mark",
        what: "killed between the hub's yes and our mark: offered again under the same id, one case",
        proof: Proof::Elsewhere(&[("faults/kills.rs", "round")]),
    },
    Kind {
        id: "D8",
        name: "copies",
        what: "the same send a hundred times at once, and days later: one request, a difference becomes an addition",
        proof: Proof::Elsewhere(&[
            ("durability/kills.rs", "the_same_send_posted_a_hundred_times_at_once_gives_one_request"),
            ("store/send.rs", "a_hundred_copies_at_once_make_one_request"),
            ("store/send.rs", "a_differing_copy_becomes_an_addition_and_overwrites_nothing"),
        ]),
    },
    Kind {
        id: "D9",
        name: "clocks",
        what: "the clock jumps: nothing is deleted early, everything leaves once",
        proof: here(
            Round::Clocks,
            1_000,
            &[("store/restore.rs", "a_clock_that_leaps_deletes_nothing_of_many_families_but_a_few_go_as_always")],
        ),
    },
    Kind {
        id: "D10",
        name: "failover",
        what: "a standby takes over: what was acknowledged is on it",
        proof: here(
            Round::Failover,
            200,
            &[
                (
                    "store/standby.rs",
                    "a_commit_whose_wait_for_the_standby_was_cut_short_is_not_called_saved_nor_is_its_copy",
                ),
                (
                    "store/standby.rs",
                    "a_commit_that_waits_too_long_is_not_called_saved_and_its_connection_is_given_to_nobody",
                ),
                (
                    "store/standby.rs",
                    "a_primary_that_comes_back_as_it_was_calls_nothing_saved_and_no_portal_that_follows_writes_to_it",
                ),
                ("store/standby.rs", "a_portal_that_stands_at_a_standby_refuses_calmly_and_heals_when_it_takes_over"),
            ],
        ),
    },
    Kind {
        id: "D11",
        name: "stops",
        what: "asked to stop with calls in flight: drained in ten seconds, nothing lost or doubled",
        proof: Proof::Elsewhere(&[
            ("durability/signals.rs", "a_stop_signal_drains_and_nothing_in_flight_is_lost"),
            (
                "forward/delivery.rs",
                "stopping_takes_at_most_ten_seconds_and_what_was_cut_off_is_offered_after_the_lease",
            ),
        ]),
    },
    Kind {
        id: "D12",
        name: "mail",
        what: "mail refused, cut off or silent: a person is told so, and never \"confirmed\"",
        proof: Proof::Elsewhere(&[
            (
                "journeys/sending.rs",
                "a_mail_server_that_hangs_up_or_falls_silent_at_any_command_is_asked_again_and_never_taken_for_a_yes",
            ),
            ("journeys/sending.rs", "every_refusal_of_a_mail_server_has_its_outcome_and_none_is_a_yes"),
            (
                "journeys/notices.rs",
                "a_mail_server_that_is_busy_is_asked_again_and_an_address_that_takes_none_is_left_alone",
            ),
        ]),
    },
    Kind {
        id: "D13",
        name: "withdrawals",
        what: "withdrawn in any order with everything else: nothing leaves after, or a recall follows; nothing else is lost",
        proof: here(
            Round::Withdrawals,
            100_000,
            &[
                ("store/races.rs", "after_a_committed_withdrawal_nothing_new_is_leased"),
                ("store/follow_up.rs", "a_request_that_left_while_withdrawn_is_recorded_and_recalled"),
            ],
        ),
    },
    Kind {
        id: "D14",
        name: "steps",
        what: "bringing the tables up to date is killed at any write: the next start finishes it, and nothing differs",
        proof: here(Round::Steps, 500, &[("store/sqlite.rs", "tables_made_anew_keep_every_row_number_and_guard")]),
    },
    Kind {
        id: "D15",
        name: "restore",
        what: "an older backup put in place: erased families stay erased, everybody else is back",
        proof: Proof::Elsewhere(&[
            ("store/restore.rs", "an_older_backup_put_in_place_shows_no_erased_family_and_every_other"),
            ("store/restore.rs", "without_the_tombstones_an_older_backup_would_bring_the_family_back"),
            ("store/restore.rs", "an_erasure_that_was_cut_off_before_its_commit_is_finished_at_the_next_start"),
        ]),
    },
    Kind {
        id: "D16",
        name: "news",
        what: "what a hub says comes twice, late or in any order: the end is the same",
        proof: Proof::Elsewhere(&[
            ("store/races.rs", "any_order_of_news_gives_the_same_end_and_never_goes_back"),
            ("forward/shuffled.rs", "a_thousand_shuffled_repeated_and_late_reports_end_in_the_in_order_state"),
        ]),
    },
    Kind {
        id: "D17",
        name: "tampering",
        what: "audit edited, cut, or rewritten with every hash made anew: found up to the last head noted elsewhere",
        proof: here(
            Round::Tampering,
            10_000,
            &[("durability/keeping.rs", "the_audit_is_checked_by_command_and_a_broken_row_is_named")],
        ),
    },
    Kind {
        id: "T11",
        name: "hostile",
        what: "hostile text at every parser, form and cookie: no panic, no fault of ours",
        proof: here(
            Round::Hostile,
            10_000_000,
            &[("guard/hostile.rs", "a_request_that_can_be_read_in_two_ways_gets_one_answer_and_hides_no_second")],
        ),
    },
];

impl Kind {
    /// One round; only for kinds that are proved here.
    pub(crate) async fn round(&self, random: &mut Seeded, size: Size) -> Tally {
        let Proof::Here { round, .. } = self.proof else { panic!("{} is proved elsewhere", self.name) };
        match round {
            Round::Kills => kills::round(random, size).await,
            Round::Power => power::round(random, size).await,
            Round::Calls => calls::round(random, size).await,
            Round::Clocks => clocks::round(random, size).await,
            Round::Failover => failover::round(random, size).await,
            Round::Steps => steps::round(random, size).await,
            Round::Withdrawals => withdrawals::round(random, size).await,
            Round::Hostile => hostile::round(random, size).await,
            Round::Tampering => tampering::round(random, size).await,
        }
    }

    /// The tests elsewhere that prove it, or more of it.
    pub(crate) const fn named(&self) -> &'static [Named] {
        match self.proof {
            Proof::Here { also, .. } => also,
            Proof::Elsewhere(named) => named,
        }
    }
}

/// Every test that the table names is there.
pub(crate) fn check_names() {
    for (file, test) in KINDS.iter().flat_map(Kind::named) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let source = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("the table names {file}"));
        assert!(source.contains(&format!("fn {test}(")), "the table names {test}, which is not in {file}");
    }
}
