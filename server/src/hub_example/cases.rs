//! What the hub received, one file a message, each kept once.
//!
//! [`Cases::keep`] returns only when file and folder are on stable storage, so a hub that said yes has the message even
//! after a power cut. A file is written under a passing name and renamed, so half a file is never read as a case.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use app::{domain::message::Message, ports::Fault};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::task;
use uuid::Uuid;

/// A message and when it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// When it came, in UTC.
    pub received_at: Timestamp,
    /// What came.
    pub message: Message,
}

/// Whether a message was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was, and is on disk now.
    New,
    /// It had been kept before; nothing was written.
    Already,
}

/// The folder of cases.
#[derive(Debug)]
pub struct Cases {
    folder: Arc<Folder>,
}

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// One writer at a time, so that two copies of a message arriving together are kept once.
    writing: Mutex<()>,
}

impl Cases {
    /// Opens the folder, makes it if need be, and clears away files a crash left half-written.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, Fault> {
        let folder = Folder { path: path.into(), writing: Mutex::new(()) };
        folder.prepare().map_err(|error| Fault::new("opening the folder of cases", error))?;
        Ok(Self { folder: Arc::new(folder) })
    }

    /// Keeps a case, once, on stable storage.
    pub async fn keep(&self, case: Case) -> Result<Kept, Fault> {
        let name = case_name(case.message.id());
        self.on_disk("keeping a case", move |folder| folder.write_once(&name, &serde_json::to_vec(&case)?)).await
    }

    /// Notes that the portal knows that we have it.
    pub async fn note_acknowledged(&self, id: Uuid) -> Result<(), Fault> {
        let name = format!("{id}.acknowledged");
        self.on_disk("noting an acknowledgement", move |folder| folder.write_once(&name, b"").map(drop)).await
    }

    /// Every case, oldest first.
    pub async fn all(&self) -> Result<Vec<Case>, Fault> {
        self.on_disk("reading the cases", Folder::cases).await
    }

    /// Every case whose acknowledgement the portal has not taken yet, oldest first; also after a restart.
    pub async fn unacknowledged(&self) -> Result<Vec<Case>, Fault> {
        self.on_disk("reading what is to be acknowledged", |folder| {
            let names = folder.names()?;
            let waiting = |case: &Case| !names.contains(&format!("{}.acknowledged", case.message.id()));
            Ok(folder.cases()?.into_iter().filter(waiting).collect())
        })
        .await
    }

    async fn on_disk<T: Send + 'static>(
        &self,
        what: &'static str,
        work: impl FnOnce(&Folder) -> io::Result<T> + Send + 'static,
    ) -> Result<T, Fault> {
        let folder = Arc::clone(&self.folder);
        let done = task::spawn_blocking(move || work(&folder)).await;
        done.map_err(|error| Fault::new(what, error))?.map_err(|error| Fault::new(what, error))
    }
}

fn case_name(id: Uuid) -> String {
    format!("{id}.json")
}

impl Folder {
    fn prepare(&self) -> io::Result<()> {
        fs::create_dir_all(&self.path)?;
        for name in self.names()?.iter().filter(|name| has_ending(name, "part")) {
            fs::remove_file(self.path.join(name))?;
        }
        Ok(())
    }

    fn names(&self) -> io::Result<BTreeSet<String>> {
        fs::read_dir(&self.path)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn cases(&self) -> io::Result<Vec<Case>> {
        let mut cases = Vec::new();
        for name in self.names()?.iter().filter(|name| has_ending(name, "json")) {
            cases.push(serde_json::from_slice::<Case>(&fs::read(self.path.join(name))?)?);
        }
        cases.sort_by_key(|case| (case.received_at, case.message.id()));
        Ok(cases)
    }

    fn write_once(&self, name: &str, bytes: &[u8]) -> io::Result<Kept> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.path.join(name);
        if path.try_exists()? {
            // The copy before this one may have crashed between renaming and syncing the folder.
            File::open(&self.path)?.sync_all()?;
            return Ok(Kept::Already);
        }
        let part = self.path.join(format!("{name}.part"));
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, &path)?;
        File::open(&self.path)?.sync_all()?;
        Ok(Kept::New)
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}
