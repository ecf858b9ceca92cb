//! Documents that people rely on name tests and figures that are there.

use std::collections::BTreeSet;

use server::watch::figures::EVERY;

use crate::sources::{missing, read};

/// What stands between backticks in a document.
fn quoted(document: &str) -> Vec<String> {
    let text = read(document).unwrap_or_else(|| panic!("{document} is not there"));
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn tests_in(document: &str) -> Vec<String> {
    quoted(document).into_iter().filter(|word| word.contains("::") && word.contains('/')).collect()
}

#[test]
fn every_test_that_a_document_names_exists() {
    for (document, at_least) in
        [("docs/threat-model.md", 40), ("docs/dpia.md", 10), ("docs/alarms.md", 1), ("docs/deploy.md", 1)]
    {
        let tests = tests_in(document);
        assert!(tests.len() >= at_least, "{document} names {} tests", tests.len());
        let wrong: Vec<String> = tests.iter().filter_map(|test| missing(test)).collect();
        assert!(wrong.is_empty(), "{document}: {wrong:#?}");
    }
}

#[test]
fn every_threat_has_its_part_of_the_model_with_a_test() {
    let text = read("docs/threat-model.md").unwrap();
    for threat in 1..=17 {
        let (_, part) = text.split_once(&format!("\n## T{threat}: ")).unwrap_or_else(|| panic!("T{threat} is missing"));
        let part = part.split("\n## ").next().unwrap();
        assert!(part.contains("::"), "T{threat} names no test");
    }
}

#[test]
fn alarms_are_about_figures_that_are_told_and_say_what_to_do() {
    let text = read("docs/alarms.md").unwrap();
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let told: BTreeSet<&str> = EVERY.iter().map(|figure| figure.name).collect();
    let mut named = BTreeSet::new();
    for rest in text.split("portal_").skip(1) {
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let name = format!("portal_{}", &rest[..end]);
        let base = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        assert!(told.contains(base), "{base} is told by nobody");
        named.insert(base.to_owned());
    }
    assert!(named.len() >= 10, "{named:?}");
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(cells.len() == 5 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
    }
}
