//! `server import-services`, run as a person runs it: what it prints, how it ends, and what stays when it fails.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn command(&self, from: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command
            .args(["import-services", "--place", "york"])
            .arg(from)
            .env_clear()
            .env("PORTAL_DATA_DIR", self.dir.path().join("data"))
            .env("PORTAL_PLACES_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("places"))
            .stdin(Stdio::null());
        command
    }

    fn import(&self, from: &Path) -> (Option<i32>, String, String) {
        let Output { status, stdout, stderr } = self.command(from).output().unwrap();
        (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }
}

fn service(number: u32) -> Value {
    json!({ "id": format!("00000000-0000-4000-8000-{number:012}"), "name": format!("Play {number}"), "status": "active" })
}

#[test]
fn good_rows_are_taken_and_bad_ones_are_told_by_number_place_and_reason() {
    let desk = Desk::new();
    let bad =
        json!({ "id": "00000000-0000-4000-8000-000000000003", "name": 7, "status": "active", "x": "secret words" });
    let feed = json!({ "total_items": 3, "contents": [service(1), service(2), bad] });
    let (code, said, _) = desk.import(&desk.file("feed.json", feed.to_string().as_bytes()));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("row 3 (00000000-0000-4000-8000-000000000003): /name does not fit"), "{said}");
    assert!(said.contains("read 3 services, 0.0 MiB: 2 good, 1 kept out, 0 not running now"), "{said}");
    assert!(said.contains("york now shows 2 services"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn a_list_that_cannot_be_taken_is_a_calm_failure_and_the_old_one_stays() {
    let desk = Desk::new();
    let good = json!([service(1), service(2)]).to_string();
    let cut: &[u8] = &good.as_bytes()[..good.len() - 3];
    let cases: [(&str, &[u8], &str); 7] = [
        ("cut.json", cut, "it ends in the middle"),
        ("empty.json", b"", "it is not a list of services"),
        ("page.html", b"<!doctype html>", "it is not JSON"),
        ("none.json", b"{\"contents\":[]}", "no service in it could be taken"),
        ("bad.json", b"[1,2,{}]", "no service in it could be taken"),
        ("bytes.json", b"\xFF\xFE[", "it is not JSON"),
        ("crossed.json", b"[{]},{}]", "it is not JSON"),
    ];
    assert_eq!(desk.import(&desk.file("good.json", good.as_bytes())).0, Some(0));
    for (name, bytes, why) in cases {
        let (code, said, complained) = desk.import(&desk.file(name, bytes));
        assert_eq!(code, Some(1), "{name}: {said}{complained}");
        assert!(complained.contains(why) && complained.contains("what it had before stays"), "{name}: {complained}");
        assert!(!complained.contains("panic") && !said.contains("now shows"), "{name}");
    }
    let (code, _, complained) = desk.import(&desk.dir.path().join("nowhere.json"));
    assert_eq!(code, Some(1));
    assert!(complained.contains("the file cannot be read"), "{complained}");
}

#[test]
fn what_was_mistyped_on_the_command_line_is_said_before_anything_is_opened() {
    let desk = Desk::new();
    for from in
        ["http://example.org/services", "ftp://example.org/", "https://user:word@example.org/", "javascript://x"]
    {
        let (code, _, complained) = desk.import(Path::new(from));
        assert_eq!(code, Some(2), "{from}: {complained}");
        assert!(complained.contains("must be https"), "{complained}");
    }
    let output = desk.command(Path::new("x.json")).args(["--place", "atlantis"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!desk.dir.path().join("data").exists());
}

#[test]
fn a_hundred_hostile_megabytes_are_refused_and_sixty_stay_small_in_memory() {
    let desk = Desk::new();
    let huge = desk.dir.path().join("huge.json");
    File::create(&huge).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let (code, _, complained) = desk.import(&huge);
    assert_eq!(code, Some(1));
    assert!(complained.contains("it is larger than 64 MiB"), "{complained}");

    let hostile = desk.dir.path().join("hostile.json");
    write_hostile(&hostile, 60 * 1024 * 1024);
    let mut child = desk.command(&hostile).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0));
        std::thread::yield_now();
    }
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("york now shows 1 services"), "{said}");
    assert!((1..100 * 1024).contains(&peak), "{peak} KiB at most");
}

/// One good row among rows that are too long, too deep, no text, no JSON, and the same again.
fn write_hostile(path: &Path, bytes: usize) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let good = service(1).to_string();
    let round: Vec<u8> = [
        good.as_bytes(),
        b",",
        format!(r#"{{"id":"{}"}},"#, "x".repeat(1024 * 1024)).as_bytes(),
        format!("{}{},", "[".repeat(200_000), "]".repeat(200_000)).as_bytes(),
        b"{\"name\":\"\xFF\xC0\x80\"},nope,{\"a\":\"\\ud800\"},",
    ]
    .concat();
    out.write_all(b"[").unwrap();
    for _ in 0..bytes / round.len() {
        out.write_all(&round).unwrap();
    }
    out.write_all(good.as_bytes()).unwrap();
    out.write_all(b"]").unwrap();
    out.flush().unwrap();
}
