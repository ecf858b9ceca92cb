//! Checks that every island is in the bundle. The linker drops what nothing seems to use, and a page whose island is
//! missing looks right and does nothing, so this is an error and not a warning.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use walkdir::WalkDir;

use crate::project::Project;

/// Fails with the names of islands that the script does not export. The page's loader looks them up in that script.
pub(super) fn check(project: &Project, script: &Path) -> Result<()> {
    let script = fs::read_to_string(script).context("wasm-bindgen wrote no script")?;
    let mut missing = Vec::new();
    for entry in WalkDir::new(project.root.join("app/src/islands")).sort_by_file_name().into_iter().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(entry.path()).context("cannot read an island")?;
            missing.extend(named(&source).filter(|name| !is_exported(&script, name)).map(str::to_owned));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!("these islands are not in the bundle: {}; does `app/browser` still use `app`?", missing.join(", "))
}

/// The functions that follow an `#[island]`.
fn named(source: &str) -> impl Iterator<Item = &str> {
    source.split("#[island").skip(1).filter_map(|after| {
        let (_, rest) = after.split_once("fn ")?;
        rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
    })
}

/// Leptos exports an island as its name, an underscore and a number.
fn is_exported(script: &str, name: &str) -> bool {
    let start = format!("export function {name}_");
    script.match_indices(&start).any(|(at, _)| {
        let rest = script.get(at + start.len()..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && rest.as_bytes().get(digits) == Some(&b'(')
    })
}

#[cfg(test)]
mod tests {
    use super::{is_exported, named};

    #[test]
    fn islands_are_found_whatever_their_attribute_says() {
        let source =
            "#[island]\npub fn One() {}\n#[component]\nfn Two() {}\n#[island(transparent)]\nfn Three(\n    a: u8) {}";
        assert_eq!(named(source).collect::<Vec<_>>(), ["One", "Three"]);
    }

    #[test]
    fn an_island_counts_as_exported_only_under_its_whole_name() {
        assert!(is_exported("export function One_123(e) {", "One"));
        assert!(!is_exported("export function OneMore_123(e) {", "One"));
        assert!(!is_exported("export function One_More(e) {", "One"));
    }
}
