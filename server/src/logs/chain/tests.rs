use std::slice;

use tempfile::TempDir;

use super::*;
use crate::crypto::ids::OsIds;

fn keys(folder: &TempDir) -> KeyRing {
    KeyRing::create(&folder.path().join("portal.key"), &OsIds).unwrap()
}

/// Lines of one run: two before its key is open.
fn run(keys: &KeyRing, name: u8, lines: &[&str]) -> (Vec<String>, Head) {
    let mut chain = Chain::new([name; 8]);
    let mut sealed = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if index == 2 {
            chain.open(keys).unwrap();
        }
        sealed.push(chain.seal(line).trim_end().to_owned());
    }
    (sealed, chain.head())
}

const LINES: [&str; 6] = [
    "starting",
    "{\"message\":\"starting\"}",
    "{\"message\":\"answered\",\"status\":200}\n",
    "answered status=404",
    "{\"message\":\"a }\",\"status\":403}",
    "stopped\nin two lines seal=0101010101010101.6.00000000000000000000000000000000",
];

fn checked(lines: &[String], noted: &[Head], keys: &KeyRing) -> Checked {
    check(lines.iter().cloned(), noted, keys).unwrap()
}

#[test]
fn lines_as_they_were_written_are_whole_and_stay_what_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(&folder);
    let (lines, head) = run(&keys, 1, &LINES);
    let (others, other) = run(&keys, 2, &LINES[..3]);
    let json: serde_json::Value = serde_json::from_str(&lines[4]).unwrap();
    assert_eq!((&json["message"], &json["status"]), (&"a }".into(), &403.into()));
    assert!(lines.iter().all(|line| !line.contains('\n')));
    let both = [lines, others].concat();
    let whole = Checked::Whole { lines: 9, heads: vec![head.clone(), other], strangers: 0, unproven: 0 };
    assert_eq!(checked(&both, slice::from_ref(&head), &keys), whole);
    assert_eq!(Head::parse(&head.to_string()), Some(head));
    for bad in ["", "a.b.c", "0101010101010101.+1.00000000000000000000000000000000", "0101010101010101.1.zz"] {
        assert_eq!(Head::parse(bad), None, "{bad}");
    }
}

#[test]
fn a_line_that_was_changed_left_out_moved_or_added_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(&folder);
    let (lines, head) = run(&keys, 1, &LINES);
    let broken = |change: &dyn Fn(&mut Vec<String>)| {
        let mut lines = lines.clone();
        change(&mut lines);
        checked(&lines, slice::from_ref(&head), &keys)
    };
    let at = |line| Checked::BrokenAt { line };
    assert_eq!(broken(&|lines| lines[3] = lines[3].replace("404", "200")), at(4));
    assert_eq!(broken(&|lines| drop(lines.remove(3))), at(4));
    assert_eq!(broken(&|lines| lines.swap(2, 3)), at(3));
    assert_eq!(broken(&|lines| lines.insert(3, lines[2].clone())), at(4));
    let added = broken(&|lines| lines.insert(3, "answered status=200".to_owned()));
    assert!(matches!(added, Checked::Whole { lines: 6, strangers: 1, .. }), "a line without a seal is not of the log");
    assert_eq!(broken(&|lines| lines[3] = "answered status=200".to_owned()), at(5));
    // Before the key was open a plain digest binds a line, which anybody can make: the first seal after it tells.
    assert_eq!(broken(&|lines| lines[0] = Chain::new([1; 8]).seal("began").trim_end().to_owned()), at(2));
    let forged = |lines: &mut Vec<String>| {
        let (mut chain, before) = (Chain::new([1; 8]), lines.clone());
        for (line, text) in lines.iter_mut().zip(LINES).take(4) {
            *line = chain.seal(&text.replace("404", "200")).trim_end().to_owned();
        }
        assert_eq!(before[..2], lines[..2], "what comes before the key is as it was");
    };
    assert_eq!(broken(&forged), at(5), "what was sealed with the key follows other lines");
}

#[test]
fn a_run_that_somebody_made_up_is_counted_as_unproven() {
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(&folder);
    let mut chain = Chain::new([1; 8]);
    let forged: Vec<String> = LINES.iter().map(|line| chain.seal(line).trim_end().to_owned()).collect();
    assert!(matches!(checked(&forged, &[], &keys), Checked::Whole { unproven: 1, .. }));
}

#[test]
fn a_tail_or_a_run_that_was_cut_off_shows_against_a_head_that_was_noted() {
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(&folder);
    let (lines, head) = run(&keys, 1, &LINES);
    let (_, gone) = run(&keys, 2, &LINES);
    assert_eq!(checked(&lines[..5], slice::from_ref(&head), &keys), Checked::Missing { head: head.clone() });
    assert_eq!(checked(&lines, &[head.clone(), gone.clone()], &keys), Checked::Missing { head: gone.clone() });
    assert_eq!(within(vec![gone.clone(), head.clone(), gone.clone()], &lines), [head.clone(), gone]);
    // Lines that went with age are not missed, nor what was noted of them.
    let early = unsealed(&lines[2]).unwrap().1;
    assert!(matches!(checked(&lines[3..], &[early, head], &keys), Checked::Whole { lines: 3, .. }));
}

#[test]
fn without_the_key_file_nobody_can_seal_a_line() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (ours, theirs) = (keys(&one), keys(&two));
    let (lines, _) = run(&theirs, 1, &LINES);
    assert_eq!(checked(&lines, &[], &ours), Checked::BrokenAt { line: 3 });
}
