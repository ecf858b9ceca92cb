//! Between a story and a request: what a story answers beforehand, and what a request tells that the story did not know.
//!
//! Whether somebody is in danger, what would help, where a request goes and who may see it are asked each time anew: no
//! story answers them. An answer left blank says nothing about the story; only the family takes a part out of it.

use std::collections::BTreeSet;

use super::{About, Content, MOST_PEOPLE, Part, Person, Section, Story, Who};
use crate::domain::{
    answers::Answers,
    child::{Child, MOST_CHILDREN},
    helpers::Helpers,
    ids::PersonId,
    journey::Step,
    request::Request,
    text::FreeText,
};

impl Story {
    /// The answers this story gives to a new request.
    pub fn answers(&self) -> Answers {
        let of_family = |section| Part::new(section, About::Family).and_then(|part| self.words(part)).cloned();
        let children = self.people().iter().filter_map(|person| match &person.who {
            Who::Child(child) => Some(child.clone()),
            Who::Adult(_) => None,
        });
        let most = usize::try_from(MOST_CHILDREN).unwrap_or(usize::MAX);
        let mut answers = Answers {
            children: children.take(most).collect(),
            going_well: of_family(Section::Well),
            worries: of_family(Section::Worries),
            helpers: self.helpers().cloned(),
            ..Answers::default()
        };
        let known = [
            (Step::Children, !answers.children.is_empty()),
            (Step::GoingWell, answers.going_well.is_some()),
            (Step::Worries, answers.worries.is_some()),
            (Step::Helpers, answers.helpers.is_some()),
        ];
        answers.done.extend(known.into_iter().filter(|(_, is_known)| *is_known).map(|(step, _)| step));
        answers
    }

    /// What `request` tells that this story does not say yet, as the parts it changes.
    pub fn news_in(&self, request: &Request, new_person: impl FnMut() -> PersonId) -> Vec<(Part, Content)> {
        let words = |section: Section, said: Option<FreeText>| {
            Some((Part::new(section, About::Family)?, Content::Words(said?)))
        };
        // What would help is said anew each time: only the first wish becomes a part.
        let is_new = Part::new(Section::Needs, About::Family).is_some_and(|part| self.history(part).next().is_none());
        let wish = request.help_wanted.other.as_ref().filter(|_| is_new);
        let wish = wish.and_then(|wish| FreeText::parse(wish.as_str()).ok());
        let helpers = (request.helpers != Helpers::default()).then(|| request.helpers.clone());
        let told = [
            Some((Part::PEOPLE, Content::People(with_children(self.people(), request.children(), new_person)))),
            words(Section::Well, request.going_well.clone()),
            words(Section::Worries, request.worries.clone()),
            words(Section::Needs, wish),
            helpers.map(|helpers| (Part::HELPERS, Content::Helpers(helpers))),
        ];
        told.into_iter().flatten().filter(|(part, content)| self.would_change(*part, content)).collect()
    }
}

/// The people with these children among them. A child known by name, or a baby on the way, becomes what is told now;
/// a child of whom nothing is told stays.
fn with_children(people: &[Person], told: &[Child], mut new_person: impl FnMut() -> PersonId) -> Vec<Person> {
    let mut people = people.to_vec();
    let mut known = BTreeSet::new();
    // Those told just as they are known come first, so that of two with one name neither becomes the other.
    let mut others: Vec<&Child> = told.iter().collect();
    others.retain(|child| !claim(&mut people, &mut known, |now| now == *child, child));
    others.retain(|child| !claim(&mut people, &mut known, |now| is_same(now, child), child));
    let room = usize::try_from(MOST_PEOPLE).unwrap_or(usize::MAX).saturating_sub(people.len());
    let new = others.into_iter().take(room).cloned();
    people.extend(new.map(|child| Person { id: new_person(), who: Who::Child(child), home: None }));
    people
}

/// Whether a child who fits, and was not found before, is among the people; it is then as told.
fn claim(people: &mut [Person], known: &mut BTreeSet<PersonId>, fits: impl Fn(&Child) -> bool, told: &Child) -> bool {
    let is_it = |person: &&mut Person| match &person.who {
        Who::Child(now) => !known.contains(&person.id) && fits(now),
        Who::Adult(_) => false,
    };
    let Some(person) = people.iter_mut().find(is_it) else { return false };
    known.insert(person.id);
    person.who = Who::Child(told.clone());
    true
}

/// Whether the two are one child, told of at different times.
fn is_same(now: &Child, told: &Child) -> bool {
    match (now, told) {
        (Child::Born { name, .. }, Child::Born { name: other, .. }) => name == other,
        (Child::Expected { .. }, Child::Expected { .. }) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{age_band::AgeBand, text::PersonName};

    fn born(name: &str, age: AgeBand) -> Child {
        Child::Born { name: PersonName::parse(name).unwrap(), age }
    }

    fn person(number: u128, child: Child) -> Person {
        Person { id: PersonId::new(Uuid::from_u128(number)), who: Who::Child(child), home: None }
    }

    fn merged(people: &[Person], told: &[Child]) -> Vec<(u128, Child)> {
        let mut next = 100;
        let new = || {
            next += 1;
            PersonId::new(Uuid::from_u128(next))
        };
        let merged = with_children(people, told, new).into_iter();
        let child = |person: Person| match person.who {
            Who::Child(child) => (person.id.uuid().as_u128(), child),
            Who::Adult(_) => panic!("an adult among children"),
        };
        merged.map(child).collect()
    }

    #[test]
    fn children_told_again_are_the_same_children_and_a_new_age_is_kept() {
        let people = [person(1, born("Kofi", AgeBand::FiveToTen)), person(2, Child::Expected { due: None })];
        let same = [born("Kofi", AgeBand::FiveToTen), Child::Expected { due: None }];
        assert_eq!(with_children(&people, &same, || panic!("nobody is new")), people);
        let older = born("Kofi", AgeBand::ElevenToFifteen);
        assert_eq!(merged(&people, std::slice::from_ref(&older)), [(1, older), (2, Child::Expected { due: None })]);
    }

    #[test]
    fn a_child_of_whom_nothing_is_told_stays_and_a_new_one_joins() {
        let kofi = born("Kofi", AgeBand::FiveToTen);
        let esi = born("Esi", AgeBand::UnderFive);
        let people = [person(1, kofi.clone())];
        assert_eq!(merged(&people, std::slice::from_ref(&esi)), [(1, kofi), (101, esi)]);
    }

    #[test]
    fn of_two_children_with_one_name_neither_becomes_the_other() {
        let (small, big) = (born("Sam", AgeBand::UnderFive), born("Sam", AgeBand::ElevenToFifteen));
        let people = [person(1, small.clone()), person(2, big.clone())];
        assert_eq!(merged(&people, &[big.clone(), small.clone()]), [(1, small), (2, big)]);
    }

    #[test]
    fn a_story_never_names_more_people_than_it_can_hold() {
        let told: Vec<Child> = (0..60).map(|number| born(&format!("Child {number}"), AgeBand::UnderFive)).collect();
        assert_eq!(u32::try_from(merged(&[], &told).len()), Ok(MOST_PEOPLE));
    }

    #[test]
    fn an_empty_story_answers_nothing_and_marks_no_question_as_answered() {
        assert_eq!(Story::default().answers(), Answers::default());
    }
}
