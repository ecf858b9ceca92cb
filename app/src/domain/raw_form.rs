//! What arrived from a form, before anything is believed about it.
//!
//! Reading never fails: a missing field reads as empty, a repeated one as its first value.
//! Every step turns this into domain types or into problems; nothing else may use it.

use serde::{Deserialize, Serialize};

/// A form may hold this many fields; the rest are dropped unread.
pub const MOST_FIELDS: usize = 400;

/// Field names and values in the order they arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawForm(Vec<(String, String)>);

impl RawForm {
    /// Collects fields, keeping at most [`MOST_FIELDS`].
    pub fn new(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(fields.into_iter().take(MOST_FIELDS).collect())
    }

    /// The first value of `name`, or an empty string.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of `name`, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every value that reads like words a person typed, to show it back when we could not keep it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.as_str()).filter(|value| value.trim().contains(char::is_whitespace))
    }

    /// Whether `name` has the value `value` anywhere.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|each| each == value)
    }

    /// What was typed into `fields` and nothing else, to show a refused form again.
    #[must_use]
    pub fn only(&self, fields: &[&str]) -> Self {
        Self(self.0.iter().filter(|(key, _)| fields.contains(&key.as_str())).cloned().collect())
    }

    /// The same form without the value `value` of `name`.
    #[must_use]
    pub fn without(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(key, each)| key != name || each != value);
        self
    }

    /// What was typed into fields whose names begin with `prefix` and nothing else.
    #[must_use]
    pub fn beginning(&self, prefix: &str) -> Self {
        Self(self.0.iter().filter(|(key, _)| key.starts_with(prefix)).cloned().collect())
    }

    /// The same form with `name` set to `value` alone; used to show stored answers in a form again.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_field_reads_as_empty_and_a_repeated_one_as_its_first_value() {
        let form = RawForm::default().with("a", "1").with("a", "2");
        assert_eq!(form.get("a"), "1");
        assert_eq!(form.get("b"), "");
        assert!(form.has("a", "2"));
    }

    #[test]
    fn of_a_refused_form_every_value_of_its_own_fields_is_kept_and_nothing_else() {
        let form = RawForm::default().with("a", "1").with("x", "2").with("a", "3").with("b", "");
        let kept = form.only(&["a", "b", "c"]);
        assert_eq!(kept, RawForm::default().with("a", "1").with("a", "3").with("b", ""));
    }

    #[test]
    fn ten_thousand_fields_are_cut_to_the_limit() {
        let form = RawForm::new((0..10_000).map(|n| (n.to_string(), "x".to_owned())));
        assert_eq!(form.get("399"), "x");
        assert_eq!(form.get("400"), "");
    }
}
