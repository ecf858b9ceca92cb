//! The power goes (D2): whatever the disk was not told to keep is gone, or half there; what was acknowledged is not.
//!
//! A real run is written down by strace, call by call; the files are then rebuilt as they would stand had the power gone at
//! one of the calls. A kill cannot show this, because the operating system goes on and keeps what was written.
//! The control writes the same file without waiting for the disk at each commit. If nothing of it were lost, this would
//! prove nothing, and it fails.

mod disk;
mod log;

use std::{collections::BTreeSet, path::Path};

use sqlx::Connection as _;
use tempfile::TempDir;
use tests::seeded::Seeded;

use self::{
    disk::{Disk, Keeps},
    log::Call,
};
use crate::{
    Size, engine,
    life::{Heard, Start, text},
    tally::Tally,
};

/// One run written down, and many ends of it.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let (sends, images) = match size {
        Size::Short => ("120", 40),
        Size::Long => ("400", 250),
    };
    let run = Run::of(&["in-order"], &["1", sends]).await;
    let mut tally = Tally::default();
    for number in 0..images {
        let at = run.moment(random);
        let keeps = if number % 2 == 0 { Keeps::Nothing } else { Keeps::Some };
        let folder = run.image(at, keeps, random);
        let (acked, begun) = run.said_before(at);
        let found = engine::check(folder.path(), &acked, &begun).await;
        tally += &Tally { faults: 1, acknowledged: 0, ..found };
    }
    tally.acknowledged = engine::count(run.said_before(run.calls.len()).0.len());
    assert!(control(random).await > 0, "a run that does not wait for the disk lost nothing: this test proves nothing");
    tally
}

/// How many acknowledged rows are gone when commits do not wait for the disk.
async fn control(random: &mut Seeded) -> u64 {
    let run = Run::of(&["normal"], &["60"]).await;
    let mut lost = 0;
    for _ in 0..6 {
        let at = run.moment(random);
        let folder = run.image(at, Keeps::Nothing, random);
        let there = references(folder.path()).await;
        let (acked, _) = run.said_before(at);
        lost += engine::count(acked.iter().filter(|number| !there.contains(&engine::reference(**number))).count());
    }
    lost
}

async fn references(folder: &Path) -> BTreeSet<String> {
    let Some(mut db) = engine::raw(folder).await else { return BTreeSet::new() };
    let rows: Vec<String> = sqlx::query_scalar("select reference from request").fetch_all(&mut db).await.unwrap();
    db.close().await.unwrap();
    rows.into_iter().collect()
}

/// What was written down of a run, and the files as they were before it.
struct Run {
    before: TempDir,
    calls: Vec<Call>,
}

impl Run {
    /// Lets a child do `work` in a folder of its own under the tracer.
    async fn of(work: &[&str], more: &[&str]) -> Self {
        let (before, folder) = (engine::folder(), engine::folder_on_disk());
        engine::make(before.path()).await;
        for name in [engine::FILE, engine::KEYS] {
            std::fs::copy(before.path().join(name), folder.path().join(name)).unwrap();
        }
        let written = folder.path().join("calls");
        let calls = "trace=pwrite64,write,ftruncate,fsync,fdatasync";
        let tracer = ["-y", "-xx", "-s", "70000", "-e", calls, "-o", text(&written)];
        let work = [work, &[text(folder.path())], more].concat();
        let mut heard = Heard::default();
        Start { work: &work, tracer: Some(&tracer) }.to_the_end(&mut heard);
        let calls = log::read(&written, folder.path());
        let said = calls.iter().filter(|call| matches!(call, Call::Said(_))).count();
        let syncs = calls.iter().filter(|call| matches!(call, Call::Sync { .. })).count();
        assert!(said >= heard.acked.len() * 2 && syncs > 0, "the log of calls holds {said} lines and {syncs} syncs");
        Self { before, calls }
    }

    /// A moment for the power to go: every other time just before the disk is told to keep something.
    fn moment(&self, random: &mut Seeded) -> usize {
        let at = random.index(self.calls.len());
        if random.below(2) == 0 {
            return at;
        }
        let next = self.calls.iter().skip(at).position(|call| matches!(call, Call::Sync { .. }));
        next.map_or(at, |further| at + further)
    }

    /// What was begun and acknowledged before call `at`.
    fn said_before(&self, at: usize) -> (BTreeSet<u32>, BTreeSet<u32>) {
        let mut heard = Heard::default();
        for call in self.calls.iter().take(at) {
            if let Call::Said(line) = call {
                heard.take(line);
            }
        }
        (heard.acked, heard.begun)
    }

    /// The files as they stand when the power goes before call `at`.
    fn image(&self, at: usize, keeps: Keeps, random: &mut Seeded) -> TempDir {
        let mut disk = Disk::default();
        disk.put(engine::FILE, std::fs::read(self.before.path().join(engine::FILE)).unwrap());
        for call in self.calls.iter().take(at) {
            disk.take(call);
        }
        let folder = engine::folder();
        disk.write(folder.path(), keeps, random);
        std::fs::copy(self.before.path().join(engine::KEYS), folder.path().join(engine::KEYS)).unwrap();
        folder
    }
}
