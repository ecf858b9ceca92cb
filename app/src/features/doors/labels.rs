//! What a form calls a part, a door, a recipient or a note: a short label that means something in one visit alone.
//!
//! It is no id and no number in a list: it tells nothing, leaves no gap where something is not shown, and does not come
//! to mean another thing when the list changes between showing a page and posting its form.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{domain::hex::hex, ports::VisitKey};

/// Bytes of a label; far more than enough to tell the things of one family apart.
const BYTES: usize = 6;

/// The label of `thing` in the visit with this key.
pub(super) fn label(visit: &VisitKey, thing: &impl Serialize) -> String {
    let mut digest = Sha256::new();
    digest.update(visit);
    digest.update(serde_json::to_vec(thing).unwrap_or_default());
    hex(digest.finalize().iter().take(BYTES))
}

/// The one of `things` that `typed` is the label of.
pub(super) fn find<T: Serialize>(visit: &VisitKey, things: impl IntoIterator<Item = T>, typed: &str) -> Option<T> {
    things.into_iter().find(|thing| label(visit, thing) == typed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        ids::PersonId,
        story::{About, Part, Section},
    };

    fn parts(people: &[u128]) -> Vec<Part> {
        let family = Section::ALL.iter().filter_map(|section| Part::new(*section, About::Family));
        let about = |id: &u128| About::Person(PersonId::new(Uuid::from_u128(*id)));
        let each = people.iter().flat_map(|id| Section::ALL.iter().filter_map(move |it| Part::new(*it, about(id))));
        family.chain(each).collect()
    }

    proptest! {
        #[test]
        fn a_forged_label_finds_nothing_and_a_real_one_finds_its_own_part(
            key: [u8; 32],
            other: [u8; 32],
            people in proptest::collection::btree_set(any::<u128>(), 0..4),
            typed in ".{0,40}|[0-9a-f]{12}|(people|well|worries|voice)(-[0-9]{1,3})?",
        ) {
            let all = parts(&people.into_iter().collect::<Vec<_>>());
            let labels: Vec<String> = all.iter().map(|part| label(&key, part)).collect();
            prop_assert_eq!(find(&key, all.clone(), &typed).is_some(), labels.contains(&typed));
            for (part, label) in all.iter().zip(&labels) {
                prop_assert_eq!(find(&key, all.clone(), label), Some(*part));
                let is_same_visit = key == other;
                prop_assert_eq!(find(&other, all.clone(), label).is_some(), is_same_visit);
            }
            // Whatever else is shown or not, a label goes on meaning the same part, or nothing.
            let fewer: Vec<Part> = all.iter().copied().skip(1).collect();
            for (part, label) in all.iter().zip(&labels) {
                prop_assert_eq!(find(&key, fewer.clone(), label), fewer.contains(part).then_some(*part));
            }
        }
    }
}
