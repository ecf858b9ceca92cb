//! Log lines as a chain: each carries a seal over itself and the seal of the line before, so that a line that was changed,
//! left out, moved or added shows ([`check`]).
//!
//! Seals are made with a key from the key file. What is written before that is open is bound by a plain digest, and by the
//! first seal that follows. A tail that was cut off shows against a [`Head`] that was noted elsewhere: the portal notes
//! one in the audit every hour. Whoever holds the key file *and* the machine can seal anew; against them a head must be
//! noted, or lines be sent, where they do not reach.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use app::{domain::hex::hex, ports::Fault};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::{Digest, Sha256};

use crate::crypto::keyring::KeyRing;

/// Half a digest is what a line carries: nobody finds another line for it.
const TAG: usize = 16;
/// What stands between a line of text and its seal.
const TEXT: &str = " seal=";
/// The same in a line of JSON.
const JSON: &str = ",\"seal\":\"";

type Key = SecretBox<[u8; 32]>;

/// The last line of one run of the portal, as far as it was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Head {
    /// The run.
    pub run: String,
    /// How many lines it has written.
    pub line: u64,
    tag: String,
}

impl Head {
    /// Reads what [`Head`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (run, line, tag) = (parts.next()?, parts.next()?, parts.next()?);
        let is_hex = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let fits = is_hex(run, 16) && is_hex(tag, 2 * TAG) && parts.next().is_none() && !line.starts_with('+');
        Some(Self { run: run.to_owned(), line: line.parse().ok().filter(|_| fits)?, tag: tag.to_owned() })
    }
}

impl fmt::Display for Head {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.run, self.line, self.tag)
    }
}

/// The chain of one run.
pub(super) struct Chain {
    head: Head,
    key: Option<Key>,
}

impl Chain {
    /// A run that has written nothing yet.
    pub(super) fn new(run: [u8; 8]) -> Self {
        Self { head: Head { run: hex(&run), line: 0, tag: String::new() }, key: None }
    }

    /// From here on with a key.
    pub(super) fn open(&mut self, keys: &KeyRing) -> Result<(), Fault> {
        self.key = Some(key(keys, &self.head.run)?);
        Ok(())
    }

    /// The line with its seal, and the chain a line longer.
    pub(super) fn seal(&mut self, line: &str) -> String {
        // Two lines are never one line's: a seal ends each.
        let line = line.trim_end_matches('\n').replace(['\n', '\r'], " ");
        self.head.line += 1;
        self.head.tag = tag(self.key.as_ref(), &self.head, &line);
        match line.strip_suffix('}').filter(|_| line.starts_with('{')) {
            Some(open) => format!("{open}{JSON}{}\"}}\n", self.head),
            None => format!("{line}{TEXT}{}\n", self.head),
        }
    }

    pub(super) fn head(&self) -> Head {
        self.head.clone()
    }
}

fn key(keys: &KeyRing, run: &str) -> Result<Key, Fault> {
    Ok(SecretBox::new(Box::new(keys.digest_for("log seal 1", &[run.as_bytes()])?)))
}

/// What binds a line to the one before: `head` holds its own number and that one's tag.
fn tag(key: Option<&Key>, head: &Head, line: &str) -> String {
    let mut bound = format!("{} {} {} ", head.run, head.line, head.tag).into_bytes();
    bound.extend_from_slice(line.as_bytes());
    let mac = key.and_then(|key| Hmac::<Sha256>::new_from_slice(key.expose_secret()).ok());
    let digest: [u8; 32] = match mac {
        Some(mut mac) => {
            mac.update(&bound);
            mac.finalize().into_bytes().into()
        }
        None => Sha256::digest(&bound).into(),
    };
    hex(digest.first_chunk::<TAG>().unwrap_or(&[0; TAG]))
}

/// A line without its seal, and the seal.
fn unsealed(line: &str) -> Option<(String, Head)> {
    if let Some((before, seal)) = line.strip_suffix("\"}").and_then(|line| line.rsplit_once(JSON)) {
        return Some((format!("{before}}}"), Head::parse(seal)?));
    }
    let (before, seal) = line.rsplit_once(TEXT)?;
    Some((before.to_owned(), Head::parse(seal)?))
}

/// Of heads that were noted one after another, those that lines which begin later than they do can still hold: the first
/// that names a run among them, and all after it.
pub fn within(noted: Vec<Head>, lines: &[String]) -> Vec<Head> {
    let runs: BTreeSet<String> = lines.iter().filter_map(|line| Some(unsealed(line)?.1.run)).collect();
    noted.into_iter().skip_while(|head| !runs.contains(&head.run)).collect()
}

/// What was found in lines that somebody kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Every line is as it was written, and none is missing between the first and the last of each run.
    Whole {
        /// How many lines.
        lines: u64,
        /// The last of each run, in the order of their first lines.
        heads: Vec<Head>,
        /// How many lines carry no seal: they are not of the log, such as what systemd says of the portal.
        strangers: u64,
        /// How many of the runs have no line with a key: they ended before it was open, or somebody made them up.
        unproven: usize,
    },
    /// A line was changed, added, moved, or one before it is missing; counted from 1 as they were given.
    BrokenAt {
        /// Which.
        line: u64,
    },
    /// A head that was noted is not among them: the end of that run was cut off, or all of it.
    Missing {
        /// Which.
        head: Head,
    },
}

/// What is known of a run while its lines are read.
struct Run {
    key: Key,
    head: Head,
    is_keyed: bool,
}

/// Holds lines against their seals, and against heads that were noted. Lines from before the first that are kept were
/// thrown away with age, so a run may begin in its middle, and a head from before it says nothing.
pub fn check(lines: impl IntoIterator<Item = String>, noted: &[Head], keys: &KeyRing) -> Result<Checked, Fault> {
    let mut runs: BTreeMap<String, Run> = BTreeMap::new();
    let (mut order, mut missing, mut count, mut strangers) = (Vec::new(), noted.to_vec(), 0, 0);
    for line in lines {
        count += 1;
        let Some((text, head)) = unsealed(&line) else {
            strangers += 1;
            continue;
        };
        missing.retain(|noted| *noted != head);
        if let Some(run) = runs.get_mut(&head.run) {
            if !run.goes_on(&text, &head) {
                return Ok(Checked::BrokenAt { line: count });
            }
            continue;
        }
        // A head from before the first line that is left of its run went with age.
        missing.retain(|noted| noted.run != head.run || noted.line >= head.line);
        let begun = Head { line: head.line.saturating_sub(1), tag: String::new(), ..head.clone() };
        let mut run = Run { key: key(keys, &head.run)?, head: begun, is_keyed: false };
        if head.line == 1 && !run.goes_on(&text, &head) {
            return Ok(Checked::BrokenAt { line: count });
        }
        run.head = head.clone();
        order.push(head.run.clone());
        runs.insert(head.run, run);
    }
    if let Some(head) = missing.into_iter().next() {
        return Ok(Checked::Missing { head });
    }
    let unproven = runs.values().filter(|run| !run.is_keyed).count();
    let heads = order.iter().filter_map(|run| runs.get(run)).map(|run| run.head.clone()).collect();
    Ok(Checked::Whole { lines: count - strangers, heads, strangers, unproven })
}

impl Run {
    /// Whether a line with this seal follows.
    fn goes_on(&mut self, text: &str, head: &Head) -> bool {
        let bound = Head { line: self.head.line + 1, ..self.head.clone() };
        let is_keyed = tag(Some(&self.key), &bound, text) == head.tag;
        // Once there was a key, a plain digest is somebody else's.
        let fits = is_keyed || !self.is_keyed && tag(None, &bound, text) == head.tag;
        self.is_keyed |= is_keyed;
        self.head = head.clone();
        fits && head.line == bound.line
    }
}

#[cfg(test)]
mod tests;
