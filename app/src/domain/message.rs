//! What leaves for a hub, as JSON that the published schema describes.
//!
//! A request message can be made from a [`Submission`] alone, so its consent always travels with it. A concern's can be made
//! from a [`Concern`] alone, which only staff can make; a question's from a [`Question`] alone, which names nobody.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use super::{
    assessment::Assessment,
    concern::Concern,
    consent::{Decision, How, Purpose, Share},
    helper::HelpedBy,
    ids::SubmissionId,
    own_request::Always,
    place::{HubId, PlaceId},
    plan::PlanEvent,
    question::Question,
    reference::Reference,
    request::{Request, Submission},
    story::Section,
    text::{FreeText, Line},
};

/// The version of the message format, in the schema's address and in every message.
pub const FORMAT: &str = "1";

/// One message to a hub. `id` stays the same however often it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Message {
    /// The version of this format.
    #[cfg_attr(feature = "ssr", schemars(extend("const" = FORMAT)))]
    format: String,
    /// The message's own id, the same on every try.
    #[cfg_attr(feature = "ssr", schemars(with = "String", extend("format" = "uuid")))]
    id: Uuid,
    reference: Reference,
    place: PlaceId,
    hub: HubId,
    /// When the family, or the professional with a concern, sent it, in UTC.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    sent_at: Timestamp,
    /// Do not contact the family before speaking to the young person: it stands in whatever is sent later about a young
    /// person's own request, so that it can be read alone. Never anything but true; left out for every other request, and
    /// in a young person's request itself, which says it in its content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(with = "bool", extend("const" = true)))]
    do_not_contact_family_before_speaking_to_them: Option<Always>,
    #[serde(flatten)]
    body: Body,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "kind", content = "content")]
pub enum Body {
    /// A new request with its consent.
    Request(Box<RequestBody>),
    /// A question that names nobody. It carries no consent; do not try to find out who asked.
    Question(Box<Question>),
    /// The family added something to a request it sent before.
    Addition {
        /// What it added.
        words: FreeText,
    },
    /// The clock has run out and somebody asks what is happening.
    Chase(Chase),
    /// The family takes its request back.
    Withdrawal,
    /// The family lets somebody named see parts of its story, or no longer. Never what the parts say.
    Permission(PermissionNews),
    /// What somebody of the family said of its plan.
    Plan(Box<PlanEvent>),
    /// A professional's concern that a child may come to serious harm: always urgent, and it rests on no consent.
    Concern(Box<Concern>),
}

choices! {
    /// Who asks what is happening.
    pub enum Asks {
        /// The family, or the young person whose request it is.
        Family = "family",
        /// Who helped the family to write the request.
        Helper = "helper",
    }
}

/// What a hub is told of a chase: who asks, and nothing of what they wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Chase {
    /// Who asks.
    pub by: Asks,
}

/// A chase as it stands in a message: those kept before a helper could ask say nothing, and were a family's.
#[derive(Deserialize)]
struct ChaseWritten {
    by: Asks,
}

impl<'de> Deserialize<'de> for Chase {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = Option::<ChaseWritten>::deserialize(from)?;
        Ok(Self { by: written.map_or(Asks::Family, |written| written.by) })
    }
}

choices! {
    /// What changed about who may see a part. A "no" that was never a "yes" is nobody's business and is not told.
    pub enum PermissionSays {
        /// They may see it.
        Given = "given",
        /// They may no longer see it.
        Withdrawn = "withdrawn",
    }
}

/// What a hub is told about sharing: who, which parts and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct PermissionNews {
    /// Who may see the parts, or no longer: the name the family knows them by.
    pub recipient: Line,
    /// What the parts are about.
    pub items: Vec<Section>,
    /// What changed.
    pub says: PermissionSays,
    /// Since when, in UTC.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub at: Timestamp,
}

/// A request and the consent it was sent with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct RequestBody {
    /// The request as typed.
    pub request: Request,
    /// The consent as given.
    pub consent: ConsentBody,
    /// The parts of its story that the family said yes to, in the shape of the place's own assessment. Left out when
    /// there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<Assessment>,
}

/// Consent as a hub needs it: what may be shown to whom, and which words were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ConsentBody {
    /// The answer to "do you want this help?". `spoken` is weaker than `given`: somebody heard it.
    pub help: Decision,
    /// Each sharing answer.
    pub shares: Vec<Share>,
    /// The version of the words shown.
    pub notice_version: String,
    /// When it was given, in UTC.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub at: Timestamp,
    /// How the answers reached the portal.
    #[serde(default = "own_device")]
    pub how: How,
    /// Who heard a spoken yes. Left out for every other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<HelpedBy>,
}

/// How answers came before messages said so.
const fn own_device() -> How {
    How::OwnDevice
}

/// What every message about one request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The message's own id.
    pub id: Uuid,
    /// The request's reference.
    pub reference: Reference,
    /// The request's place.
    pub place: PlaceId,
    /// The hub it goes to.
    pub hub: HubId,
    /// When the family sent it.
    pub sent_at: Timestamp,
}

impl Message {
    /// The message for a new request. Its id is the submission id, so the hub can tell a second copy.
    pub fn request(submission: &Submission, reference: Reference, sent_at: Timestamp) -> Self {
        let request = submission.request().clone();
        let records = submission.consent().records();
        let shares = records
            .iter()
            .filter_map(|record| match &record.purpose {
                Purpose::Help => None,
                Purpose::Share { organisation, item } => {
                    Some(Share { organisation: organisation.clone(), item: *item, decision: record.decision })
                }
            })
            .collect();
        let consent = ConsentBody {
            help: records.first().map_or(Decision::NotAnswered, |record| record.decision),
            shares,
            notice_version: records.first().map(|record| record.notice.version.clone()).unwrap_or_default(),
            at: records.first().map_or(sent_at, |record| record.at),
            how: records.first().map_or(How::OwnDevice, |record| record.how),
            witness: submission.consent().witness().cloned(),
        };
        let envelope = Envelope {
            id: submission.id().uuid(),
            reference,
            place: request.place.clone(),
            hub: request.hub.clone(),
            sent_at,
        };
        let story = submission.story().cloned();
        Self::later(envelope, Body::Request(Box::new(RequestBody { request, consent, story })))
    }

    /// The message for a new question. Its id is the submission id, as a request's is.
    pub fn question(id: SubmissionId, question: Question, reference: Reference, sent_at: Timestamp) -> Self {
        let (place, hub) = (question.place.clone(), question.hub.clone());
        let envelope = Envelope { id: id.uuid(), reference, place, hub, sent_at };
        Self::later(envelope, Body::Question(Box::new(question)))
    }

    /// An addition: words the family sent later.
    pub fn addition(envelope: Envelope, words: FreeText) -> Self {
        Self::later(envelope, Body::Addition { words })
    }

    /// A chase.
    pub fn chase(envelope: Envelope, by: Asks) -> Self {
        Self::later(envelope, Body::Chase(Chase { by }))
    }

    /// A withdrawal.
    pub fn withdrawal(envelope: Envelope) -> Self {
        Self::later(envelope, Body::Withdrawal)
    }

    /// Who may see which parts of the story changed.
    pub fn permission(envelope: Envelope, news: PermissionNews) -> Self {
        Self::later(envelope, Body::Permission(news))
    }

    /// What somebody of the family said of its plan. Nothing that a hub said is ever sent back to it.
    pub fn plan(envelope: Envelope, event: PlanEvent) -> Self {
        Self::later(envelope, Body::Plan(Box::new(event)))
    }

    /// A professional's concern. It needs no consent, and nothing a family wrote can become one.
    pub fn concern(envelope: Envelope, concern: Concern) -> Self {
        Self::later(envelope, Body::Concern(Box::new(concern)))
    }

    fn later(envelope: Envelope, body: Body) -> Self {
        let Envelope { id, reference, place, hub, sent_at } = envelope;
        let format = FORMAT.to_owned();
        Self { format, id, reference, place, hub, sent_at, do_not_contact_family_before_speaking_to_them: None, body }
    }

    /// The same message, about a young person's own request.
    #[must_use]
    pub fn about_own_request(self) -> Self {
        match self.body {
            // It says so in its content, or is no young person's.
            Body::Request(_) => self,
            _ => Self { do_not_contact_family_before_speaking_to_them: Some(Always), ..self },
        }
    }

    /// The id the hub sees on every try.
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// The request's reference.
    pub const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// The place.
    pub const fn place(&self) -> &PlaceId {
        &self.place
    }

    /// The hub.
    pub const fn hub(&self) -> &HubId {
        &self.hub
    }

    /// What it says.
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// Whether this is a young person's own request, or about one: speak to them before contacting the family.
    pub const fn is_own_request(&self) -> bool {
        match &self.body {
            Body::Request(content) => content.request.own_request().is_some(),
            _ => self.do_not_contact_family_before_speaking_to_them.is_some(),
        }
    }

    /// When the family sent it.
    pub const fn sent_at(&self) -> Timestamp {
        self.sent_at
    }
}
