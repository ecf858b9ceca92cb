//! A hub never gets a part without a yes, and every part with a yes stands under exactly one heading.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    ids::{EntryId, MemberId, PersonId},
    place::Heading,
    story::About,
};

struct Plain;

impl Voice for Plain {
    fn content(&self, content: &Content) -> Vec<FreeText> {
        match content {
            Content::Words(words) => vec![words.clone()],
            _ => Vec::new(),
        }
    }
    fn about(&self, part: Part) -> Option<String> {
        matches!(part.about(), About::Person(_)).then(|| "Kofi".to_owned())
    }
    fn author(&self, _: &Author) -> String {
        "The family".to_owned()
    }
}

/// A paper with the sections cut into headings of `size`.
fn paper(size: usize) -> Paper {
    let maps = Section::ALL.chunks(size).enumerate();
    let maps = maps.map(|(index, from)| Heading { heading: format!("Heading {index}"), from: from.to_vec() }).collect();
    Paper { name: "Paper".to_owned(), also: vec![], what: vec![], parts: vec![], tools: vec![], maps }
}

fn parts() -> Vec<Part> {
    let about = [About::Family, About::Person(PersonId::new(Uuid::from_u128(1)))];
    about
        .into_iter()
        .flat_map(|about| Section::ALL.iter().filter_map(move |section| Part::new(*section, about)))
        .collect()
}

/// A story with words, and a note beside them, in each of `parts`; each text names its part alone.
fn story(parts: &[Part]) -> Story {
    let member = MemberId::new(Uuid::from_u128(9));
    let entry = |(index, part): (usize, Part)| {
        let text = |what: &str| FreeText::parse(&format!("{what} [{index}]")).unwrap();
        let deeds = [Deed::Version { content: Content::Words(text("says")) }, Deed::Note { words: text("note") }];
        let number = u128::try_from(index).unwrap() * 2;
        deeds.into_iter().zip(0_u128..).map(move |(deed, second)| Entry {
            id: EntryId::new(Uuid::from_u128(number + second)),
            part,
            deed,
            by: Author::Member { member },
            place: None,
            at: Timestamp::UNIX_EPOCH,
        })
    };
    Story::new(parts.iter().copied().enumerate().flat_map(entry).collect())
}

proptest! {
    #[test]
    fn a_recipient_hub_never_gets_a_part_without_a_yes(
        written in prop::collection::vec(any::<bool>(), 20),
        yes in prop::collection::vec(any::<bool>(), 20),
        size in 1_usize..11,
    ) {
        let all = parts();
        let there: Vec<Part> = all.iter().zip(&written).filter(|(_, is)| **is).map(|(part, _)| *part).collect();
        let says_yes: BTreeSet<Part> = all.iter().zip(&yes).filter(|(_, is)| **is).map(|(part, _)| *part).collect();
        let expected: BTreeSet<Part> = there.iter().filter(|part| says_yes.contains(part)).copied().collect();
        let made = Assessment::new(&paper(size), &story(&there), |part| says_yes.contains(&part), &Plain);
        prop_assert_eq!(made.is_none(), expected.is_empty());
        let json = serde_json::to_string(&made).unwrap();
        for (index, part) in there.iter().enumerate() {
            for what in ["says", "note"] {
                let times = json.matches(&format!("{what} [{index}]")).count();
                prop_assert_eq!(times, usize::from(expected.contains(part)));
            }
        }
        for heading in made.iter().flat_map(Assessment::headings) {
            prop_assert!(!heading.parts.is_empty());
        }
        prop_assert_eq!(serde_json::from_str::<Option<Assessment>>(&json).unwrap(), made);
    }
}
