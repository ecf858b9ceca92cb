//! What was written, as forms hold it and as it is read again, by its writer and at the desk in the same words.

use crate::{
    domain::{
        choices::YesNo,
        concern::{Along, Call, ConcernAnswers, ConcernStep, FamilyTold, ToldOrNot},
        raw_form::RawForm,
        text::FreeText,
    },
    ui::summary::Row,
    urls, words,
    words::concern as text,
};

fn words_of(text: Option<&FreeText>) -> String {
    text.map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// A kept page of answers, as its form shows it.
pub fn fill(step: ConcernStep, answers: &ConcernAnswers) -> RawForm {
    let filled = match step {
        ConcernStep::Child => answers.child.as_ref().map(|child| {
            let school = child.school.as_ref().map_or("", |school| school.as_str());
            RawForm::default()
                .with("of-child", child.name.as_str())
                .with("child-born", child.born.as_str())
                .with("child-address", words_of(child.address.as_ref()))
                .with("child-school", school)
        }),
        ConcernStep::Seen => answers.seen.as_ref().map(|seen| {
            RawForm::default()
                .with("seen", seen.what.as_str())
                .with("seen-when", seen.when.as_str())
                .with("child-said", words_of(seen.child_said.as_ref()))
        }),
        ConcernStep::Fear => answers
            .fear
            .as_ref()
            .map(|fear| RawForm::default().with("fear", fear.what.as_str()).with("danger-now", fear.danger_now.slug())),
        ConcernStep::Reason => answers.sharing.as_ref().map(|sharing| {
            RawForm::default()
                .with("reason", sharing.reason.as_str())
                .with("basis", sharing.basis.slug())
                .with("condition", sharing.condition.slug())
                .with("decider", sharing.decided_by.as_str())
                .with("decider-role", sharing.role.as_str())
        }),
        ConcernStep::Family => answers.family.as_ref().map(fill_family),
        ConcernStep::Assessment => answers.along.as_ref().map(fill_along),
        ConcernStep::Check => None,
    };
    filled.unwrap_or_default()
}

fn fill_family(family: &FamilyTold) -> RawForm {
    let form = RawForm::default().with("risk", family.telling_raises_risk.slug());
    match &family.told {
        ToldOrNot::Told { when, said } => form
            .with("told", YesNo::Yes.slug())
            .with("told-when", when.as_str())
            .with("told-said", words_of(said.as_ref())),
        ToldOrNot::NotTold { why, words } => why
            .iter()
            .fold(form.with("told", YesNo::No.slug()), |form, why| form.with("why-not", why.slug()))
            .with("why-words", words_of(words.as_ref())),
    }
}

fn fill_along(along: &Along) -> RawForm {
    match along {
        Along::No => RawForm::default().with("along", YesNo::No.slug()),
        Along::Yes(attached) => RawForm::default()
            .with("along", YesNo::Yes.slug())
            .with("assessment-name", attached.name.as_str())
            .with("along-why", attached.because.slug()),
    }
}

/// Rows with a question, what was said, and where it is changed.
struct Rows {
    rows: Vec<Row>,
    can_change: bool,
}

impl Rows {
    fn add(&mut self, step: ConcernStep, key: &str, value: impl IntoIterator<Item = String>) {
        let change = self.can_change.then(|| urls::concern_step(step));
        let value = value.into_iter().filter(|text| !text.is_empty()).collect();
        self.rows.push(Row { key: key.to_owned(), value, change });
    }
}

/// Everything a concern says. `can_change` leads each row to its page.
pub fn all(call: &Call, answers: &ConcernAnswers, can_change: bool) -> Vec<Row> {
    let value = vec![text::call(call.at, &call.reached)];
    let call = Row { key: text::CALL.to_owned(), value, change: None };
    let mut rows = Rows { rows: vec![call], can_change };
    if let Some(child) = &answers.child {
        let step = ConcernStep::Child;
        rows.add(step, text::CHILD, [child.name.as_str().to_owned()]);
        rows.add(step, text::BORN, [child.born.as_str().to_owned()]);
        rows.add(step, text::ADDRESS, [words_of(child.address.as_ref())]);
        rows.add(step, text::SCHOOL, child.school.as_ref().map(|school| school.as_str().to_owned()));
    }
    if let Some(seen) = &answers.seen {
        let step = ConcernStep::Seen;
        rows.add(step, text::SEEN, [seen.what.as_str().to_owned()]);
        rows.add(step, text::SEEN_WHEN, [seen.when.as_str().to_owned()]);
        rows.add(step, text::CHILD_SAID, [words_of(seen.child_said.as_ref())]);
    }
    if let Some(fear) = &answers.fear {
        let w = words::current();
        let now = if fear.danger_now.is_yes() { w.common.yes } else { w.common.no };
        rows.add(ConcernStep::Fear, text::FEAR, [fear.what.as_str().to_owned()]);
        rows.add(ConcernStep::Fear, text::DANGER_NOW, [now.to_owned()]);
    }
    later(&mut rows, answers);
    rows.rows
}

fn later(rows: &mut Rows, answers: &ConcernAnswers) {
    if let Some(sharing) = &answers.sharing {
        let step = ConcernStep::Reason;
        rows.add(step, text::REASON, [sharing.reason.as_str().to_owned()]);
        rows.add(step, text::BASIS, [text::basis(sharing.basis).0.to_owned()]);
        rows.add(step, text::CONDITION, [text::condition(sharing.condition).0.to_owned()]);
        let decider = format!("{}, {}", sharing.decided_by.as_str(), sharing.role.as_str());
        rows.add(step, text::DECIDER, [decider]);
    }
    if let Some(family) = &answers.family {
        rows.add(ConcernStep::Family, text::RISK, [text::risk(family.telling_raises_risk).to_owned()]);
        rows.add(ConcernStep::Family, text::TOLD, told(&family.told));
    }
    match &answers.along {
        Some(Along::Yes(attached)) => {
            let because = text::because(attached.because).to_owned();
            let pages = attached.pages.iter().map(|page| page.as_str().to_owned());
            rows.add(ConcernStep::Assessment, attached.name.as_str(), std::iter::once(because).chain(pages));
        }
        Some(Along::No) => {
            rows.add(ConcernStep::Assessment, text::ALONG, [text::NO_ASSESSMENT.to_owned()]);
        }
        None => {}
    }
}

fn told(told: &ToldOrNot) -> Vec<String> {
    let w = words::current();
    match told {
        ToldOrNot::Told { when, said } => {
            vec![w.common.yes.to_owned(), when.as_str().to_owned(), words_of(said.as_ref())]
        }
        ToldOrNot::NotTold { why, words } => {
            let why = why.iter().map(|why| text::why_not(*why).to_owned());
            std::iter::once(w.common.no.to_owned()).chain(why).chain([words_of(words.as_ref())]).collect()
        }
    }
}
