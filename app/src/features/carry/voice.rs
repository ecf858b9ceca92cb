//! A story in words: who a part is about, who wrote it, what it says.
//!
//! One member is never named to another (rule C10): whoever is not the reader is "someone in the family".

use crate::{
    domain::{
        assessment::Voice,
        ids::{MemberId, PersonId},
        story::{About, Author, Content, Part, Story},
        text::FreeText,
    },
    words::carry as text,
};

/// Says things of `story`, as its reader may see it.
pub(super) struct InWords<'a> {
    pub(super) story: &'a Story,
    /// The member for whom it is said; `None` for a hub.
    pub(super) reader: Option<MemberId>,
}

impl InWords<'_> {
    /// What a person is called, as far as the story tells.
    fn person(&self, id: PersonId) -> Option<String> {
        let person = self.story.person(id).or_else(|| self.story.people_ever().find(|person| person.id == id));
        person.map(text::called)
    }
}

impl Voice for InWords<'_> {
    fn content(&self, content: &Content) -> Vec<FreeText> {
        let lines = match content {
            Content::Words(words) => return vec![words.clone()],
            Content::People(people) => people.iter().map(text::person).collect(),
            Content::Helpers(helpers) => text::helpers(helpers),
            Content::Nothing => Vec::new(),
        };
        lines.iter().filter_map(|line| FreeText::parse(line).ok()).collect()
    }

    fn about(&self, part: Part) -> Option<String> {
        match part.about() {
            About::Family => None,
            About::Person(id) => Some(self.person(id).unwrap_or_else(|| text::SOMEONE.to_owned())),
        }
    }

    fn author(&self, author: &Author) -> String {
        match author {
            Author::Member { member } => match self.reader {
                None => text::FAMILY,
                Some(reader) if reader == *member => text::ME,
                Some(_) => text::SOMEONE,
            }
            .to_owned(),
            Author::Child { person, .. } => {
                text::child_with(&self.person(*person).unwrap_or_else(|| text::A_CHILD.to_owned()))
            }
            Author::Recipient { name, .. } | Author::Brought { name } => name.as_str().to_owned(),
        }
    }
}
