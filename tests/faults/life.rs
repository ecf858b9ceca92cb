//! This program, started again as the process that breaks. What it says is kept here, outside of it.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::Duration,
};

use uuid::Uuid;

/// What was heard of all lives so far.
#[derive(Default)]
pub(crate) struct Heard {
    /// What somebody set out to send.
    pub(crate) begun: BTreeSet<u32>,
    /// What was called saved.
    pub(crate) acked: BTreeSet<u32>,
    /// What was called not saved, at least once.
    pub(crate) refused: u64,
    /// What the hub holds, by the id of the message; how often it was handed each does not matter to it.
    pub(crate) at_hub: BTreeSet<Uuid>,
    /// What was noted as handed over.
    pub(crate) settled: BTreeSet<Uuid>,
    /// Whether the last life came to its own end.
    pub(crate) is_done: bool,
}

impl Heard {
    /// Takes in one line.
    pub(crate) fn take(&mut self, line: &str) {
        let (word, value) = line.split_once(' ').unwrap_or((line, ""));
        let number = || value.parse().expect("a number from the child");
        match word {
            "begun" => drop(self.begun.insert(number())),
            "acked" => drop(self.acked.insert(number())),
            "refused" => self.refused += 1,
            "hub" => drop(self.at_hub.insert(value.parse().expect("an id from the child"))),
            "settled" => drop(self.settled.insert(value.parse().expect("an id from the child"))),
            "done" => self.is_done = true,
            _ => panic!("the child said {line}"),
        }
    }

    /// What was begun and not acknowledged: a patient person tries that again.
    pub(crate) fn unanswered(&self) -> String {
        let open: Vec<String> = self.begun.difference(&self.acked).map(u32::to_string).collect();
        if open.is_empty() { "-".to_owned() } else { open.join(",") }
    }

    /// The first number nobody used.
    pub(crate) fn next(&self) -> u32 {
        self.begun.last().map_or(1, |last| last + 1)
    }
}

/// The calls by which a database keeps anything. The tracer must follow a call to make it fail.
pub(crate) const KEEPING: &str = "pwrite64,fsync,fdatasync,ftruncate";

/// How a child is started: as it is, or under a tracer.
pub(crate) struct Start<'a> {
    /// What the child is to do.
    pub(crate) work: &'a [&'a str],
    /// What the tracer is to do to it, if there is one.
    pub(crate) tracer: Option<&'a [&'a str]>,
}

impl Start<'_> {
    fn command(&self) -> Command {
        let program = std::env::current_exe().expect("this program has a path");
        let mut command = match self.tracer {
            None => Command::new(&program),
            Some(options) => {
                let mut strace = Command::new("strace");
                strace.args(["-f", "-qq", "-I", "anywhere"]).args(options).arg(&program);
                strace
            }
        };
        command.arg("child").args(self.work).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        command
    }

    /// Starts it.
    pub(crate) fn begin(&self) -> Life {
        let mut child = self.command().spawn().expect(
            "a child of this program; faults are made with strace: install it (Debian: `apt-get install strace`)",
        );
        let said = BufReader::new(child.stdout.take().expect("its voice"));
        Life { child, said }
    }

    /// Runs it to its end; once it was refused so often, the tracer lets go of it and nothing fails any more.
    pub(crate) fn until_healed(&self, refusals: u64, heard: &mut Heard) {
        let Life { mut child, said } = self.begin();
        let tracer = child.id().to_string();
        let mut is_failing = true;
        for line in said.lines().map_while(Result::ok) {
            heard.take(&line);
            if is_failing && heard.refused >= refusals {
                let asked = Command::new("sh").args(["-c", "kill -s TERM \"$1\"", "sh", &tracer]).status();
                is_failing = !asked.expect("a shell").success();
            }
        }
        child.wait().expect("its end");
    }

    /// Runs it to its end.
    pub(crate) fn to_the_end(&self, heard: &mut Heard) -> ExitStatus {
        let Life { mut child, said } = self.begin();
        said.lines().map_while(Result::ok).for_each(|line| heard.take(&line));
        child.wait().expect("its end")
    }
}

/// A running child.
pub(crate) struct Life {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Life {
    /// Lets it live until it has acknowledged something and `moment` has passed, and kills it (SIGKILL).
    pub(crate) fn killed_after(self, moment: Duration, heard: &mut Heard) {
        let Self { mut child, said } = self;
        let mut lines = said.lines();
        loop {
            let line = lines.next().expect("the child ended before it did anything").expect("a line");
            heard.take(&line);
            if line.starts_with("acked") {
                break;
            }
        }
        let rest: JoinHandle<Vec<String>> = std::thread::spawn(move || lines.map_while(Result::ok).collect());
        // Not a wait for something to happen: the moment of the kill is what is drawn.
        std::thread::sleep(moment);
        child.kill().expect("a child that can be killed");
        child.wait().expect("its end");
        rest.join().expect("what it said").iter().for_each(|line| heard.take(line));
    }
}

/// A life that is heard while it goes on. It ends with this, also when a test panics.
pub(crate) struct Heeded {
    child: Child,
    heard: Arc<Mutex<Heard>>,
    listener: Option<JoinHandle<()>>,
}

impl Life {
    /// Hears it from now on.
    pub(crate) fn heeded(self) -> Heeded {
        let Self { child, said } = self;
        let heard = Arc::new(Mutex::new(Heard::default()));
        let listening = Arc::clone(&heard);
        let listener = std::thread::spawn(move || {
            said.lines().map_while(Result::ok).for_each(|line| listening.lock().unwrap().take(&line));
        });
        Heeded { child, heard, listener: Some(listener) }
    }
}

impl Heeded {
    /// How much was acknowledged so far; the child must live.
    pub(crate) fn acked(&mut self) -> usize {
        let ended = self.child.try_wait().expect("the state of a child");
        assert!(ended.is_none(), "the child ended by itself: {ended:?}");
        self.heard.lock().unwrap().acked.len()
    }

    /// Kills it (SIGKILL). All that it said.
    pub(crate) fn killed(mut self) -> Heard {
        self.end();
        std::mem::take(&mut *self.heard.lock().unwrap())
    }

    fn end(&mut self) {
        // Whoever has ended already cannot be killed; that is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(listener) = self.listener.take() {
            listener.join().expect("what it said");
        }
    }
}

impl Drop for Heeded {
    fn drop(&mut self) {
        self.end();
    }
}

/// The path as an argument.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}
