//! The glossary as a browser loads it: one line a term, short enough for a phone.
//!
//! A line holds id, name, meaning, "m" for a meeting, and the names to look for, with tabs between the parts and bars
//! between the names; `=` before a name means "only as written". The build tool compiles this very file too, so what
//! it writes and what the browser reads can never differ; it therefore uses nothing but the standard library.

/// What no text of a term may hold.
pub const RESERVED: [char; 4] = ['\t', '\n', '\r', '|'];

/// Whether a name is only found as written: proper names, and single words in capitals such as TAF.
pub fn is_exact(form: &str, proper: bool) -> bool {
    let capitals = form.chars().filter(char::is_ascii_uppercase).count();
    proper || (capitals >= 2 && !form.contains(' ') && !form.chars().any(|c| c.is_ascii_lowercase()))
}

/// One term as the browser knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Short name.
    pub id: &'a str,
    /// The name it is listed under.
    pub name: &'a str,
    /// What it means.
    pub means: &'a str,
    /// It is a meeting.
    pub meeting: bool,
}

/// Writes one line; `forms` are names to look for, each with whether it is only found as written.
pub fn write<'a>(out: &mut String, line: Line<'_>, forms: impl Iterator<Item = (&'a str, bool)>) {
    let meeting = if line.meeting { "m" } else { "" };
    for part in [line.id, line.name, line.means, meeting] {
        out.push_str(part);
        out.push('\t');
    }
    for (number, (form, is_exact)) in forms.enumerate() {
        out.push_str(if number == 0 { "" } else { "|" });
        out.push_str(if is_exact { "=" } else { "" });
        out.push_str(form);
    }
    out.push('\n');
}

/// Reads every line, with its names; a line that is not whole is left out.
pub fn read(packed: &str) -> impl Iterator<Item = (Line<'_>, impl Iterator<Item = (&str, bool)>)> {
    packed.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next();
        let line = Line { id: next()?, name: next()?, means: next()?, meeting: next()? == "m" };
        let forms = next()?.split('|').filter(|form| !form.is_empty());
        Some((line, forms.map(|form| form.strip_prefix('=').map_or((form, false), |form| (form, true)))))
    })
}
