//! Check your answers: everything that will be sent, where it goes, and the one button that sends it.

use leptos::prelude::*;

use super::{Shown, children, consent::item, own_check};
use crate::{
    domain::{
        answers::Answers,
        child::Child,
        choices::YesNo,
        consent::{Decision, Share},
        contact::SafeContact,
        helper::HelpedBy,
        helpers::Helpers,
        journey::{Path, Step},
        message::RequestBody,
        needs::Needs,
        place::{HelpWanted, Locality, Place},
        postcode::Postcode,
        routing::Reason,
        text::{FreeText, PersonName},
    },
    features::trusted,
    ui::{
        explained, layout,
        summary::{Row, summary_list},
    },
    urls, words,
};

/// The page.
pub fn view(shown: &Shown) -> AnyView {
    let w = words::current();
    let Some(place) = &shown.setting.place else {
        return ().into_any();
    };
    let submission = shown.draft.submission.uuid().to_string();
    let answers = &shown.draft.answers;
    let rows = match answers.path() {
        Path::MyFamily => check_rows(answers, place, shown.along),
        Path::YoungPerson => own_check::draft_rows(answers, place),
    };
    view! {
        <h1 class="govuk-heading-l">{w.ask.check.title}</h1>
        {summary_list(rows)}
        {goes_to(answers, place)}
        <form method="post" autocomplete="off" action=urls::post::SEND>
            <input type="hidden" name="submission" value=submission/>
            <button type="submit" class="govuk-button">{w.ask.check.send}</button>
        </form>
        <p class="govuk-hint">{w.ask.check.once}</p>
        {trusted::way(answers.path())}
    }
    .into_any()
}

/// Where the request goes and why, before it is sent.
fn goes_to(answers: &Answers, place: &Place) -> Option<AnyView> {
    let w = words::current();
    let route = answers.route_in(place)?;
    let hub = place.hub(&route.hub)?;
    let locality = answers.locality_in(place).map_or("", |locality| &locality.name);
    let why = (w.reason)(route.reason, &[&place.name, &hub.contact.label, locality]);
    let say_part = (route.reason == Reason::LocalityUnknown).then(|| {
        let link = (w.ask.place.locality)(&place.name);
        view! { <p class="govuk-body"><a class="govuk-link" href=urls::change_on(answers.path(), Step::Where)>{link}</a></p> }
    });
    Some(
        view! {
            <h2 class="govuk-heading-m">{w.ask.check.goes_to}</h2>
            <p class="govuk-body" id="goes-to"><strong>{explained(&hub.name)}</strong> ". " {explained(&hub.what)}</p>
            <p class="govuk-body" id="goes-why">{why}</p>
            {say_part}
            <p class="govuk-body">{layout::phone(&hub.contact)}</p>
            <p class="govuk-body"><a class="govuk-link" href=urls::place(&place.id)>{(w.start.how_it_works)(&place.name)}</a></p>
        }
        .into_any(),
    )
}

/// The rows of a draft, each with its step and a way to change it.
pub fn draft_rows(answers: &Answers, place: &Place) -> Vec<(Step, Row)> {
    let shares = answers.shares.as_deref().unwrap_or_default();
    let lines = Lines {
        danger: answers.danger,
        name: answers.name.as_ref(),
        postcode: answers.postcode.as_ref(),
        locality: answers.locality_in(place),
        children: &answers.children,
        going_well: answers.going_well.as_ref(),
        worries: answers.worries.as_ref(),
        help: answers.help.as_ref(),
        helpers: answers.helpers.as_ref(),
        needs: answers.needs.as_ref(),
        contact: answers.contact.as_ref(),
        agree: answers.agree,
        shares,
    };
    let rows = lines.rows(place).into_iter();
    rows.map(|(step, row)| (step, Row { change: Some(urls::change(step)), ..row })).collect()
}

/// Every row of the page: who helped, the answers, what goes along.
fn check_rows(answers: &Answers, place: &Place, along: Option<bool>) -> Vec<Row> {
    let helped = answers.helped_by.as_ref().map(helped_row);
    let rows = draft_rows(answers, place).into_iter().map(|(_, row)| row);
    helped.into_iter().chain(rows).chain(along.map(along_row)).collect()
}

/// Who helped to write it. The family can change every answer and not this.
fn helped_row(who: &HelpedBy) -> Row {
    let from = format!("@{}", who.wrote_from.as_str());
    let name = format!("{}, {}", who.name.as_str(), who.role.as_str());
    let value = vec![name, who.organisation.as_str().to_owned(), from];
    Row { key: words::current().ask.check.helped_by.to_owned(), value, change: None }
}

/// Whether something of the family's story goes along, with a way to choose.
fn along_row(goes: bool) -> Row {
    let w = &words::current().ask.check;
    let value = if goes { w.story_goes } else { w.story_stays };
    Row { key: w.story.to_owned(), value: vec![value.to_owned()], change: Some(urls::ALONG.to_owned()) }
}

/// The rows of a sent request, as the hub reads them.
pub fn request_rows(content: &RequestBody, place: &Place) -> Vec<Row> {
    let RequestBody { request, consent, story: _ } = content;
    let lines = Lines {
        danger: Some(if request.danger { YesNo::Yes } else { YesNo::No }),
        name: Some(&request.name),
        postcode: request.postcode.as_ref(),
        locality: request.locality.as_ref().and_then(|id| place.locality(id)),
        children: request.children(),
        going_well: request.going_well.as_ref(),
        worries: request.worries.as_ref(),
        help: Some(&request.help_wanted),
        helpers: Some(&request.helpers),
        needs: Some(&request.needs),
        contact: Some(&request.contact),
        agree: Some(consent.help),
        shares: &consent.shares,
    };
    let helped = request.helped_by.as_ref().map(helped_row);
    helped.into_iter().chain(lines.rows(place).into_iter().map(|(_, row)| row)).collect()
}

/// Where somebody lives, as far as they said.
pub(super) fn lives(place: &Place, locality: Option<&Locality>, postcode: Option<&Postcode>) -> Vec<String> {
    let locality = locality.map(|locality| locality.name.clone());
    let postcode = postcode.map(|postcode| postcode.as_str().to_owned());
    [Some(place.name.clone()), locality, postcode].into_iter().flatten().collect()
}

/// Whether somebody is in danger now; nothing until that was answered.
pub(super) fn danger(answer: Option<YesNo>) -> Vec<String> {
    let w = words::current();
    let says = answer.map(|answer| if answer.is_yes() { w.ask.check.danger_yes } else { w.common.no });
    says.map(str::to_owned).into_iter().collect()
}

/// Everything that is sent, whether it is still a draft or long gone.
struct Lines<'a> {
    danger: Option<YesNo>,
    name: Option<&'a PersonName>,
    postcode: Option<&'a Postcode>,
    locality: Option<&'a Locality>,
    children: &'a [Child],
    going_well: Option<&'a FreeText>,
    worries: Option<&'a FreeText>,
    help: Option<&'a HelpWanted>,
    helpers: Option<&'a Helpers>,
    needs: Option<&'a Needs>,
    contact: Option<&'a SafeContact>,
    agree: Option<Decision>,
    shares: &'a [Share],
}

impl Lines<'_> {
    fn rows(&self, place: &Place) -> Vec<(Step, Row)> {
        let w = words::current();
        let row = |step: Step, key: &str, value: Vec<String>| (step, Row { key: key.to_owned(), value, change: None });
        let one = |text: Option<&str>| text.map(str::to_owned).into_iter().collect::<Vec<_>>();
        vec![
            row(Step::Where, w.ask.check.lives, lives(place, self.locality, self.postcode)),
            row(Step::Danger, w.ask.check.danger, danger(self.danger)),
            row(Step::Who, w.ask.check.who, vec![w.ask.check.my_family.to_owned()]),
            row(Step::Name, w.ask.check.name, one(self.name.map(PersonName::as_str))),
            row(Step::Children, w.ask.check.children, self.children.iter().map(children::in_words).collect()),
            row(Step::GoingWell, w.ask.check.going_well, one(self.going_well.map(FreeText::as_str))),
            row(Step::Worries, w.ask.check.worries, one(self.worries.map(FreeText::as_str))),
            row(
                Step::Help,
                w.ask.check.help,
                self.help.map(|wanted| help(wanted, place, Path::MyFamily)).unwrap_or_default(),
            ),
            row(Step::Helpers, w.ask.check.helpers, self.helpers.map(helpers).unwrap_or_default()),
            row(Step::Needs, w.ask.check.needs, self.needs.map(needs).unwrap_or_default()),
            row(Step::Contact, w.ask.check.contact, self.contact.map(contact).unwrap_or_default()),
            row(Step::Agree, w.ask.check.agree, one(self.agree.map(w.decision))),
            row(Step::Share, w.ask.check.share, shares(self.shares, place, Path::MyFamily)),
        ]
    }
}

/// What would help, line by line.
pub(super) fn help(help: &HelpWanted, place: &Place, path: Path) -> Vec<String> {
    let w = words::current();
    let services = help.services.iter().filter_map(|id| place.service(id.as_str()));
    let mut lines: Vec<String> = services.map(|service| service.words_on(path).0.to_owned()).collect();
    if help.not_sure {
        lines.push(w.ask.help.not_sure.to_owned());
    }
    lines.extend(help.other.as_ref().map(|other| other.as_str().to_owned()));
    lines
}

/// Who helps, line by line.
pub fn helpers(helpers: &Helpers) -> Vec<String> {
    let w = words::current();
    let mut lines: Vec<String> = helpers.already().map(str::to_owned).into_iter().collect();
    if let Some(trusted) = helpers.trusted() {
        let may = if helpers.may_talk() { w.ask.check.may_talk } else { w.ask.check.may_not_talk };
        lines.push(format!("{}: {trusted} ({may})", w.ask.check.trusted));
    }
    if let Some(had_plan) = helpers.had_plan() {
        lines.push(if had_plan == YesNo::Yes { w.ask.check.had_plan } else { w.ask.check.had_no_plan }.to_owned());
    }
    lines
}

/// What a family needs to take part, one line an entry.
pub fn needs(needs: &Needs) -> Vec<String> {
    let w = words::current();
    let ease = needs.ease().iter().map(|ease| (w.ease)(*ease).to_owned());
    let language = needs.language().map(|language| format!("{}: {language}", w.ask.check.language));
    ease.chain(language).chain(needs.other().map(str::to_owned)).collect()
}

/// How it is safe to reach somebody, one line an entry.
pub fn contact(contact: &SafeContact) -> Vec<String> {
    let w = words::current();
    let ways = contact.ways().iter().map(|way| match contact.detail(*way) {
        Some(detail) => format!("{}: {detail}", (w.way)(*way)),
        None => (w.way)(*way).to_owned(),
    });
    let voicemail = if contact.may_leave_voicemail() { w.ask.check.voicemail } else { w.ask.check.no_voicemail };
    let say_who = if contact.may_say_who() { w.ask.check.say_who } else { w.ask.check.do_not_say_who };
    let times = contact.times().map(|times| format!("{}: {times}", w.ask.check.times));
    ways.chain([voicemail.to_owned(), say_who.to_owned()]).chain(times).collect()
}

/// A line of a name and what goes with it.
pub(super) fn goes(name: &str, with: &str) -> String {
    format!("{name}: {with}")
}

/// One line an organisation: what it may see, or nothing.
pub(super) fn shares(shares: &[Share], place: &Place, path: Path) -> Vec<String> {
    let w = words::current();
    place
        .organisations_on(path)
        .map(|organisation| {
            let given: Vec<&str> = shares
                .iter()
                .filter(|share| share.organisation == organisation.id && share.decision == Decision::Given)
                .map(|share| item(w, path, share.item))
                .collect();
            let may_see = if given.is_empty() { w.ask.check.sees_nothing.to_owned() } else { given.join("; ") };
            goes(organisation.words_on(path).0, &may_see)
        })
        .collect()
}
