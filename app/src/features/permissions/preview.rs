//! The last look before a yes: the very words the recipient would see, what the yes means, then "yes" and "no" alike.
//!
//! [`Preview`] makes page and record from the same sentences. What was shown is named by a digest in the form, so that an
//! old page or another tab never records what its reader did not see.

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::{Own, enter, frame, hub, seen, seen::Seen, who};
use crate::{
    domain::{
        consent::{How, Notice, Reading},
        hex::hex,
        message::PermissionSays,
        permission::{Answer, Permission, Recipient, SHARING_VERSION},
        raw_form::RawForm,
        sharing::{AskIn, Chosen, HowLong, Said, Sharing},
        story::{Part, Story},
    },
    features::inside::{self, Inside},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{BookChange, Fault, SentConsent},
    ui::layout,
    urls, visits,
    words::permissions as text,
};

/// What the page says.
struct Preview {
    recipient: Recipient,
    /// The parts that would be open, with their words.
    sees: Vec<(Chosen, Seen)>,
    /// The parts that stay closed, by name.
    closed: Vec<(Chosen, String)>,
    /// Parts that are open already, by name.
    also: Vec<String>,
    /// Sentences on what the answer means.
    means: Vec<String>,
}

impl Preview {
    /// `None` when nothing is chosen, or nothing that was chosen is in the story any more.
    fn of(own: &Own, sharing: &Sharing, hubs: &[String]) -> Option<Self> {
        let recipient = sharing.recipient.clone()?;
        let shown = shown(own, sharing, &recipient);
        let (mut sees, mut closed) = (Vec::new(), Vec::new());
        for chosen in &sharing.chosen {
            let part = chosen.part;
            match chosen.said {
                Said::Yes => sees.extend(Seen::of(&shown, part).map(|seen| (chosen.clone(), seen))),
                _ if own.story.says(part).is_none() => {}
                Said::No | Said::NotNow => closed.push((chosen.clone(), seen::name(&own.story, part))),
            }
        }
        let is_chosen = |part: &Part| sharing.chosen.iter().any(|chosen| chosen.part == *part);
        let open = |part: &Part| own.permissions.allows(recipient.id, *part, own.at());
        let also = own.story.parts().into_iter().filter(|part| !is_chosen(part) && open(part));
        let also = also.map(|part| seen::name(&own.story, part)).collect();
        if sees.is_empty() && closed.is_empty() {
            return None;
        }
        let means = means(own, sharing, &recipient, hubs);
        Some(Self { recipient, sees, closed, also, means })
    }

    fn name(&self) -> &str {
        self.recipient.name.as_str()
    }

    /// Every answer, in the order of the page.
    fn chosen(&self) -> impl Iterator<Item = &Chosen> {
        self.sees.iter().map(|(chosen, _)| chosen).chain(self.closed.iter().map(|(chosen, _)| chosen))
    }

    /// Every sentence of the page that the answer about one part rests on.
    fn words(&self, about: &Chosen) -> String {
        let mut lines = vec![text::preview_title(self.name())];
        for (_, seen) in self.sees.iter().filter(|(chosen, _)| chosen.id == about.id) {
            lines.push(seen.name.clone());
            lines.extend(seen.lines.iter().cloned());
        }
        for (chosen, name) in self.closed.iter().filter(|(chosen, _)| chosen.id == about.id) {
            lines.push(format!("{}: {name}", said_over(chosen.said)));
        }
        if !self.also.is_empty() {
            lines.push(format!("{}: {}", text::also_sees(self.name()), self.also.join("; ")));
        }
        lines.extend(self.means.iter().cloned());
        lines.push(text::LAW_TITLE.to_owned());
        lines.extend(text::LAW.iter().chain([&text::SURE, &text::SURE_TEXT]).map(|line| (*line).to_owned()));
        lines.push(text::said(about.said).to_owned());
        lines.join("\n")
    }

    /// Names exactly this page.
    fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for chosen in self.chosen() {
            digest.update(chosen.id.uuid().as_bytes());
            digest.update(self.words(chosen));
        }
        hex(&digest.finalize())
    }
}

/// The story as the recipient would see it after a yes: someone who is not told of in an open part has no name there.
fn shown(own: &Own, sharing: &Sharing, recipient: &Recipient) -> Story {
    let said = |part: Part| sharing.chosen.iter().find(|chosen| chosen.part == part).map(|chosen| chosen.said);
    own.story.only(|part| match said(part) {
        Some(said) => said == Said::Yes,
        None => own.permissions.allows(recipient.id, part, own.at()),
    })
}

const fn said_over(said: Said) -> &'static str {
    match said {
        Said::NotNow => text::SAID_NOT_NOW,
        Said::Yes | Said::No => text::SAID_NO,
    }
}

/// What the answers mean, sentence by sentence; none that does not fit them.
fn means(own: &Own, sharing: &Sharing, recipient: &Recipient, hubs: &[String]) -> Vec<String> {
    let has = |said: Said| sharing.chosen.iter().any(|chosen| chosen.said == said);
    let mut means = Vec::new();
    if has(Said::Yes) {
        means.extend(text::MEANS.iter().map(|line| (*line).to_owned()));
        means.push(text::ends(sharing.how_long.unwrap_or(HowLong::UntilStopped).last_day(own.today())));
    }
    if has(Said::NotNow) {
        means.push(text::asks_again(sharing.ask_in.unwrap_or(AskIn::Week).day(own.today())));
    }
    let is_told = |chosen: &Chosen| chosen.said == Said::Yes || was_yes(own, recipient, chosen.part);
    if sharing.chosen.iter().any(is_told) {
        means.extend(hubs.iter().map(|hub| text::tells(hub, recipient.name.as_str())));
    }
    means
}

fn was_yes(own: &Own, recipient: &Recipient, part: Part) -> bool {
    let latest = own.permissions.latest(recipient.id, part);
    latest.is_some_and(|record| matches!(record.answer, Answer::Given { .. }))
}

/// The page.
#[component]
pub fn PreviewPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let own = Own::read(&asked, &inside).await?;
        let requests = hub::open_requests(&asked, &inside).await?;
        let hubs = hub::hub_names(&asked, &requests);
        let Some(preview) = Preview::of(&own, &inside.visit.data.sharing, &hubs) else {
            return Err(Stop::Go(urls::PERMISSIONS.to_owned()));
        };
        let frame = frame(&asked, &inside).await?.back(urls::SHARE_CHOOSE);
        Ok(layout::page(&asked, frame, page(&preview)))
    })
}

fn page(preview: &Preview) -> AnyView {
    let sees: Vec<_> = preview.sees.iter().map(|(_, seen)| seen.view()).collect();
    let nothing = sees.is_empty().then(|| view! { <p class="govuk-body">{text::SEES_NOTHING}</p> });
    let line = |text: &str| view! { <p class="govuk-body">{text.to_owned()}</p> };
    let means: Vec<_> = preview.means.iter().map(|means| line(means)).collect();
    let law: Vec<_> = text::LAW.iter().map(|law| line(law)).collect();
    view! {
        <h1 class="govuk-heading-l" dir="auto">{text::preview_title(preview.name())}</h1>
        <div class="app-preview">{sees} {nothing}</div>
        {names(text::SAID_NO, preview, Said::No)}
        {names(text::SAID_NOT_NOW, preview, Said::NotNow)}
        {(!preview.also.is_empty()).then(|| list(&text::also_sees(preview.name()), &preview.also))}
        {means}
        <h2 class="govuk-heading-m">{text::LAW_TITLE}</h2>
        {law}
        <h2 class="govuk-heading-m">{text::SURE}</h2>
        <p class="govuk-body">{text::SURE_TEXT}</p>
        <form method="post" autocomplete="off" action=urls::post::SHARE>
            <input type="hidden" name="shown" value=preview.digest()/>
            <div class="govuk-button-group app-equal">
                <button type="submit" class="govuk-button govuk-button--secondary" name="say" value="yes">{text::said(Said::Yes)}</button>
                <button type="submit" class="govuk-button govuk-button--secondary" name="say" value="no">{text::said(Said::No)}</button>
            </div>
        </form>
        <p class="govuk-body"><a class="govuk-link" href=urls::SHARE_CHOOSE>{text::CHANGE}</a></p>
    }
    .into_any()
}

fn names(title: &str, preview: &Preview, said: Said) -> Option<AnyView> {
    let of = preview.closed.iter().filter(|(chosen, _)| chosen.said == said);
    let names: Vec<String> = of.map(|(_, name)| name.clone()).collect();
    (!names.is_empty()).then(|| list(title, &names))
}

fn list(title: &str, names: &[String]) -> AnyView {
    let lines: Vec<_> = names.iter().cloned().map(|name| view! { <li dir="auto">{name}</li> }).collect();
    view! { <h2 class="govuk-heading-s">{title.to_owned()}</h2> <ul class="govuk-list govuk-list--bullet">{lines}</ul> }
        .into_any()
}

/// The last yes or no. Pressed twice, it records once; pressed on an old page, it shows what stands there now.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let mut inside = match enter(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let own = Own::read(&asked, &inside).await?;
    let requests = hub::open_requests(&asked, &inside).await?;
    let sharing = std::mem::take(&mut inside.visit.data.sharing);
    let Some(preview) = Preview::of(&own, &sharing, &hub::hub_names(&asked, &requests)) else {
        return Ok(Next::page(urls::PERMISSIONS));
    };
    match form.get("say") {
        "yes" if form.get("shown") == preview.digest() => {
            inside.visit.data.sharing.last = preview.chosen().next().map(|chosen| chosen.id);
            record(&asked, &inside, (&own, &sharing, &requests), &preview).await?;
        }
        "no" => {}
        _ => return Ok(Next::page(urls::SHARE_PREVIEW)),
    }
    visits::put(&asked, &inside.visit).await?;
    Ok(Next::page(urls::PERMISSIONS))
}

async fn record(
    asked: &Asked,
    inside: &Inside,
    (own, sharing, requests): (&Own, &Sharing, &[SentConsent]),
    preview: &Preview,
) -> Result<(), Fault> {
    // Another tab may have named the same person meanwhile.
    let recipient = who::known(&own.permissions, preview.recipient.clone());
    let mut change = BookChange::new(inside.family, Some(inside.member), own.now);
    let (mut given, mut taken_back) = (Vec::new(), Vec::new());
    for chosen in preview.chosen() {
        let was_yes = was_yes(own, &recipient, chosen.part);
        let answer = match chosen.answer(sharing, own.today()) {
            Answer::Refused if was_yes => Answer::Withdrawn,
            answer => answer,
        };
        match answer {
            Answer::Given { .. } => given.push(chosen.part),
            _ if was_yes => taken_back.push(chosen.part),
            _ => {}
        }
        let notice = notice(preview.words(chosen));
        change.permissions.push(Permission {
            id: chosen.id,
            recipient: recipient.clone(),
            part: chosen.part,
            answer,
            by: inside.member,
            for_whom: chosen.part.about(),
            capacity: chosen.capacity.clone(),
            notice,
            how: How::OwnDevice,
            at: own.now,
        });
    }
    for (says, parts) in [(PermissionSays::Given, given), (PermissionSays::Withdrawn, taken_back)] {
        change.messages.extend(hub::messages(asked, requests, (&recipient.name, says), &parts));
    }
    keep(asked, &change).await
}

/// The exact words that an answer rests on (rule C4).
pub(super) fn notice(words: String) -> Notice {
    Notice { version: SHARING_VERSION.to_owned(), language: "en".to_owned(), reading: Reading::Parent, words }
}

/// Keeps a change once. A double press finds its records there already, and that is as good.
pub(super) async fn keep(asked: &Asked, change: &BookChange) -> Result<(), Fault> {
    let store = &asked.portal.store;
    if let Err(fault) = store.write_book(change).await {
        let book = store.book(change.family).await?;
        let is_kept = |record: &Permission| book.permissions.records().iter().any(|kept| kept.id == record.id);
        if change.permissions.is_empty() || !change.permissions.iter().all(is_kept) {
            return Err(fault);
        }
    }
    asked.portal.outbox.wake();
    Ok(())
}
