//! Walls within a family: a part that one member keeps from another, without a trace on the other side.
//!
//! Behind a wall the two tell apart: who is kept out goes on to see, and to write, words of their own, and these never
//! take the place of the others' words, nor reach anybody the others share with. Only who put a wall up takes it down.

use std::collections::{BTreeMap, BTreeSet};

use super::{Author, Deed, Entry, Part, Story};
use crate::domain::ids::MemberId;

/// Walls that stand: the part, from whom, by whom; and after how many entries each went up.
type Standing = BTreeMap<(Part, MemberId, MemberId), usize>;

impl Story {
    /// The story as `member` may see it: without any part that is walled off from them, but for what they wrote there
    /// themselves, and without what others wrote behind a wall. Walls are left out, but for those this member put up.
    #[must_use]
    pub fn seen_by(&self, member: MemberId) -> Self {
        let walls = self.walls();
        let entries = self.entries.iter().enumerate().filter(|(index, entry)| match entry.deed {
            Deed::Wall { .. } | Deed::NoWall { .. } => entry.by == Author::Member { member },
            _ => is_seen(&walls, (*index, entry), member),
        });
        Self { entries: entries.map(|(_, entry)| entry.clone()).collect() }
    }

    /// Which parts are walled off from `member` now.
    pub fn walled_from(&self, member: MemberId) -> BTreeSet<Part> {
        self.walls().into_keys().filter(|(_, from, _)| *from == member).map(|(part, ..)| part).collect()
    }

    /// From whom `member` keeps `part` now.
    pub fn kept_from(&self, part: Part, member: MemberId) -> BTreeSet<MemberId> {
        self.walls().into_keys().filter(|(of, _, by)| (*of, *by) == (part, member)).map(|(_, from, _)| from).collect()
    }

    fn walls(&self) -> Standing {
        let mut walls = Standing::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let Author::Member { member: by } = entry.by else { continue };
            match entry.deed {
                Deed::Wall { from } if from != by => {
                    walls.entry((entry.part, from, by)).or_insert(index);
                }
                Deed::NoWall { from } => {
                    walls.remove(&(entry.part, from, by));
                }
                _ => {}
            }
        }
        walls
    }
}

fn is_seen(walls: &Standing, (index, entry): (usize, &Entry), member: MemberId) -> bool {
    let since = |from: MemberId| {
        let here = walls.iter().filter(|((part, whom, _), _)| (*part, *whom) == (entry.part, from));
        here.map(|(_, since)| *since).min()
    };
    match entry.by.member() {
        Some(author) if author == member => true,
        _ if since(member).is_some() => false,
        Some(author) => since(author).is_none_or(|since| index < since),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        ids::EntryId,
        story::{About, Content, Section},
        text::FreeText,
    };

    const MOTHER: u128 = 1;
    const FATHER: u128 = 2;
    const GRAN: u128 = 3;

    fn member(number: u128) -> MemberId {
        MemberId::new(Uuid::from_u128(number))
    }

    fn well() -> Part {
        Part::new(Section::Well, About::Family).unwrap()
    }

    fn entry(by: u128, deed: Deed) -> Entry {
        let (id, by) = (EntryId::new(Uuid::nil()), Author::Member { member: member(by) });
        Entry { id, part: well(), deed, by, place: None, at: Timestamp::UNIX_EPOCH }
    }

    fn says(by: u128, words: &str) -> Entry {
        entry(by, Deed::Version { content: Content::Words(FreeText::parse(words).unwrap()) })
    }

    fn wall(by: u128, from: u128) -> Entry {
        entry(by, Deed::Wall { from: member(from) })
    }

    fn no_wall(by: u128, from: u128) -> Entry {
        entry(by, Deed::NoWall { from: member(from) })
    }

    fn read(entries: &[Entry], by: u128) -> Option<String> {
        let story = Story::new(entries.to_vec()).seen_by(member(by));
        story.words(well()).map(|words| words.as_str().to_owned())
    }

    #[test]
    fn a_walled_part_leaves_no_trace_for_that_member_alone() {
        let note = entry(MOTHER, Deed::Note { words: FreeText::parse("A note").unwrap() });
        let told = [says(MOTHER, "One"), wall(MOTHER, FATHER), note];
        let story = Story::new(told.to_vec());
        assert!(story.seen_by(member(FATHER)).is_empty());
        assert_eq!(story.seen_by(member(MOTHER)).entries().len(), 3);
        assert_eq!(read(&told, GRAN).as_deref(), Some("One"), "a wall is against one member");
        assert_eq!(story.kept_from(well(), member(MOTHER)), BTreeSet::from([member(FATHER)]));
        let down = [told.as_slice(), &[no_wall(MOTHER, FATHER)]].concat();
        assert_eq!(read(&down, FATHER).as_deref(), Some("One"));
    }

    #[test]
    fn only_who_put_a_wall_up_takes_it_down() {
        let told = [says(MOTHER, "One"), wall(MOTHER, FATHER), no_wall(FATHER, FATHER), no_wall(GRAN, FATHER)];
        assert_eq!(read(&told, FATHER), None);
        let both = [says(MOTHER, "One"), wall(MOTHER, FATHER), wall(GRAN, FATHER), no_wall(MOTHER, FATHER)];
        assert_eq!(read(&both, FATHER), None, "the other wall still stands");
    }

    #[test]
    fn who_is_kept_out_writes_words_of_their_own_and_never_over_the_others() {
        let told = [says(MOTHER, "Hers"), wall(MOTHER, FATHER), says(FATHER, "His")];
        assert_eq!(read(&told, FATHER).as_deref(), Some("His"));
        assert_eq!(read(&told, MOTHER).as_deref(), Some("Hers"));
        assert_eq!(read(&told, GRAN).as_deref(), Some("Hers"));
        let before = [says(FATHER, "His, before"), wall(MOTHER, FATHER)];
        assert_eq!(read(&before, MOTHER).as_deref(), Some("His, before"), "the wall came later");
        assert_eq!(read(&before, FATHER).as_deref(), Some("His, before"), "nobody loses what they wrote");
    }

    proptest! {
        #[test]
        fn whatever_is_written_behind_a_wall_nobody_sees_the_other_side(
            steps in prop::collection::vec((0_u8..4, 1_u128..4, 1_u128..4), 0..24)
        ) {
            let write = |(index, (what, by, from)): (usize, &(u8, u128, u128))| match what {
                0 => wall(*by, *from),
                1 => no_wall(*by, *from),
                _ => says(*by, &format!("{by} {index}")),
            };
            let story = Story::new(steps.iter().enumerate().map(write).collect());
            for viewer in (1_u128..4).map(member) {
                let is_walled = story.walled_from(viewer).contains(&well());
                for entry in story.seen_by(viewer).entries() {
                    let own = entry.by.member() == Some(viewer);
                    prop_assert!(own || !is_walled, "a walled part shows only one's own words");
                    let is_wall = matches!(entry.deed, Deed::Wall { .. } | Deed::NoWall { .. });
                    prop_assert!(own || !is_wall, "another's wall never shows");
                }
            }
        }
    }
}
