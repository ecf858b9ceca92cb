//! Figures: medians, percentiles, and the table of bars that a run ends with.
//!
//! [`Table`] holds one row for each figure. A row without a bar is information and can neither pass nor fail.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

/// What a figure is held against.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    AtLeast(f64),
    AtMost(f64),
    /// Nothing: the figure is for information, true of this machine alone.
    None,
}

struct Row {
    what: String,
    bar: Bar,
    measured: f64,
    unit: &'static str,
}

/// Every figure of a run.
#[derive(Default)]
pub(crate) struct Table(Vec<Row>);

impl Table {
    /// Adds a figure and prints it, so that a run that breaks off has told what it knew.
    pub(crate) fn add(&mut self, what: impl Into<String>, bar: Bar, measured: f64, unit: &'static str) {
        let row = Row { what: what.into(), bar, measured, unit };
        say(&row.line());
        self.0.push(row);
    }

    /// Prints the table; a missed bar, or no figure at all, is a failure.
    pub(crate) fn print(&self) -> ExitCode {
        eprintln!("\n{:<62} {:>10} {:>18}  ok", "what", "bar", "measured");
        for row in &self.0 {
            eprintln!("{}", row.line());
        }
        let missed = self.0.iter().filter(|row| row.is_met() == Some(false)).count();
        let held = self.0.iter().filter(|row| row.is_met().is_some()).count();
        eprintln!("\n{} of {held} bars are met", held - missed);
        if missed == 0 && held > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

impl Row {
    fn is_met(&self) -> Option<bool> {
        match self.bar {
            Bar::AtLeast(bar) => Some(self.measured >= bar),
            Bar::AtMost(bar) => Some(self.measured <= bar),
            Bar::None => None,
        }
    }

    fn line(&self) -> String {
        let bar = match self.bar {
            Bar::AtLeast(bar) => format!(">= {bar}"),
            Bar::AtMost(bar) => format!("<= {bar}"),
            Bar::None => String::new(),
        };
        let ok = match self.is_met() {
            Some(true) => "yes",
            Some(false) => "NO",
            None => "-",
        };
        let measured = format!("{} {}", short(self.measured), self.unit);
        format!("{:<62} {bar:>10} {measured:>18}  {ok}", self.what)
    }
}

/// A number with as many figures as it deserves.
fn short(number: f64) -> String {
    let digits = if number.abs() >= 100.0 || number.fract() == 0.0 { 0 } else { 2 };
    format!("{number:.digits$}")
}

/// A line of progress.
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}

/// Now, for measuring how long something takes.
#[expect(clippy::disallowed_methods, reason = "measuring time is this command's business")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The middle value. `None` when there are none.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    percentile(values, 50)
}

/// The smallest value that `percent` of the values do not pass.
pub(crate) fn percentile(values: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    sorted.get((sorted.len() * percent).div_ceil(100).saturating_sub(1).min(last)).copied()
}

/// A count as a number to divide.
pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A time in milliseconds.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
