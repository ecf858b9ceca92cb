//! A story as a document: on a page to print, and as one HTML file that needs nothing else.
//!
//! Both show the same [`Document`]. The heading and the file say "Notes" and nothing of where they come from.

use jiff::Timestamp;
use leptos::prelude::*;

use super::{frame, voice::InWords};
use crate::{
    domain::{
        assessment::{Kind, Said, Told, Voice, told},
        carried::About,
        ids::MemberId,
        language::Language,
        place::PlaceId,
        postcode::Postcode,
        story::{Content, Deed, Part, Story},
        text::PersonName,
    },
    features::{ask, inside},
    page::{Asked, Stop, loaded},
    ports::{Fault, Places, day_in_england},
    ui::layout,
    urls, words,
    words::carry as text,
};

/// The style of the file, which must look well without anything from outside.
const STYLE: &str = "body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#111;\
background:#fff}.by{color:#444;font-size:1rem}.words{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0}\
section{border-top:1px solid #888;margin-top:1.5rem}.before{border-left:.25rem solid #888;padding-left:1rem}";

/// A heading with what stands under it.
struct Chapter {
    heading: String,
    now: Vec<Line>,
    before: Vec<Line>,
}

/// Words, and who said them, where and when.
struct Line {
    intro: Option<&'static str>,
    words: Vec<String>,
    by: String,
}

/// The whole document.
pub(super) struct Document {
    saved_on: String,
    chapters: Vec<Chapter>,
}

impl Document {
    /// The document of `story`, which must be what `me` may see.
    pub(super) fn new(story: &Story, me: MemberId, mine: Option<&About>, (places, now): (&Places, Timestamp)) -> Self {
        let voice = InWords { story, reader: Some(me) };
        let chapters = story.parts().into_iter().map(|part| chapter(story, part, &voice, places));
        let about_me = mine.map(about_me).filter(|chapter| !chapter.now.is_empty());
        Self { saved_on: text::saved_on(&day(now)), chapters: about_me.into_iter().chain(chapters).collect() }
    }

    /// One HTML file that needs nothing else.
    pub(super) fn html(&self) -> String {
        let chapters: String = self.chapters.iter().map(Chapter::html).collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
             <body>\n<main>\n<h1>{title}</h1>\n<p class=\"by\">{saved}</p>\n{chapters}</main>\n</body>\n</html>\n",
            title = text::NOTES,
            saved = words::escape(&self.saved_on),
        )
    }

    fn view(self) -> AnyView {
        let chapters: Vec<_> = self.chapters.into_iter().map(Chapter::view).collect();
        view! {
            <div class="app-harmless-note">
                <h1 class="govuk-heading-l">{text::NOTES}</h1>
                <p class="govuk-hint">{self.saved_on}</p>
                {chapters}
            </div>
        }
        .into_any()
    }
}

fn day(at: Timestamp) -> String {
    (words::of(Language::English).day)(day_in_england(at))
}

/// Who wrote it, where and when.
pub(super) fn by_line(by: &str, place: Option<&PlaceId>, (at, places): (Timestamp, &Places)) -> String {
    let place = place.map(|id| places.get(id).map_or(id.as_str(), |place| place.name.as_str()));
    text::written(by, place, &day(at))
}

fn chapter(story: &Story, part: Part, voice: &InWords<'_>, places: &Places) -> Chapter {
    let Told { section, about, said } = told(story, part, voice);
    let latest = story.latest(part).map(|(entry, _)| entry.id);
    let before = story.history(part).filter(|entry| Some(entry.id) != latest).filter_map(|entry| match &entry.deed {
        Deed::Version { content } => {
            let mut words: Vec<String> = voice.content(content).into_iter().map(String::from).collect();
            if *content == Content::Nothing {
                words.push(text::TAKEN_OUT.to_owned());
            }
            let by = by_line(&voice.author(&entry.by), entry.place.as_ref(), (entry.at, places));
            Some(Line { intro: None, words, by })
        }
        _ => None,
    });
    let before = before.collect();
    let now = said.into_iter().map(|said| line(said, places)).collect();
    Chapter { heading: text::part(section, about.as_deref()), now, before }
}

fn line(said: Said, places: &Places) -> Line {
    let Said { is, words, by, place, at } = said;
    let words = words.into_iter().map(String::from).collect();
    Line { intro: text::kind(is), words, by: by_line(&by, place.as_ref(), (at, places)) }
}

fn about_me(mine: &About) -> Chapter {
    let line = |label: &'static str, words: Vec<String>| {
        (!words.is_empty()).then(|| Line { intro: Some(label), words, by: String::new() })
    };
    let one = |value: Option<&str>| value.map(str::to_owned).into_iter().collect::<Vec<_>>();
    let contact = mine.contact.as_ref().map(ask::contact_words).unwrap_or_default();
    let needs = mine.needs.as_ref().map(ask::needs_words).unwrap_or_default();
    let lines = [
        line(text::NAME, one(mine.name.as_ref().map(PersonName::as_str))),
        line(text::POSTCODE, one(mine.postcode.as_ref().map(Postcode::as_str))),
        line(text::CONTACT, contact),
        line(text::NEEDS, needs),
    ];
    Chapter { heading: text::ABOUT_ME.to_owned(), now: lines.into_iter().flatten().collect(), before: Vec::new() }
}

impl Chapter {
    fn html(&self) -> String {
        let lines = |lines: &[Line]| lines.iter().map(Line::html).collect::<String>();
        let before = if self.before.is_empty() {
            String::new()
        } else {
            format!("<div class=\"before\">\n<h3>{}</h3>\n{}</div>\n", text::BEFORE, lines(&self.before))
        };
        let heading = words::escape(&self.heading);
        format!("<section>\n<h2 dir=\"auto\">{heading}</h2>\n{}{before}</section>\n", lines(&self.now))
    }

    fn view(self) -> AnyView {
        let lines = |lines: Vec<Line>| lines.into_iter().map(Line::view).collect::<Vec<_>>();
        let before = (!self.before.is_empty()).then(|| {
            view! {
                <h3 class="govuk-heading-s">{text::BEFORE}</h3>
                {lines(self.before)}
            }
        });
        view! {
            <h2 class="govuk-heading-m" dir="auto">{self.heading}</h2>
            {lines(self.now)}
            {before}
        }
        .into_any()
    }
}

impl Line {
    fn html(&self) -> String {
        let intro = self.intro.map(|intro| format!("<p><strong>{intro}</strong></p>\n")).unwrap_or_default();
        let words = self.words.iter().map(|words| {
            let words = words::escape(words);
            format!("<p class=\"words\" dir=\"auto\">{words}</p>\n")
        });
        let words: String = words.collect();
        let by = words::escape(&self.by);
        let by = if by.is_empty() { by } else { format!("<p class=\"by\" dir=\"auto\">{by}</p>\n") };
        format!("{intro}{words}{by}")
    }

    /// As it stands on a page of the portal.
    fn view(self) -> AnyView {
        let words: Vec<_> = self
            .words
            .into_iter()
            .map(|words| view! { <p class="govuk-body app-as-typed" dir="auto">{words}</p> })
            .collect();
        view! {
            {self.intro.map(|intro| view! { <p class="govuk-body"><strong>{intro}</strong></p> })}
            {words}
            {(!self.by.is_empty()).then(|| view! { <p class="govuk-hint" dir="auto">{self.by.clone()}</p> })}
        }
        .into_any()
    }
}

/// A part as it would be read, on a page of the portal.
pub(super) fn part_view(told: Told, places: &Places) -> AnyView {
    told.said.into_iter().map(|said| line(said, places).view()).collect::<Vec<_>>().into_any()
}

/// The same in texts, for the hub's list.
pub(super) fn part_lines(told: &Told, places: &Places) -> Vec<String> {
    let whom = told.about.clone().unwrap_or_else(|| text::WHOLE_FAMILY.to_owned());
    let said = told.said.iter().flat_map(|said| {
        let intro = text::kind(said.is).filter(|_| said.is != Kind::Words).map(str::to_owned);
        let words = said.words.iter().map(|words| words.as_str().to_owned());
        let by = by_line(&said.by, said.place.as_ref(), (said.at, places));
        intro.into_iter().chain(words).chain([format!("({by})")]).collect::<Vec<_>>()
    });
    [format!("{}: {whom}", text::section(told.section))].into_iter().chain(said).collect()
}

/// The document on a page, to print.
#[component]
pub fn PrintPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let document = of(&asked, &inside).await?;
        let content = view! {
            <p class="govuk-body">{text::PRINT}</p>
            {document.view()}
        };
        Ok::<_, Stop>(layout::page(&asked, frame(&asked).await?.back(urls::CARRY), content))
    })
}

/// The document of whoever is inside, with what they told about themselves if they ask for it.
pub(super) async fn of(asked: &Asked, inside: &inside::Inside) -> Result<Document, Fault> {
    let portal = &asked.portal;
    let story = portal.store.book(inside.family).await?.story.seen_by(inside.member);
    let mine = super::file::mine(asked, inside).await?;
    Ok(Document::new(&story, inside.member, mine.as_ref(), (&portal.places, portal.clock.now())))
}
