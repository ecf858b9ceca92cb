//! Finds terms by what a person types, with spelling forgiven.
//!
//! A name that begins with what was typed comes first, then names that hold it, then names a few letters away.
//! What was typed is cut short and compared in small letters; it is never kept.

use super::{Glossary, Term};

/// The most letters of a search that are looked at.
pub const LONGEST: usize = 60;
/// The most terms a search gives.
const MOST: usize = 12;

/// How far a term is from what was typed; smaller is nearer.
type Distance = u32;

impl Glossary {
    /// The terms nearest to what was typed, nearest first; empty when nothing is near.
    pub fn search(&self, typed: &str) -> Vec<&Term> {
        let typed = fold(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let mut near: Vec<(Distance, &Term)> =
            self.terms().iter().filter_map(|term| Some((distance(term, &typed)?, term))).collect();
        near.sort_by_key(|(distance, _)| *distance);
        // Guesses are only shown when nothing fits.
        let best = near.first().map_or(0, |(distance, _)| *distance);
        let last = if best < GUESS { GUESS - 1 } else { best + 1 };
        near.into_iter().filter(|(distance, _)| *distance <= last).take(MOST).map(|(_, term)| term).collect()
    }
}

/// From here on, a term is a guess.
const GUESS: Distance = 10;

/// Small letters and digits with single blanks between words, cut to [`LONGEST`].
fn fold(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).take(LONGEST).collect();
    let words = kept.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn distance(term: &Term, typed: &str) -> Option<Distance> {
    let by_name = term.names().filter_map(|name| name_distance(&fold(name), typed));
    let meaning = (typed.len() >= 4 && term.means.to_lowercase().contains(typed)).then_some(GUESS - 1);
    by_name.chain(meaning).min()
}

fn name_distance(name: &str, typed: &str) -> Option<Distance> {
    if name == typed {
        return Some(0);
    }
    if name.starts_with(typed) {
        return Some(1);
    }
    if name.split(' ').any(|word| word.starts_with(typed)) {
        return Some(2);
    }
    if typed.len() >= 3 && name.contains(typed) {
        return Some(3);
    }
    // What was typed may be a whole sentence that holds the name.
    if name.len() >= 3 && format!(" {typed} ").contains(&format!(" {name} ")) {
        return Some(4);
    }
    let allowed = match typed.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let whole = strsim::osa_distance(name, typed);
    let by_word = name.split(' ').map(|word| strsim::osa_distance(word, typed) + 1);
    let away = by_word.chain([whole]).min()?;
    (away <= allowed + usize::from(away != whole)).then(|| GUESS + Distance::try_from(away).unwrap_or(GUESS))
}
