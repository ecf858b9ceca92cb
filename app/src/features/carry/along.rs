//! Which parts of a story go along with a request: one yes or no a part, for the one hub that gets the request.
//!
//! Without a yes nothing goes. A yes counts only while it is about that hub, by the member who sends, inside the story, and
//! with the words as they stand; and what goes is what that member may see at the moment of sending. Each yes and no is
//! kept as a permission in the same transaction as the request (rule C4).

use super::{document, voice::InWords};
use crate::{
    domain::{
        answers::{Answers, Bring, Draft},
        assessment::{Assessment, Filled, Voice},
        choices::YesNo,
        consent::{How, Notice, Reading},
        ids::{MemberId, PermissionId, RecipientId},
        permission::{Answer, Permission, Permissions, Recipient, SHARING_VERSION},
        place::{Hub, HubId, Place, PlaceId},
        request::Request,
        story::{About, Part, Story},
        text::Line,
    },
    features::{
        ask::service::place_of,
        inside::{self, Inside, Way},
    },
    page::Asked,
    ports::{Fault, Portal},
    ui::summary::Row,
    words::carry as text,
};

/// What goes along with a request, and what is kept about it.
#[derive(Debug, Default)]
pub struct Along {
    /// The parts said yes to, in the shape of the place's paper.
    pub story: Option<Assessment>,
    /// Each yes and no.
    pub permissions: Vec<Permission>,
}

/// The form field of a part. Its name says which part and not a number of a list, so that an old page can never mean
/// another part than it showed.
pub(super) fn field(part: Part) -> String {
    match part.about() {
        About::Family => format!("along-{}", part.section().slug()),
        About::Person(person) => format!("along-{}-{}", part.section().slug(), person.uuid().simple()),
    }
}

/// The answers of `bring`, if they are about this hub and by this member, in the words that stand.
pub(super) fn standing_answers<'a>(
    bring: Option<&'a Bring>,
    member: MemberId,
    (place, hub): (&PlaceId, &HubId),
) -> Option<&'a [(Part, YesNo)]> {
    let bring = bring?;
    let stands =
        bring.member == member && bring.place == *place && bring.hub == *hub && bring.version == SHARING_VERSION;
    stands.then_some(bring.parts.as_slice())
}

fn says(answers: &[(Part, YesNo)], part: Part) -> Option<YesNo> {
    answers.iter().find(|(about, _)| *about == part).map(|(_, answer)| *answer)
}

/// The assessment of what `answers` says yes to.
fn chosen(place: &Place, story: &Story, answers: &[(Part, YesNo)]) -> Option<Assessment> {
    let goes = |part: Part| says(answers, part).is_some_and(YesNo::is_yes);
    Assessment::new(&place.assessment, story, goes, &InWords { story, reader: None })
}

/// All of a story that may be seen, under the headings of the place's paper.
pub fn on_paper(place: &Place, story: &Story) -> Option<Assessment> {
    Assessment::new(&place.assessment, story, |_| true, &InWords { story, reader: None })
}

/// What `inside` may see of the story.
pub(super) async fn story(portal: &Portal, inside: &Inside) -> Result<Story, Fault> {
    Ok(portal.store.book(inside.family).await?.story.seen_by(inside.member))
}

/// Whether something of the story goes along as things stand; `None` when there is nothing to choose from.
pub async fn is_going(asked: &Asked, answers: &Answers) -> Result<Option<bool>, Fault> {
    let Way::Inside(inside) = inside::way_in(asked).await? else { return Ok(None) };
    let Some(place) = place_of(&asked.portal, answers) else { return Ok(None) };
    let Some(route) = answers.route_in(&place) else { return Ok(None) };
    let story = story(&asked.portal, &inside).await?;
    if story.parts().is_empty() {
        return Ok(None);
    }
    let answers = standing_answers(answers.bring.as_ref(), inside.member, (&place.id, &route.hub));
    Ok(Some(answers.is_some_and(|answers| chosen(&place, &story, answers).is_some())))
}

/// What goes along with `request` at this moment.
pub async fn going(asked: &Asked, draft: &Draft, request: &Request) -> Result<Along, Fault> {
    let portal = &asked.portal;
    let Way::Inside(inside) = inside::way_in(asked).await? else { return Ok(Along::default()) };
    let about = (&request.place, &request.hub);
    let answers = standing_answers(draft.answers.bring.as_ref(), inside.member, about);
    let place = portal.places.get(&request.place);
    let hub = place.and_then(|place| place.hub(&request.hub));
    let (Some(answers), Some(place), Some(hub)) = (answers, place, hub) else { return Ok(Along::default()) };
    if inside.family != draft.family {
        return Ok(Along::default());
    }
    let book = portal.store.book(inside.family).await?;
    let seen = book.story.seen_by(inside.member);
    let recipient = recipient(portal, &book.permissions, hub)?;
    let asked_about = seen.parts().into_iter().filter_map(|part| says(answers, part).map(|answer| (part, answer)));
    let permissions =
        asked_about.map(|(part, answer)| permission(portal, (&seen, &inside), &recipient, (part, answer)));
    Ok(Along { story: chosen(place, &seen, answers), permissions: permissions.collect() })
}

/// The hub as a recipient: the one this family knows by that name, or a new one.
fn recipient(portal: &Portal, permissions: &Permissions, hub: &Hub) -> Result<Recipient, Fault> {
    let name = Line::parse(&hub.name).map_err(|_| Fault::bare("a hub without a name"))?;
    let known = permissions.recipients().into_iter().find(|known| known.name == name && known.organisation.is_none());
    Ok(known.cloned().unwrap_or_else(|| Recipient {
        id: RecipientId::new(portal.ids.uuid()),
        name,
        organisation: None,
    }))
}

fn permission(
    portal: &Portal,
    (story, inside): (&Story, &Inside),
    recipient: &Recipient,
    (part, answer): (Part, YesNo),
) -> Permission {
    let name = part_name(story, part);
    let shown = [
        text::ALONG_LEAD,
        text::ALONG_EARLIER,
        text::ALONG_SENT,
        text::ALONG_LAW,
        &text::along_question(recipient.name.as_str(), &name),
    ];
    let notice = Notice {
        version: SHARING_VERSION.to_owned(),
        language: "en".to_owned(),
        reading: Reading::Parent,
        words: shown.join("\n"),
    };
    Permission {
        id: PermissionId::new(portal.ids.uuid()),
        recipient: recipient.clone(),
        part,
        answer: if answer.is_yes() { Answer::Given { until: None } } else { Answer::Refused },
        by: inside.member,
        for_whom: part.about(),
        capacity: None,
        notice,
        how: How::OwnDevice,
        at: portal.clock.now(),
    }
}

/// A part's name, for the hub.
pub(super) fn part_name(story: &Story, part: Part) -> String {
    text::part(part.section(), InWords { story, reader: None }.about(part).as_deref())
}

/// What came along with a request, as the hub's workers read it: one row a heading of the place's paper.
pub fn assessment_rows(portal: &Portal, assessment: &Assessment) -> Vec<Row> {
    let row = |filled: &Filled| Row {
        key: filled.heading.clone(),
        value: filled.parts.iter().flat_map(|told| document::part_lines(told, &portal.places)).collect(),
        change: None,
    };
    assessment.headings().iter().map(row).collect()
}
