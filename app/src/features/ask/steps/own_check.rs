//! A young person's answers in rows: to check before sending, and for the hub that reads them.

use super::check::{contact, danger, goes, help, lives, shares};
use crate::{
    domain::{
        answers::Answers,
        choices::YesNo,
        consent::{Decision, Share},
        contact::SafeContact,
        journey::{Path, Step},
        message::RequestBody,
        own_request::{Meeting, OwnAge, OwnRequest, Telling},
        place::{HelpWanted, Locality, Place},
        postcode::Postcode,
        text::{FreeText, PersonName},
    },
    ui::summary::Row,
    urls, words,
    words::young as text,
};

/// The rows of a draft, each with a way to change it.
pub fn draft_rows(answers: &Answers, place: &Place) -> Vec<Row> {
    let lines = Lines {
        danger: answers.danger,
        name: answers.name.as_ref(),
        age: answers.own_age,
        postcode: answers.postcode.as_ref(),
        locality: answers.locality_in(place),
        going_on: answers.worries.as_ref(),
        help: answers.help.as_ref(),
        telling: answers.telling.as_ref(),
        contact: answers.contact.as_ref(),
        meeting: answers.meeting.as_ref(),
        agree: answers.agree,
        shares: answers.shares.as_deref().unwrap_or_default(),
    };
    let change = |step| Some(urls::change_on(Path::YoungPerson, step));
    lines.rows(place).into_iter().map(|(step, row)| Row { change: change(step), ..row }).collect()
}

/// The rows of a sent request, as the hub reads them: first who may know and how to reach the young person.
pub fn own_rows(content: &RequestBody, own: &OwnRequest, place: &Place) -> Vec<Row> {
    let RequestBody { request, consent, story: _ } = content;
    let lines = Lines {
        danger: Some(if request.danger { YesNo::Yes } else { YesNo::No }),
        name: Some(&request.name),
        age: own.age(),
        postcode: request.postcode.as_ref(),
        locality: request.locality.as_ref().and_then(|id| place.locality(id)),
        going_on: request.worries.as_ref(),
        help: Some(&request.help_wanted),
        telling: Some(own.telling()),
        contact: Some(&request.contact),
        meeting: Some(own.meeting()),
        agree: Some(consent.help),
        shares: &consent.shares,
    };
    let (first, then): (Vec<_>, Vec<_>) = lines.rows(place).into_iter().partition(|(step, _)| FIRST.contains(step));
    first.into_iter().chain(then).map(|(_, row)| row).collect()
}

/// What the hub reads first.
const FIRST: [Step; 3] = [Step::Telling, Step::Contact, Step::Meeting];

/// Everything that is sent, whether it is still a draft or long gone.
struct Lines<'a> {
    danger: Option<YesNo>,
    name: Option<&'a PersonName>,
    age: Option<OwnAge>,
    postcode: Option<&'a Postcode>,
    locality: Option<&'a Locality>,
    going_on: Option<&'a FreeText>,
    help: Option<&'a HelpWanted>,
    telling: Option<&'a Telling>,
    contact: Option<&'a SafeContact>,
    meeting: Option<&'a Meeting>,
    agree: Option<Decision>,
    shares: &'a [Share],
}

impl Lines<'_> {
    fn rows(&self, place: &Place) -> Vec<(Step, Row)> {
        let w = words::current();
        let row = |step: Step, key: &str, value: Vec<String>| (step, Row { key: key.to_owned(), value, change: None });
        let age = self.age.map(|age| format!("{}: {}", text::AGE_IS, text::age(age)));
        let you = self.name.map(|name| name.as_str().to_owned()).into_iter().chain(age).collect();
        let going_on = self.going_on.map(|words| words.as_str().to_owned()).into_iter().collect();
        let wanted = self.help.map(|wanted| help(wanted, place, Path::YoungPerson)).unwrap_or_default();
        let agree = self.agree.map(|agree| (w.decision)(agree).to_owned()).into_iter().collect();
        vec![
            row(Step::Where, text::ROW_LIVES, lives(place, self.locality, self.postcode)),
            row(Step::Danger, text::ROW_DANGER, danger(self.danger)),
            row(Step::You, text::ROW_YOU, you),
            row(Step::Worries, text::ROW_GOING_ON, going_on),
            row(Step::Help, text::ROW_HELP, wanted),
            row(Step::Telling, text::ROW_TELL, self.telling.map(telling).unwrap_or_default()),
            row(Step::Contact, text::ROW_CONTACT, self.contact.map(contact).unwrap_or_default()),
            row(Step::Meeting, text::ROW_MEET, self.meeting.map(meeting).unwrap_or_default()),
            row(Step::Agree, text::ROW_AGREE, agree),
            row(Step::Share, text::ROW_SHARE, self.shared(place)),
        ]
    }

    /// Who else may see what; one line when nobody may.
    fn shared(&self, place: &Place) -> Vec<String> {
        if self.shares.iter().all(|share| share.decision != Decision::Given) {
            return vec![text::NO_ONE_ELSE.to_owned()];
        }
        shares(self.shares, place, Path::YoungPerson)
    }
}

fn telling(telling: &Telling) -> Vec<String> {
    let knows = telling.who_may_know().map(|who| goes(text::KNOWS, who));
    let not = telling.who_must_not_know().map(|who| goes(text::KNOWS_NOT, who));
    [text::may_tell(telling.may_tell()).0.to_owned()].into_iter().chain(knows).chain(not).collect()
}

fn meeting(meeting: &Meeting) -> Vec<String> {
    let places = meeting.meet_where().iter().map(|place| text::meet_where(*place).to_owned());
    let bring = meeting.bring_someone().map(|bring| goes(text::COMES, text::bring(bring)));
    let first = meeting.talks_first_without_a_name().then(|| text::FIRST_WITHOUT_NAME.to_owned());
    places
        .chain(meeting.elsewhere().map(str::to_owned))
        .chain(bring)
        .chain(meeting.who_comes().map(str::to_owned))
        .chain(first)
        .collect()
}
