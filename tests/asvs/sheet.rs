//! `docs/asvs.md`, made from the registry and held against it.

use std::{collections::BTreeSet, env, fmt::Write, fs};

use crate::{
    registry::{CHECKS, Met},
    sources::{missing, read, root},
};

const SHEET: &str = "docs/asvs.md";

/// The sheet as the registry says it.
fn sheet() -> String {
    let met = CHECKS.iter().filter(|check| check.met == Met::Yes).count();
    let mut sheet = format!(
        "# Forty checks of ASVS 5.0.0\n\n\
         Made by `UPDATE_ASVS=1 cargo test -p tests --test asvs` from `tests/asvs/registry.rs`; do not edit. Every test named\n\
         here exists, or the tests fail. **{met} of {} are met; {} are met in part, and say what is missing.**\n\
         These are the checks the project chose to prove first, not all that ASVS asks. What a check asks is told in our own\n\
         short words.\n\n\
         | check | level | asks | met | how | tests |\n|---|---|---|---|---|---|\n",
        CHECKS.len(),
        CHECKS.len() - met
    );
    for check in CHECKS {
        let met = if check.met == Met::Yes { "yes" } else { "**in part**" };
        let tests: Vec<String> = check.tests.iter().map(|test| format!("`{test}`")).collect();
        let (number, level, asks, how) = (check.number, check.level, check.asks, check.how);
        writeln!(sheet, "| {number} | {level} | {asks} | {met} | {how} | {} |", tests.join("<br>")).unwrap();
    }
    sheet
}

#[test]
fn the_sheet_says_what_the_registry_says() {
    let wanted = sheet();
    if env::var_os("UPDATE_ASVS").is_some() {
        fs::write(root().join(SHEET), &wanted).unwrap();
    }
    assert!(read(SHEET).as_ref() == Some(&wanted), "{SHEET} is stale: run with UPDATE_ASVS=1");
}

#[test]
fn every_check_is_there_once_with_a_test_that_exists() {
    let numbers: BTreeSet<&str> = CHECKS.iter().map(|check| check.number).collect();
    assert_eq!((CHECKS.len(), numbers.len()), (40, 40));
    let wrong: Vec<String> = CHECKS.iter().flat_map(|check| check.tests).filter_map(|test| missing(test)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for check in CHECKS {
        assert!(!check.tests.is_empty() && !check.how.is_empty(), "{}", check.number);
    }
}
