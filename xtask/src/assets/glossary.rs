//! The glossary as the letter reader loads it, made from the files of `app/glossary`.
//!
//! The form of a line is the app's own: its file is compiled here too, so writer and reader cannot differ. Whether the
//! terms are right is for the app's tests; this refuses only what it cannot read.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use toml::{Table, Value};
use walkdir::WalkDir;

use crate::project::Project;

#[path = "../../../app/src/domain/glossary/pack.rs"]
#[expect(dead_code, reason = "reading is the browser's part")]
mod pack;

/// Every term, one line each, in the order of names.
pub(super) fn pack(project: &Project) -> Result<Vec<u8>> {
    let mut terms = Vec::new();
    for entry in WalkDir::new(project.root.join("app/glossary")).max_depth(1).sort_by_file_name() {
        let entry = entry.context("cannot look through app/glossary")?;
        if entry.path().extension().is_some_and(|extension| extension == "toml") {
            let name = entry.path().display();
            let text = fs::read_to_string(entry.path()).with_context(|| format!("cannot read {name}"))?;
            let file: Table = text.parse().with_context(|| format!("cannot make sense of {name}"))?;
            terms.extend(file.get("term").and_then(Value::as_array).into_iter().flatten().cloned());
        }
    }
    ensure!(!terms.is_empty(), "the glossary is empty");
    terms.sort_by_key(|term| text(term, "name").to_lowercase());
    Ok(terms.iter().fold(String::new(), line).into_bytes())
}

fn line(mut out: String, term: &Value) -> String {
    let is = |key: &str| term.get(key).and_then(Value::as_bool).unwrap_or(false);
    let name = text(term, "name");
    let also = term.get("also").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let forms = (!is("common")).then_some(name).into_iter().chain(also);
    let line = pack::Line { id: text(term, "id"), name, means: text(term, "means"), meeting: is("meeting") };
    pack::write(&mut out, line, forms.map(|form| (form, pack::is_exact(form, is("proper")))));
    out
}

fn text<'a>(term: &'a Value, key: &str) -> &'a str {
    term.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_becomes_a_line_that_reads_back() {
        let term = "id = 'taf'\nname = 'Team'\nalso = ['TAF']\nmeans = 'A meeting.'\nmeeting = true\ncommon = true";
        let packed = line(String::new(), &Value::Table(term.parse().unwrap()));
        let (line, forms) = pack::read(&packed).next().unwrap();
        assert_eq!(line, pack::Line { id: "taf", name: "Team", means: "A meeting.", meeting: true });
        assert_eq!(forms.collect::<Vec<_>>(), [("TAF", true)]);
    }
}
