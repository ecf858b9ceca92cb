//! The whole story on one calm page, with what can be done with it.

use leptos::prelude::*;

use super::{Here, shown};
use crate::{
    domain::story::{About, Author, Deed, Part, Section},
    features::plan,
    page::{Asked, Stop, loaded},
    ports::day_in_england,
    ui::layout,
    urls,
    words::story as text,
};

/// The page.
#[component]
pub fn StoryPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let sections: Vec<_> = Section::ALL.iter().map(|section| section_view(&asked, &here, *section)).collect();
        let plan = plan::link(&asked, &here.inside.visit).await?;
        let content = view! {
            {asked.query().has("saved", "yes").then(|| layout::notice(text::SAVED))}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body-l">{text::LEAD}</p>
            {plan}
            {sections}
            {ways_on()}
        };
        Ok::<_, Stop>(layout::page(&asked, here.frame(), content))
    })
}

fn section_view(asked: &Asked, here: &Here, section: Section) -> AnyView {
    let title = text::section(section);
    let all = Part::new(section, About::Family);
    let each = here.story.people().iter().filter_map(|person| Part::new(section, About::Person(person.id)));
    let told: Vec<_> = all.into_iter().chain(each).filter_map(|part| part_view(asked, here, part)).collect();
    let is_told = !told.is_empty();
    let way = if section == Section::Voice || all.is_some_and(|part| here.story.says(part).is_none()) {
        text::WRITE
    } else {
        text::CHANGE
    };
    view! {
        <section>
            <h2 class="govuk-heading-m" id=section.slug()>{title}</h2>
            {told}
            {(!is_told).then(|| view! { <p class="govuk-body">{text::NOTHING}</p> })}
            <p class="govuk-body">
                <a class="govuk-link" href=urls::story(section, None)>
                    {way} <span class="govuk-visually-hidden">": " {title}</span>
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// What a part says, who wrote it, and what stands beside it.
fn part_view(asked: &Asked, here: &Here, part: Part) -> Option<AnyView> {
    let (entry, content) = here.story.latest(part)?;
    let name = match part.about() {
        About::Person(id) => {
            let (name, page) = (shown::name_of(here, id), here.page_of(part));
            Some(view! { <h3 class="govuk-heading-s"><a class="govuk-link" href=page>{name}</a></h3> })
        }
        About::Family => None,
    };
    Some(
        view! {
            {name}
            {shown::content(content)}
            <p class="govuk-hint">{shown::written(asked, here, entry)}</p>
            {notes(here, part)}
        }
        .into_any(),
    )
}

/// The notes beside a part; the family answers them where it sees who has seen what.
pub(super) fn notes(here: &Here, part: Part) -> Vec<AnyView> {
    let notes = here.story.notes(part).into_iter().filter_map(|(entry, answer)| {
        let Deed::Note { words } = &entry.deed else { return None };
        let name = match &entry.by {
            Author::Recipient { name, .. } | Author::Brought { name } => name.as_str(),
            _ => text::SOMEBODY,
        };
        let said = answer.and_then(|answer| match answer.deed {
            Deed::Answer { agrees, .. } => Some(if agrees { text::AGREES } else { text::DISAGREES }),
            _ => None,
        });
        Some(
            view! {
                <div class="govuk-inset-text">
                    <p class="govuk-body">{text::note(name, day_in_england(entry.at))}</p>
                    {shown::typed(words.as_str())}
                    {said.map(|said| view! { <p class="govuk-body">{said}</p> })}
                    <p class="govuk-body"><a class="govuk-link" href=urls::SEEN>{text::ANSWER}</a></p>
                </div>
            }
            .into_any(),
        )
    });
    notes.collect()
}

fn ways_on() -> AnyView {
    let links = [
        (urls::PERMISSIONS, text::TO_PERMISSIONS),
        (urls::SEEN, text::TO_SEEN),
        (urls::STORY_CHANGES, text::TO_CHANGES),
        (urls::CARRY, text::TO_CARRY),
        (urls::ACCESS, text::TO_ACCESS),
        (urls::RIGHTS, text::TO_RIGHTS),
        (urls::START, text::TO_ASK),
    ];
    let links: Vec<_> =
        links.into_iter().map(|(url, label)| view! { <li><a class="govuk-link" href=url>{label}</a></li> }).collect();
    let w = crate::words::current();
    view! {
        <h2 class="govuk-heading-m">{text::MORE}</h2>
        <ul class="govuk-list">{links}</ul>
        <form method="post" autocomplete="off" action=urls::post::FINISH>
            <button type="submit" class="govuk-button govuk-button--secondary">{w.status.finish}</button>
        </form>
    }
    .into_any()
}
