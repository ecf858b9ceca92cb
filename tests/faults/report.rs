//! What long runs counted, added up over runs in a file of the build folder, and told in `tests/faults/REPORT.md`.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Map, Value, json};

use crate::{
    table::{KINDS, Kind, Proof},
    tally::Tally,
};

/// What was counted of one kind.
#[derive(Default)]
pub(crate) struct Done {
    pub(crate) rounds: u64,
    pub(crate) seconds: u64,
    pub(crate) tally: Tally,
}

/// The counts of all runs so far.
pub(crate) struct State {
    file: PathBuf,
    kinds: Map<String, Value>,
}

impl State {
    /// What earlier runs left.
    pub(crate) fn read() -> Self {
        // `<target>/debug/deps/faults-…`: that holds however the target folder was chosen.
        let program = std::env::current_exe().expect("this program has a path");
        let file = program.ancestors().nth(3).expect("the build folder").join("faults.json");
        let text = fs::read_to_string(&file).unwrap_or_else(|_| "{}".to_owned());
        Self { file, kinds: serde_json::from_str(&text).expect("the state of earlier runs") }
    }

    /// What was counted of one kind.
    pub(crate) fn of(&self, name: &str) -> Done {
        let Some(value) = self.kinds.get(name) else { return Done::default() };
        let number = |key: &str| value.get(key).and_then(Value::as_u64).unwrap_or_default();
        let tally = value.get("tally").map(Tally::from_json).unwrap_or_default();
        Done { rounds: number("rounds"), seconds: number("seconds"), tally }
    }

    /// Adds a round and keeps it at once, so that a run that is stopped loses nothing. The sum.
    pub(crate) fn add(&mut self, name: &str, tally: &Tally, took: Duration) -> Tally {
        let mut done = self.of(name);
        done.tally += tally;
        let (rounds, seconds) = (done.rounds + 1, done.seconds + took.as_secs().max(1));
        let value = json!({ "rounds": rounds, "seconds": seconds, "tally": done.tally.to_json() });
        self.kinds.insert(name.to_owned(), value);
        let text = serde_json::to_string_pretty(&self.kinds).expect("counts are JSON");
        fs::write(&self.file, text).expect("a state file");
        done.tally
    }

    /// Writes the report.
    pub(crate) fn report(&self) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/REPORT.md");
        fs::write(&path, self.text()).expect("a report");
        eprintln!("the report is in {}", path.display());
    }

    fn text(&self) -> String {
        #[expect(clippy::disallowed_methods, reason = "a report says on which day it was written")]
        let today = jiff::Timestamp::now().to_string();
        let today = today.get(..10).unwrap_or_default();
        let mut text = format!(
            "# What broke, and what was lost\n\n\
             Written on {today} by `cargo xtask faults --long`, which adds up over runs until each bar is reached.\n\
             Every count is of the real store; what is read back is compared with what was promised outside of its process.\n\n\
             | | fault | acknowledged | faults | lost | duplicated | false | corrupt | bar | reached | minutes |\n\
             |---|---|--:|--:|--:|--:|--:|--:|---|---|--:|\n"
        );
        let (mut elsewhere, mut nothing) = (String::new(), String::new());
        for kind in &KINDS {
            let bar = match kind.proof {
                Proof::Here { bar, .. } => bar,
                Proof::Elsewhere(named) => {
                    let tests: Vec<_> =
                        named.iter().map(|(file, test)| format!("`{test}` in `tests/{file}`")).collect();
                    line(&mut elsewhere, kind, &tests.join(", "));
                    continue;
                }
                Proof::Nothing(why) => {
                    line(&mut nothing, kind, why);
                    continue;
                }
            };
            let Done { seconds, tally, .. } = self.of(kind.name);
            let Tally { acknowledged, faults, lost, duplicated, false_acks, corrupt } = tally;
            let reached = if bar.is_reached(&tally) { "yes" } else { "not yet" };
            let minutes = seconds.div_ceil(60);
            // Writing to a text cannot fail.
            let _ = writeln!(
                text,
                "| {} | `{}`: {} | {acknowledged} | {faults} | {lost} | {duplicated} | {false_acks} | {corrupt} | {bar} | {reached} | {minutes} |",
                kind.id, kind.name, kind.what
            );
        }
        text + "\nProved by tests of every run, and not counted here:\n\n"
            + &elsewhere
            + "\nNot proved yet:\n\n"
            + &nothing
    }
}

fn line(text: &mut String, kind: &Kind, says: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "- **{}** {}: {says}.", kind.id, kind.what);
}
