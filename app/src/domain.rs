//! What the words mean.
//!
//! One noun a file: pure values and pure rules that browser and server share.
//! Nothing here knows a framework, a clock, a database or HTTP; time arrives as an argument.
//! A value that exists is valid: each is made by `parse` (from outside) or `new` (from trusted parts).
//!
//! | word | meaning |
//! |---|---|
//! | place | a council area the portal serves; all of it is data |
//! | hub | a council team that receives requests for a place |
//! | front door | the hub that gets every request that no other rule sends elsewhere |
//! | locality | a part of a place with a hub of its own |
//! | route | the hub a request goes to, and the reason |
//! | draft | answers so far, before they are sent |
//! | request | finished answers, valid throughout, that a family sends |
//! | own request | what a young person adds who asks for themselves: the hub speaks to them before it contacts the family |
//! | path | the questions in order, for a family or for a young person |
//! | consent | a recorded yes or no: to *help*, or to *share* one item with one organisation |
//! | consent snapshot | all consent a request was sent with, with the exact words shown |
//! | submission | a request joined to its consent snapshot: the only thing that can be forwarded |
//! | helper | somebody who helps a family to ask, such as a school; writes a draft, never a family's yes |
//! | actor | who stands before a screen: a family, or staff; only a family can give consent |
//! | offer | help near a family that anybody may use, such as a group; public, beside the form and never instead of it |
//! | display | how a person likes pages to look: letters, colours, space |
//! | member | an adult or young person of a family with a way in of their own; sees no other member's way in or contact |
//! | story | what a family tells once: parts, each with versions that are only ever added to |
//! | part | one section of a story, about the whole family or one person |
//! | recipient | somebody named whom a family lets see parts of its story |
//! | permission | a recorded answer to "may this recipient see this part?" |
//! | assessment | the parts of a story that go along with a request, under the headings of the place's own paper |
//! | carried story | a story as a file, which another portal can read and check |
//! | sharing | choices about who may see what that are not recorded yet |
//! | concern | a professional's written word that a child may come to serious harm, after a phone call; no family sees it |
//! | door | a way for one recipient to what they may see, with a code and an end |
//! | question | words to a hub that ask for advice and name nobody; it carries no consent |
//! | answer | what a hub writes back to a question |
//! | plan | who does what by when, as everything that was said about it |
//! | seat | somebody of a family at a plan: the sender, another adult, or a young person |
//! | lead practitioner | who keeps a plan together, once practitioner, child and family agreed |
//! | notice | a neutral word by e-mail or text that there is something new, and no more |
//! | team | the people who help, with one main contact |
//! | message | what leaves for a hub: a request, a question, an addition, a chase, a withdrawal, news of who may see what, what it said of its plan, or a concern |
//! | return code | six plain words that open a family's page again |
//! | lock | the second thing that opens a member's story: a safe word, or a code that is sent |
//! | desk person | somebody of a hub team who works at the portal's own desk |
//! | passkey | a key in a member's own device that opens the story beside a lock |
//! | invitation | six words that let another adult into a family, once |
//! | term | a word that services use, with what it means |
//! | reference | a short label to say on the phone; it opens nothing |

#[macro_use]
pub mod choices;

pub mod actor;
pub mod age_band;
pub mod aloud;
pub mod answers;
pub mod app_code;
pub mod assessment;
#[cfg(feature = "ssr")]
pub mod carried;
pub mod child;
pub mod concern;
pub mod consent;
pub mod contact;
pub mod date_fields;
pub mod delivery;
pub mod desk_person;
pub mod display;
pub mod door;
pub mod glossary;
pub mod helper;
pub mod helpers;
pub mod hex;
pub mod ids;
pub mod journey;
pub mod kinds;
pub mod language;
pub mod later;
pub mod letter;
#[cfg(feature = "ssr")]
pub mod lock;
#[cfg(feature = "ssr")]
pub mod measures;
pub mod message;
pub mod nameless;
pub mod needs;
#[cfg(feature = "ssr")]
pub mod neutral;
#[cfg(feature = "ssr")]
pub mod notice;
pub mod offer;
pub mod own_request;
#[cfg(feature = "ssr")]
pub mod passkey;
pub mod permission;
pub mod place;
pub mod plan;
pub mod postcode;
pub mod problem;
pub mod question;
pub mod raw_form;
pub mod reading_age;
pub mod reference;
pub mod request;
#[cfg(feature = "ssr")]
pub mod return_code;
pub mod routing;
pub mod search_words;
pub mod sharing;
pub mod story;
pub mod text;
pub mod tokens;
pub mod working_days;
