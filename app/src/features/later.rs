//! "Not now": a family keeps its answers, says when to think about it again, and whether whoever helped may ask it then.
//!
//! It sends nothing, and nothing marks it (rule C14). We never write or ring on that day: a message could be read by somebody
//! at home. The family reads the day when it comes back; whoever helped learns of it only with a yes.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::{Draft, Rejected},
        choices::YesNo,
        later::AskAgain,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    features::{
        access::{self, paragraphs},
        ask::service::{self, Standing, place_of, standing},
    },
    form_post::Next,
    page::{Asked, loaded},
    ports::{Fault, Handed, Visit, day_in_england},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::later as text,
};

/// What the page asks.
const FIELDS: [&str; 2] = ["again", "may-ask"];

/// When to ask again.
#[component]
pub fn LaterPage() -> impl IntoView {
    loaded(|asked| async move {
        let Standing::Drafting(visit, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let state = access::refused(&visit, &FIELDS);
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {paragraphs(&text::LEAD)}
            <form method="post" autocomplete="off" action=urls::post::LATER novalidate>
                {when(&state)}
                {may_ask(&state, &draft)}
                {fields::submit(text::KEEP)}
            </form>
        };
        let place = place_of(&asked.portal, &draft.answers);
        let frame = Frame::private(words::current().common.neutral_title, place);
        Ok(layout::page(&asked, frame.back(service::overview(&draft.answers)).problems(state.has_problems()), content))
    })
}

fn when(state: &FormState) -> AnyView {
    let choices = AskAgain::ALL.iter().map(|again| Choice::new(again.slug(), text::when(*again))).collect();
    fields::radios(state, &Field::new("again", text::WHEN).hint(text::WHEN_HINT), choices)
}

/// May whoever helped ask again: asked only where somebody did.
fn may_ask(state: &FormState, draft: &Draft) -> Option<AnyView> {
    let who = draft.answers.helped_by.as_ref()?;
    let field = Field::new("may-ask", text::may_ask(who.name.as_str())).hint(text::MAY_ASK_HINT);
    Some(fields::yes_no(state, &field))
}

/// What was typed, read.
fn read(form: &RawForm, is_helped: bool) -> Result<(AskAgain, bool), Vec<Problem>> {
    let again = AskAgain::from_slug(form.get("again"));
    let may_ask = YesNo::from_slug(form.get("may-ask"));
    let missing = |name: &str, is_missing: bool| is_missing.then(|| Problem::new(name, ProblemKind::Missing));
    let problems = [missing("again", again.is_none()), missing("may-ask", is_helped && may_ask.is_none())];
    let problems: Vec<_> = problems.into_iter().flatten().collect();
    match again {
        Some(again) if problems.is_empty() => Ok((again, may_ask == Some(YesNo::Yes))),
        _ => Err(problems),
    }
}

/// Keeps the answers with the day.
pub async fn keep(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let (mut visit, mut draft) = match standing(&asked).await? {
        Standing::Drafting(visit, draft) => (visit, *draft),
        Standing::Asked(..) => return Ok(Next::page(urls::STATUS)),
        Standing::Nothing => return Ok(Next::page(urls::ENDED)),
    };
    let (again, may_ask) = match read(&form, draft.answers.helped_by.is_some()) {
        Ok(read) => read,
        Err(problems) => {
            visit.data.refused = Some(Rejected { form: form.only(&FIELDS), problems });
            visits::put(&asked, &visit).await?;
            return Ok(Next::page(urls::LATER));
        }
    };
    visit.data.refused = None;
    let now = asked.portal.clock.now();
    draft.answers.think_again = again.day(day_in_england(now));
    tell(&asked, &visit, &draft, may_ask).await?;
    service::keep_for_later(&asked, visit, draft).await
}

/// Tells whoever helped the day, if the family lets us, or takes back what they were told.
async fn tell(asked: &Asked, visit: &Visit, draft: &Draft, may_ask: bool) -> Result<(), Fault> {
    let (Some(family), Some(member), Some(_)) = (visit.data.family, visit.data.member, &draft.answers.helped_by) else {
        return Ok(());
    };
    let day = draft.answers.think_again.filter(|_| may_ask);
    let handed = Handed { draft: draft.id, family, member };
    asked.portal.store.may_ask_again(handed, day).await
}

/// The day that was chosen, on the page of saved answers.
pub fn chosen_day(draft: &Draft) -> Option<AnyView> {
    let day = draft.answers.think_again?;
    let said = text::chosen(&(words::of(crate::domain::language::Language::English).day)(day));
    Some(view! { <p class="govuk-body" id="think-again" lang="en" dir="ltr">{said}</p> }.into_any())
}
