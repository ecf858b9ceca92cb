//! What goes into a file comes out of it, once, and nothing hostile gets further than a refusal.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    age_band::AgeBand,
    child::Child,
    ids::{DoorId, EntryId, MemberId, PersonId},
    story::{self, About as Whom, Author, Entry, Part, Story},
};

fn now() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().unwrap()
}

fn member(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(1_000 + number))
}

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(2_000 + number))
}

fn names() -> Names {
    Names { other_member: Line::parse("Someone").unwrap(), child: Line::parse("A child").unwrap() }
}

fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

fn people(count: u128) -> story::Content {
    let one = |number: u128| {
        let name = PersonName::parse(&format!("Child {number}")).unwrap();
        let who = Who::Child(Child::Born { name, age: AgeBand::FiveToTen });
        story::Person { id: person(number), who, home: Some(Home::WithUs) }
    };
    story::Content::People((0..count).map(one).collect())
}

/// A story of `kinds`, each a number that says what an entry is.
fn story_of(kinds: &[u8]) -> Story {
    let family = |section| Part::new(section, Whom::Family).unwrap();
    let mut entries: Vec<Entry> = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let index = u128::try_from(index).unwrap();
        let note = entries.iter().rev().find(|entry| matches!(entry.deed, story::Deed::Note { .. }));
        let about_child = Part::new(Section::Voice, Whom::Person(person(index % 3))).unwrap();
        let text = words(&format!("Words {index} <b>&\" 😀"));
        let (part, deed) = match kind % 7 {
            0 => (family(Section::People), story::Deed::Version { content: people(1 + index % 3) }),
            1 => (family(Section::Worries), story::Deed::Version { content: story::Content::Words(text) }),
            2 => (about_child, story::Deed::Version { content: story::Content::Words(text) }),
            3 => (family(Section::Worries), story::Deed::Note { words: text }),
            4 => (family(Section::Worries), story::Deed::Version { content: story::Content::Nothing }),
            5 => (family(Section::Worries), story::Deed::Wall { from: member(9) }),
            _ => match note {
                Some(note) => (note.part, story::Deed::Answer { note: note.id, agrees: false, words: Some(text) }),
                None => (family(Section::Well), story::Deed::Version { content: story::Content::Words(text) }),
            },
        };
        let by = match kind % 4 {
            0 => Author::Member { member: member(1) },
            1 => Author::Child { person: person(0), with: member(1) },
            2 => Author::Recipient { door: DoorId::new(Uuid::from_u128(7)), name: Line::parse("Mrs Lee").unwrap() },
            _ => Author::Member { member: member(2) },
        };
        let at = now()
            - jiff::SignedDuration::from_hours(i64::try_from(kinds.len()).unwrap() - i64::try_from(index).unwrap());
        entries.push(Entry {
            id: EntryId::new(Uuid::from_u128(3_000 + index)),
            part,
            deed,
            by,
            place: PlaceId::parse("york"),
            at,
        });
    }
    Story::new(entries)
}

fn signature() -> Signature {
    Signature { by: "https://help.test".to_owned(), key: "k".to_owned(), value: "v".to_owned() }
}

fn file(story: &Story) -> StoryFile {
    let place = PlaceId::parse("york");
    StoryFile { signature: Some(signature()), ..StoryFile::new(story, member(1), (place, now()), None) }
}

fn taken_into(file: &StoryFile, into: &Story, member: MemberId) -> Vec<Entry> {
    let mut next = 9_000_u128;
    let names = names();
    let taken = Taken { into, member, place: PlaceId::parse("hull"), at: now(), names: &names };
    take(file, &taken, &mut || {
        next += 1;
        Uuid::from_u128(next)
    })
}

fn open(text: &str) -> Result<StoryFile, Refusal> {
    read(text)?.open(&Check::Unknown, now())
}

proptest! {
    #[test]
    fn what_goes_into_a_file_comes_out_of_it_and_no_id_does(kinds in prop::collection::vec(0_u8..28, 0..40)) {
        let story = story_of(&kinds);
        let file = file(&story);
        let text = file.text().unwrap();
        for id in story.entries().iter().map(|entry| entry.id.uuid()).chain([member(1).uuid(), member(2).uuid(), person(0).uuid()]) {
            prop_assert!(!text.contains(&id.to_string()));
        }
        let opened = open(&text).unwrap();
        prop_assert_eq!(&opened, &file);
        let unchecked = read(&text).unwrap();
        prop_assert_eq!(unchecked.signature().unwrap().0.to_vec(), file.to_sign().unwrap());

        let entries = taken_into(&opened, &Story::default(), member(5));
        let kept = |entry: &&Entry| !matches!(entry.deed, story::Deed::Wall { .. });
        prop_assert_eq!(entries.len(), story.entries().iter().filter(kept).count());
        let brought = Story::new(entries);
        for (before, after) in story.entries().iter().filter(kept).zip(brought.entries()) {
            prop_assert_eq!(before.part.section(), after.part.section());
            prop_assert_eq!((before.at, &before.place), (after.at, &after.place));
            if let (story::Deed::Version { content: story::Content::Words(one) }, story::Deed::Version { content }) = (&before.deed, &after.deed) {
                prop_assert_eq!(&story::Content::Words(one.clone()), content);
            }
        }
        prop_assert_eq!(story.people().len(), brought.people().len());
        // The same file again adds nothing, wherever it came to.
        prop_assert_eq!(taken_into(&opened, &brought, member(5)), vec![]);
        prop_assert_eq!(taken_into(&opened, &story, member(1)), vec![]);
    }

    #[test]
    fn a_file_joins_a_story_that_is_there_without_losing_a_person(mine in prop::collection::vec(0_u8..28, 0..12), theirs in prop::collection::vec(0_u8..28, 0..12)) {
        let here = story_of(&mine);
        let file = file(&story_of(&theirs));
        let entries = taken_into(&file, &here, member(1));
        let after = Story::new([here.entries(), &entries].concat());
        let now: BTreeSet<PersonId> = after.people().iter().map(|person| person.id).collect();
        for person in here.people() {
            prop_assert!(now.contains(&person.id));
        }
        prop_assert_eq!(now.len(), after.people().len());
        prop_assert_eq!(taken_into(&file, &after, member(1)), vec![]);
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(text in "\\PC{0,200}|[\\[\\]{}\":,0-9a-z\\-+.e ]{0,200}") {
        prop_assert!(open(&text).is_err());
    }
}

#[test]
fn who_saved_the_file_is_who_brings_it_and_others_stay_in_words() {
    let story = story_of(&[0, 4, 3, 2, 1]);
    let brought = taken_into(&file(&story), &Story::default(), member(5));
    let authors: Vec<&Author> = brought.iter().map(|entry| &entry.by).collect();
    let child = brought.iter().find_map(|entry| match entry.by {
        Author::Child { person, with } => Some((person, with)),
        _ => None,
    });
    assert_eq!(authors[0], &Author::Member { member: member(5) });
    assert_eq!(authors[2], &Author::Brought { name: Line::parse("Someone").unwrap() });
    assert_eq!(authors[3], &Author::Brought { name: Line::parse("Mrs Lee").unwrap() });
    assert_eq!(child.unwrap().1, member(5));
}

fn hostile(change: impl Fn(&mut serde_json::Value)) -> Result<StoryFile, Refusal> {
    let mut value = serde_json::to_value(file(&story_of(&[0, 1, 2, 3, 6]))).unwrap();
    change(&mut value);
    open(&value.to_string())
}

#[test]
fn a_hostile_file_is_a_refusal_that_says_what_to_do() {
    use serde_json::{Value, json};
    assert!(hostile(|_| {}).is_ok());
    let unreadable: Vec<(&str, Value)> = vec![
        ("/story/entries/1/number", json!(-1)),
        ("/story/entries/1/number", json!(18_446_744_073_709_551_615_u64)),
        ("/story/entries/1/number", json!(1)),
        ("/story/entries/1/number", json!(2.5)),
        ("/story/entries/1/number", json!("2")),
        ("/story/entries/1/section", json!("feelings")),
        ("/story/entries/1/section", json!("voice")),
        ("/story/entries/1/section", json!(["worries"])),
        ("/story/entries/0/person", json!(1)),
        ("/story/entries/1/at", json!("never")),
        ("/story/entries/1/at", json!("9999-01-01T00:00:00Z")),
        ("/story/entries/1/deed", json!({ "does": "wall", "from": 1 })),
        ("/story/entries/1/deed", json!({ "does": "version", "content": { "words": "" } })),
        ("/story/entries/1/deed", json!({ "does": "version", "content": { "words": "w".repeat(4_001) } })),
        ("/story/entries/1/deed", json!({ "does": "version", "content": { "people": [] } })),
        ("/story/entries/4/deed", json!({ "does": "answer", "note": 99, "agrees": true, "words": null })),
        ("/story/entries/1/by", json!({ "is": "member" })),
        ("/story/entries/1/by", json!({ "is": "other", "name": "x".repeat(201) })),
        ("/story/entries/1/place", json!("../../etc")),
        ("/story/entries", json!({})),
        ("/story", json!(null)),
        ("/exported_at", json!("2999-01-01T00:00:00Z")),
    ];
    for (pointer, value) in unreadable {
        let refused = hostile(|whole| *whole.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(refused.unwrap_err(), Refusal::Unreadable, "{pointer} {value}");
    }
    let extra = hostile(|whole| drop(whole.as_object_mut().unwrap().insert("doors".to_owned(), json!([]))));
    assert_eq!(extra.unwrap_err(), Refusal::Unreadable);
    let many = hostile(|whole| {
        let entries = whole.pointer_mut("/story/entries").unwrap().as_array_mut().unwrap();
        let one = json!({ "number": 0, "section": "well", "person": null, "deed": { "does": "version", "content": "nothing" },
            "by": { "is": "member", "member": 1 }, "place": null, "at": "2026-01-01T00:00:00Z" });
        *entries = (0..10_000)
            .map(|number| {
                let mut one = one.clone();
                one["number"] = json!(number);
                one
            })
            .collect();
    });
    // Ten thousand entries are more than a file may have in bytes as well.
    assert!(matches!(many.unwrap_err(), Refusal::Unreadable | Refusal::TooBig));
    assert_eq!(hostile(|whole| whole["format"] = json!("story-2")).unwrap_err(), Refusal::OtherVersion);
    assert_eq!(hostile(|whole| whole["format"] = json!(1)).unwrap_err(), Refusal::NotAStory);
    assert_eq!(
        hostile(|whole| drop(whole.as_object_mut().unwrap().remove("signature"))).unwrap_err(),
        Refusal::Changed
    );
    for (text, refusal) in [
        (String::new(), Refusal::Missing),
        ("\u{FEFF} \n".to_owned(), Refusal::Missing),
        ("x".repeat(MOST_BYTES + 1), Refusal::TooBig),
        ("[".repeat(100_000), Refusal::NotAStory),
        (format!("{}{}", "{\"format\":".repeat(50_000), "}".repeat(50_000)), Refusal::NotAStory),
        ("{\"format\":\"story-1\",\"exported_at\":1e999999}".to_owned(), Refusal::NotAStory),
        ("{\"format\":\"story-1\",\"exported_at\":1.5}".to_owned(), Refusal::Unreadable),
        ("PK\u{3}\u{4}\u{fffd}".to_owned(), Refusal::NotAStory),
    ] {
        assert_eq!(open(&text).unwrap_err(), refusal);
    }
}

#[test]
fn markup_stays_text_and_marks_that_turn_text_around_are_taken_out() {
    let file = hostile(|whole| {
        let words = "\u{202E}<script>alert(1)</script>\u{0}";
        *whole.pointer_mut("/story/entries/1/deed/content/words").unwrap() = serde_json::json!(words);
    });
    let entries = taken_into(&file.unwrap(), &Story::default(), member(1));
    let says = entries.iter().find_map(|entry| match &entry.deed {
        story::Deed::Version { content: story::Content::Words(words) } => Some(words.as_str()),
        _ => None,
    });
    assert_eq!(says, Some("<script>alert(1)</script>"));
}
