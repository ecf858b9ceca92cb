//! Reads what strace wrote down: `pid call(fd<path>, "bytes", length, offset) = result`, every text as `\x..`.
//!
//! A call that another thread's call cut in two is put together again. A call it cannot read stops the test: a log with
//! holes would lose writes that the disk has.

use std::{collections::HashMap, path::Path};

/// One call, in the order in which the calls ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// Bytes for a file.
    Write { file: String, at: usize, bytes: Vec<u8> },
    /// A file cut, or made longer.
    Cut { file: String, length: usize },
    /// The disk was told to keep a file.
    Sync { file: String },
    /// A line on standard output: what somebody outside now knows.
    Said(String),
}

/// Every call that is about a file in `folder`, or said something.
pub(super) fn read(log: &Path, folder: &Path) -> Vec<Call> {
    let text = std::fs::read_to_string(log).unwrap();
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        let (thread, rest) = line.split_once(' ').unwrap();
        let rest = rest.trim_start();
        if let Some(half) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(thread, half);
            continue;
        }
        let whole = match rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            Some((_, end)) => begun.remove(thread).unwrap().to_owned() + end,
            None => rest.to_owned(),
        };
        calls.extend(call(&whole, folder));
    }
    calls
}

fn call(line: &str, folder: &Path) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (handle, rest) = rest.split_once('<')?;
    let (path, rest) = rest.split_once('>')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    // A call that the end of its process cut off has no result: nobody was told that it was done, so it was not.
    if result.starts_with('?') {
        return None;
    }
    if handle == "1" && name == "write" {
        return Some(Call::Said(String::from_utf8(bytes_of(arguments)).unwrap().trim_end().to_owned()));
    }
    let path = String::from_utf8(unescaped(path)).unwrap();
    let file = path.strip_prefix(folder.to_str().unwrap())?.trim_start_matches('/').to_owned();
    // Shared memory is made anew at every start; no disk keeps it. A folder has no bytes of its own.
    if file.is_empty() || file.ends_with("-shm") {
        return None;
    }
    // A call that was put together again stands out of line: the tracer then pads what is before its result.
    let last =
        |text: &str| text.trim_end().trim_end_matches(')').rsplit(", ").next().unwrap().parse::<usize>().unwrap();
    match name {
        "pwrite64" => {
            let mut bytes = bytes_of(arguments);
            // A write may take less than it was given; the rest then comes as a call of its own.
            bytes.truncate(result.parse().expect("a write that was taken"));
            Some(Call::Write { file, at: last(arguments), bytes })
        }
        "ftruncate" => Some(Call::Cut { file, length: last(arguments) }),
        "fsync" | "fdatasync" => Some(Call::Sync { file }),
        other => panic!("{other} on {file}"),
    }
}

/// The bytes between the quotes.
fn bytes_of(arguments: &str) -> Vec<u8> {
    let quoted = arguments.split_once('"').unwrap().1.rsplit_once('"').unwrap();
    assert!(!quoted.1.starts_with("..."), "the tracer left bytes out");
    unescaped(quoted.0)
}

fn unescaped(text: &str) -> Vec<u8> {
    if !text.starts_with("\\x") {
        return text.as_bytes().to_vec();
    }
    text.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}
