//! Reading the fields of a desk form: each gives a domain type, or notes what is wrong beside its name.

use jiff::civil::{Date, Time};

use crate::domain::{
    choices::YesNo,
    date_fields,
    plan::{PlanKey, SeenBy},
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::{FreeText, Line},
};

/// Reads one form.
pub struct Reader<'a> {
    form: &'a RawForm,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Of this form.
    pub const fn new(form: &'a RawForm) -> Self {
        Self { form, problems: Vec::new() }
    }

    /// Notes a problem.
    pub fn wrong(&mut self, field: &str, kind: ProblemKind) {
        self.problems.push(Problem::new(field, kind));
    }

    fn note<T>(&mut self, field: &str, read: Result<T, ProblemKind>) -> Option<T> {
        read.map_err(|kind| self.wrong(field, kind)).ok()
    }

    /// One line that must be there.
    pub fn line(&mut self, field: &str) -> Option<Line> {
        self.note(field, Line::parse(self.form.get(field)))
    }

    /// One line, or none.
    pub fn maybe_line(&mut self, field: &str) -> Option<Line> {
        self.note(field, Line::parse_optional(self.form.get(field))).flatten()
    }

    /// Words that must be there.
    pub fn words(&mut self, field: &str) -> Option<FreeText> {
        self.note(field, FreeText::parse(self.form.get(field)))
    }

    /// Words, or none.
    pub fn maybe_words(&mut self, field: &str) -> Option<FreeText> {
        self.note(field, FreeText::parse_optional(self.form.get(field))).flatten()
    }

    /// One of the choices.
    pub fn choice<T>(&mut self, field: &str, from_slug: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let typed = self.form.get(field);
        let kind = if typed.is_empty() { ProblemKind::Missing } else { ProblemKind::NotAChoice };
        self.note(field, from_slug(typed).ok_or(kind))
    }

    /// Yes or no.
    pub fn yes(&mut self, field: &str) -> Option<bool> {
        self.choice(field, YesNo::from_slug).map(YesNo::is_yes)
    }

    /// A day, or none.
    pub fn maybe_day(&mut self, field: &str) -> Option<Date> {
        let read = date_fields::day(self.form, field).and_then(|day| match day {
            Some(day) if !(2000..=2099).contains(&day.year()) => Err(ProblemKind::DateOutOfRange),
            day => Ok(day),
        });
        self.note(&format!("{field}-day"), read).flatten()
    }

    /// A day that must be there.
    pub fn day(&mut self, field: &str) -> Option<Date> {
        let before = self.problems.len();
        let day = self.maybe_day(field);
        if day.is_none() && self.problems.len() == before {
            self.wrong(&format!("{field}-day"), ProblemKind::Missing);
        }
        day
    }

    /// A day up to `today` that must be there.
    pub fn past_day(&mut self, field: &str, today: Date) -> Option<Date> {
        let day = self.day(field)?;
        if day > today {
            self.wrong(&format!("{field}-day"), ProblemKind::DateOutOfRange);
            return None;
        }
        Some(day)
    }

    /// A time of day, such as `14:30` or `9.05`.
    pub fn time(&mut self, field: &str) -> Option<Time> {
        self.note(field, date_fields::time(self.form.get(field)))
    }

    /// For whose eyes; everybody's when nothing is chosen is never assumed.
    pub fn eyes(&mut self, field: &str) -> Option<SeenBy> {
        self.choice(field, eyes_of)
    }

    /// Names, one a line.
    pub fn names(&mut self, field: &str, most: usize) -> Vec<Line> {
        let lines: Vec<_> = self.form.get(field).lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.len() > most {
            self.wrong(field, ProblemKind::TooMany { limit: u32::try_from(most).unwrap_or(u32::MAX) });
            return Vec::new();
        }
        lines.into_iter().filter_map(|line| self.note(field, Line::parse(line))).collect()
    }

    /// The keys of the rows that a form has.
    pub fn keys(&self, field: &str) -> Vec<PlanKey> {
        self.form.all(field).filter_map(PlanKey::parse).collect()
    }

    /// What was read, if nothing is wrong.
    pub fn done<T>(self, read: Option<T>) -> Result<T, Vec<Problem>> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            _ => Err(self.problems),
        }
    }
}

/// For whose eyes, as a form's choice.
pub fn eyes_slug(seen_by: &SeenBy) -> String {
    match seen_by {
        SeenBy::Everyone => "everyone".to_owned(),
        SeenBy::Team => "team".to_owned(),
        SeenBy::Only(seats) => {
            format!("only:{}", seats.iter().map(PlanKey::as_str).collect::<Vec<_>>().join(","))
        }
    }
}

fn eyes_of(slug: &str) -> Option<SeenBy> {
    match slug {
        "everyone" => Some(SeenBy::Everyone),
        "team" => Some(SeenBy::Team),
        _ => {
            let seats = slug.strip_prefix("only:")?.split(',').map(PlanKey::parse);
            seats.collect::<Option<Vec<_>>>().map(SeenBy::Only)
        }
    }
}

/// A day as the three fields of a form.
pub fn with_day(form: RawForm, field: &str, day: Option<Date>) -> RawForm {
    let Some(day) = day else { return form };
    form.with(&format!("{field}-day"), day.day().to_string())
        .with(&format!("{field}-month"), day.month().to_string())
        .with(&format!("{field}-year"), day.year().to_string())
}
