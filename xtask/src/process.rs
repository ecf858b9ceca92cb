//! Programs we start, and how they end.
//!
//! Each child gets a process group of its own, so that what it starts in turn ends with it. On Ctrl-C or a
//! termination signal the children are asked to end, and made to after ten seconds. Nothing that we did not start
//! is ever ended.

use std::{
    os::unix::process::CommandExt as _,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use signal_hook::consts::{SIGINT, SIGTERM};

const LOOK_EVERY: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(10);

/// A flag that is set when a person or a supervisor asks us to stop.
pub(crate) fn stop_on_signals() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop)).context("cannot listen for Ctrl-C")?;
    }
    Ok(stop)
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command, stop: &AtomicBool) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = Running::start(command)?;
    let (_, status) = first_to_end(&mut [&mut child], stop)?;
    if status.success() {
        return Ok(());
    }
    bail!("`{} …` ended with {status}", shown(&name, command))
}

/// What a program prints, when it succeeds.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(name: &str, command: &Command) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let first: Vec<_> = command.get_args().take(2).map(|argument| argument.to_string_lossy()).collect();
    format!("{name} {}", first.join(" "))
}

/// Waits until one of several children ends, or until we are asked to stop. Says which one it was.
pub(crate) fn first_to_end(children: &mut [&mut Running], stop: &AtomicBool) -> Result<(usize, ExitStatus)> {
    loop {
        for (index, child) in children.iter_mut().enumerate() {
            if let Some(status) = child.ended()? {
                return Ok((index, status));
            }
        }
        if stop.load(Ordering::Relaxed) {
            for child in children {
                child.end();
            }
            bail!("stopped");
        }
        thread::sleep(LOOK_EVERY);
    }
}

/// A child of ours. Dropping it ends it.
pub(crate) struct Running {
    child: Child,
    has_ended: bool,
}

impl Running {
    /// Starts a program in a process group of its own.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let child = command.stdin(Stdio::null()).process_group(0).spawn();
        let child = child.with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
        Ok(Self { child, has_ended: false })
    }

    /// How the child ended, once it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        let status = self.child.try_wait().context("cannot ask how a program fares")?;
        self.has_ended |= status.is_some();
        Ok(status)
    }

    /// Asks the child and what it started to end, then makes the child.
    pub(crate) fn end(&mut self) {
        if self.has_ended {
            return;
        }
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-s", "TERM", "--", &group]).stderr(Stdio::null()).status();
        let mut waited = Duration::ZERO;
        while waited < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                self.has_ended = true;
                return;
            }
            thread::sleep(LOOK_EVERY);
            waited += LOOK_EVERY;
        }
        let _ = Command::new("kill").args(["-s", "KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.has_ended = true;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}
