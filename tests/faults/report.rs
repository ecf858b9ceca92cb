//! What long runs counted. `tests/faults/REPORT.md` is where the counts are kept and where they are told: a run goes on from
//! the table it finds there, on whatever machine, so that no count is anywhere but where everybody can see it.
//!
//! It refuses a table that it cannot read: counts that are lost in silence would be counted again.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    table::{KINDS, Proof},
    tally::Tally,
};

/// What was counted of one kind.
#[derive(Clone, Default)]
pub(crate) struct Done {
    pub(crate) seconds: u64,
    pub(crate) tally: Tally,
}

/// The counts of all runs so far.
pub(crate) struct State {
    file: PathBuf,
    kinds: BTreeMap<String, Done>,
}

impl State {
    /// What earlier runs left.
    pub(crate) fn read() -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/REPORT.md");
        let text = fs::read_to_string(&file).expect("the report of earlier runs");
        let kinds = text.lines().filter(|line| line.starts_with("| D") || line.starts_with("| T")).map(row).collect();
        Self { file, kinds }
    }

    /// What was counted of one kind.
    pub(crate) fn of(&self, name: &str) -> Done {
        self.kinds.get(name).cloned().unwrap_or_default()
    }

    /// Adds a round and keeps it at once, so that a run that is stopped loses nothing. The sum.
    pub(crate) fn add(&mut self, name: &str, tally: &Tally, took: Duration) -> Tally {
        let mut done = self.of(name);
        done.tally += tally;
        done.seconds += took.as_secs().max(1);
        let sum = done.tally.clone();
        self.kinds.insert(name.to_owned(), done);
        self.report();
        sum
    }

    /// Writes the report.
    pub(crate) fn report(&self) {
        fs::write(&self.file, self.text()).expect("a report");
    }

    fn text(&self) -> String {
        #[expect(clippy::disallowed_methods, reason = "a report says on which day it was written")]
        let today = jiff::Timestamp::now().to_string();
        let today = today.get(..10).unwrap_or_default();
        let mut text = format!(
            "# What broke, and what was lost\n\n\
             Written on {today} by `cargo xtask faults --long`, which adds up over runs until each bar is reached.\n\
             Every count is of the real store; what is read back is compared with what was promised outside of its process.\n\n\
             | | fault | acknowledged | faults | lost | duplicated | false | corrupt | bar | reached | seconds |\n\
             |---|---|--:|--:|--:|--:|--:|--:|---|---|--:|\n"
        );
        let mut elsewhere = String::new();
        for kind in &KINDS {
            let bar = match kind.proof {
                Proof::Here { bar, .. } => bar,
                Proof::Elsewhere(named) => {
                    let tests: Vec<_> =
                        named.iter().map(|(file, test)| format!("`{test}` in `tests/{file}`")).collect();
                    // Writing to a text cannot fail.
                    let _ = writeln!(elsewhere, "- **{}** {}: {}.", kind.id, kind.what, tests.join(", "));
                    continue;
                }
            };
            let Done { seconds, tally, .. } = self.of(kind.name);
            let Tally { acknowledged, faults, lost, duplicated, false_acks, corrupt } = tally;
            let reached = if bar.is_reached(&tally) { "yes" } else { "not yet" };
            // Writing to a text cannot fail.
            let _ = writeln!(
                text,
                "| {} | `{}`: {} | {acknowledged} | {faults} | {lost} | {duplicated} | {false_acks} | {corrupt} | {bar} | {reached} | {seconds} |",
                kind.id, kind.name, kind.what
            );
        }
        text + "\nProved by tests of every run, and not counted here:\n\n" + &elsewhere
    }
}

/// One line of the table, as [`State::text`] writes it: the kind's name and its counts.
fn row(line: &str) -> (String, Done) {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let name = cells.get(2).and_then(|cell| cell.split('`').nth(1)).expect("a kind's name in the report");
    let number = |at: usize| cells.get(at).and_then(|cell| cell.parse().ok()).expect("a count in the report");
    let [acknowledged, faults, lost, duplicated, false_acks, corrupt] = [3, 4, 5, 6, 7, 8].map(number);
    let tally = Tally { acknowledged, faults, lost, duplicated, false_acks, corrupt };
    (name.to_owned(), Done { seconds: number(11), tally })
}
