//! A disk that is full, broken or over its quota at the N-th call (D3): never "saved" unless saved, and it heals by
//! itself when the fault has passed.
//!
//! Both `fsync` and `fdatasync` are hit: which of them the database uses depends on how it was built, and aiming at the
//! wrong one would prove nothing.

use tests::seeded::Seeded;

use crate::{
    Size, engine,
    life::{Heard, KEEPING, Start, text},
    tally::Tally,
};

const ERRORS: [&str; 3] = ["ENOSPC", "EIO", "EDQUOT"];
/// Requests sent while something fails.
const SENDS: u32 = 6;

/// From the N-th call on every one fails, for a range of N, until a few sends were refused.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let runs = match size {
        Size::Short => 18,
        Size::Long => 60,
    };
    let mut sum = Tally::default();
    for run in 0..runs {
        sum += &one(random, run).await;
    }
    sum
}

async fn one(random: &mut Seeded, run: usize) -> Tally {
    let folder = engine::folder();
    engine::make(folder.path()).await;
    let error = ERRORS.get(run % ERRORS.len()).unwrap();
    let (first, refusals) = (1 + random.below(160), 1 + random.below(4));
    let trace = format!("trace={KEEPING}");
    let inject = format!("inject={KEEPING}:error={error}:when={first}+");
    let tracer = ["-e", &trace, "-e", &inject, "-o", "/dev/null"];
    let mut heard = Heard::default();
    let work = ["in-order", text(folder.path()), "1", &SENDS.to_string()];
    Start { work: &work, tracer: Some(&tracer) }.until_healed(refusals, &mut heard);
    // A store that could not even be opened promised nothing. What must hold of it is that it opens again.
    let was_stuck = !heard.begun.is_empty() && !heard.is_done;
    let was_hit = heard.begun.is_empty() || heard.refused > 0;
    let first = heard.next().to_string();
    let work = ["in-order", text(folder.path()), &first, "2"];
    heard.is_done = false;
    Start { work: &work, tracer: None }.to_the_end(&mut heard);
    let mut tally = engine::check(folder.path(), &heard.acked, &heard.begun).await;
    // Here what is lost was called saved and is not.
    tally.false_acks = std::mem::take(&mut tally.lost);
    tally.corrupt += u64::from(was_stuck || !heard.is_done);
    tally.faults = u64::from(was_hit);
    tally
}
