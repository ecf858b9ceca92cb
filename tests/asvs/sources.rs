//! Finds a test by the name that a document gives it: `path/of/the/file.rs::name_of_the_test`, or the title of a browser test.

use std::{fs, path::PathBuf};

/// The project's own folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file of the project, as text.
pub(crate) fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// Every claim of the storage contract that is run, by name.
fn claims() -> String {
    read("tests/store/main.rs").unwrap_or_default()
}

/// Why `link` leads to no test; nothing if it does.
pub(crate) fn missing(link: &str) -> Option<String> {
    let Some((path, name)) = link.split_once("::") else { return Some(format!("{link} names no test")) };
    let Some(source) = read(path) else { return Some(format!("{path} is not there")) };
    let is_there = if path.starts_with("tests/browser/") {
        source.contains(&format!("'{name}'")) || source.contains(&format!("`{name}`"))
    } else {
        is_test(&source, name) || is_claim(path, &source, name) || is_knock(&source, name)
    };
    (!is_there).then(|| format!("{path} has no test {name}"))
}

/// A function with a test's mark above it.
fn is_test(source: &str, name: &str) -> bool {
    let Some((before, _)) = source.split_once(&format!("fn {name}(")) else { return false };
    let above = before.rsplit("\n\n").next().unwrap_or_default();
    above.contains("#[test]") || above.contains("#[tokio::test") || above.contains("#[sqlx::test")
}

/// A claim about storage that the list of claims names.
fn is_claim(path: &str, source: &str, name: &str) -> bool {
    path.starts_with("tests/store/")
        && ["(", "<"].iter().any(|after| source.contains(&format!("fn {name}{after}")))
        && claims().lines().any(|line| line.trim().trim_end_matches(',') == name)
}

/// A line of the access matrix.
fn is_knock(source: &str, name: &str) -> bool {
    source.contains("macro_rules! knocks") && source.lines().any(|line| line.trim().starts_with(&format!("{name}: ")))
}

#[test]
fn a_test_is_found_by_its_name_and_what_is_none_is_not() {
    for there in [
        "tests/asvs/sources.rs::a_test_is_found_by_its_name_and_what_is_none_is_not",
        "tests/store/send.rs::a_send_that_fails_changes_nothing",
        "tests/journeys/access_matrix.rs::nobody_sees_nothing_of_anybody",
        "tests/browser/specs/storage.spec.js::the whole journey leaves one cookie, no storage, and no typed word in an address \
         or a title",
    ] {
        assert_eq!(missing(there), None, "{there}");
    }
    for not_there in [
        "tests/asvs/sources.rs::root",
        "tests/asvs/sources.rs::is_there",
        "tests/store/send.rs::a_send_that_changes_everything",
        "tests/nowhere.rs::a_test",
        "a_test",
    ] {
        assert!(missing(not_there).is_some(), "{not_there}");
    }
}
