//! Whatever is ticked, wherever a family lives, whatever it writes: the rules hold.

use proptest::prelude::*;

use super::*;
use crate::domain::language::Language;
use crate::domain::{
    answers::Answers,
    place::{
        AgeRules, Ages, Assessment, ClockSources, Clocks, ConsentWords, Contact, Guide, Hub, Lead, LocalityId, PlaceId,
        Service, ServiceId,
    },
    request::Request,
    text::{FreeText, Line},
};

fn contact() -> Contact {
    Contact {
        label: String::new(),
        phone: None,
        open_email: None,
        secure_email: None,
        verified: false,
        as_of: String::new(),
        source: String::new(),
    }
}

fn hub(id: &str) -> Hub {
    let id = HubId::parse(id).unwrap();
    Hub { id, name: String::new(), what: String::new(), contact: contact(), hours: String::new() }
}

fn service(number: usize, goes: Goes, soon: bool) -> Service {
    Service {
        id: ServiceId::parse(&format!("service-{number}")).unwrap(),
        name: String::new(),
        official: String::new(),
        what: String::new(),
        words: Vec::new(),
        ages: Ages::Any,
        goes,
        soon,
        young: None,
    }
}

fn clocks() -> Clocks {
    let none = String::new;
    let sources = ClockSources {
        acknowledge: none(),
        outcome: none(),
        assessment: none(),
        copy: none(),
        review: none(),
        follow_up: none(),
    };
    Clocks {
        acknowledge_working_days: 1,
        outcome_working_days: 5,
        assessment_working_days: 10,
        copy_working_days: 15,
        review_weeks: 6,
        follow_up_hours: 48,
        sources,
    }
}

/// A place with this many localities, each with its own hub, and these services.
fn place(localities: usize, services: Vec<Service>) -> Place {
    let hubs = (0..localities).map(|number| hub(&format!("hub-{number}")));
    let locality = |number| Locality {
        id: LocalityId::parse(&format!("part-{number}")).unwrap(),
        name: String::new(),
        hub: HubId::parse(&format!("hub-{number}")).unwrap(),
        postcodes: Vec::new(),
    };
    let texts = Vec::new;
    let none = String::new;
    Place {
        language: Language::English,
        checked_by: None,
        id: PlaceId::parse("somewhere").unwrap(),
        name: none(),
        council: none(),
        brand: none(),
        reference_prefix: none(),
        postcodes: texts(),
        front_door: HubId::parse("door").unwrap(),
        advice_without_names: false,
        hubs: [hub("door")].into_iter().chain(hubs).collect(),
        localities: (0..localities).map(locality).collect(),
        services,
        organisations: Vec::new(),
        clocks: clocks(),
        ages: AgeRules {
            own_decision_from: 16,
            parent_view_review_at: 11,
            parent_view_ends_at: 16,
            help_until: 18,
            help_until_special_needs: 25,
            source: none(),
        },
        consent: ConsentWords { version: none(), help: texts(), if_no: texts(), share: texts(), law: texts() },
        assessment: Assessment {
            name: none(),
            also: texts(),
            what: texts(),
            parts: texts(),
            tools: texts(),
            maps: Vec::new(),
        },
        lead: Lead { name: none(), also: texts(), what: texts() },
        meetings: Vec::new(),
        levels: Vec::new(),
        guide: Guide {
            front_door: texts(),
            teams: texts(),
            people: texts(),
            better_or_harder: texts(),
            while_you_wait: texts(),
            standards: texts(),
            measures: texts(),
        },
        for_young: texts(),
        out_of_hours: contact(),
    }
}

prop_compose! {
    fn any_service(number: usize)(straight in any::<bool>(), soon in prop::bool::weighted(0.2)) -> Service {
        service(number, if straight { Goes::Locality } else { Goes::FrontDoor }, soon)
    }
}

fn any_place() -> impl Strategy<Value = Place> {
    let services = (1_usize..6).prop_flat_map(|count| (0..count).map(any_service).collect::<Vec<_>>());
    (0_usize..4, services).prop_map(|(localities, services)| place(localities, services))
}

/// A place, some of its services (and perhaps one it does not have), and a part of it or of elsewhere.
fn any_request() -> impl Strategy<Value = (Place, Option<Locality>, HelpWanted, Urgency)> {
    any_place().prop_flat_map(|place| {
        let ids: Vec<ServiceId> =
            place.services.iter().map(|each| each.id.clone()).chain(ServiceId::parse("not-here")).collect();
        let count = ids.len();
        let elsewhere = Locality {
            id: LocalityId::parse("elsewhere").unwrap(),
            name: String::new(),
            hub: HubId::parse("hub-of-another-place").unwrap(),
            postcodes: Vec::new(),
        };
        let parts: Vec<_> = place.localities.iter().cloned().map(Some).chain([None, Some(elsewhere)]).collect();
        let help = (prop::sample::subsequence(ids, 0..=count), any::<bool>(), prop::option::of("[a-z]{1,20}"))
            .prop_map(|(services, not_sure, other)| HelpWanted {
                services,
                not_sure: not_sure && other.is_some(),
                other: other.and_then(|text| Line::parse(&text).ok()),
            });
        (Just(place), prop::sample::select(parts), help, any::<bool>()).prop_map(|(place, part, help, is_danger)| {
            let urgency = Urgency::of(is_danger, &place, &help);
            (place, part, help, urgency)
        })
    })
}

proptest! {
    #[test]
    fn a_request_always_goes_to_a_hub_of_its_own_place((place, part, help, urgency) in any_request()) {
        let route = route(&place, part.as_ref(), &help, urgency);
        prop_assert!(place.hub(&route.hub).is_some(), "{route:?}");
    }

    #[test]
    fn an_urgent_request_never_goes_past_the_front_door((place, part, help, _) in any_request()) {
        for urgency in [Urgency::Soon, Urgency::Danger] {
            let route = route(&place, part.as_ref(), &help, urgency);
            prop_assert_eq!(&route.hub, &place.front_door);
            prop_assert!(matches!(route.reason, Reason::Soon | Reason::Danger));
        }
    }

    #[test]
    fn only_ticked_help_that_a_known_locality_hub_gives_goes_past_the_front_door(
        (place, part, help, urgency) in any_request()
    ) {
        let route = route(&place, part.as_ref(), &help, urgency);
        let all_direct = !help.services.is_empty()
            && help.services.iter().all(|id| place.service(id.as_str()).is_some_and(|each| each.goes == Goes::Locality));
        let is_here = part.as_ref().is_some_and(|part| place.localities.contains(part));
        let straight = all_direct && is_here && !help.not_sure && help.other.is_none() && !urgency.is_urgent();
        prop_assert_eq!(route.reason == Reason::Straight, straight);
        prop_assert_eq!(route.hub != place.front_door, straight);
    }

    #[test]
    fn asking_for_something_from_the_front_door_too_never_moves_a_request_away_from_it(
        (mut place, part, mut help, urgency) in any_request()
    ) {
        let extra = service(99, Goes::FrontDoor, false);
        help.services.push(extra.id.clone());
        place.services.push(extra);
        prop_assert_eq!(route(&place, part.as_ref(), &help, urgency).hub, place.front_door);
    }

    #[test]
    fn what_a_family_writes_changes_nothing(
        (place, part, help, _) in any_request(), worries in "[ -~]{1,80}", is_danger in any::<bool>()
    ) {
        let answers = answers(&place, part.as_ref(), help, is_danger);
        let blank = Request::from_answers(&answers, &place, Language::English).unwrap();
        let said = |text: &str| FreeText::parse_optional(text).unwrap();
        let other = answers.help.as_ref().and_then(|help| help.other.as_ref()).map(|_| Line::parse("something").unwrap());
        let help = answers.help.clone().map(|help| HelpWanted { other, ..help });
        let written = Answers { worries: said(&worries), going_well: said("urgent danger"), help, ..answers };
        let written = Request::from_answers(&written, &place, Language::English).unwrap();
        prop_assert_eq!((&blank.hub, blank.urgent), (&written.hub, written.urgent));
        prop_assert_eq!(blank.urgent, is_danger || blank.help_wanted.services.iter()
            .any(|id| place.service(id.as_str()).is_some_and(|service| service.soon)));
    }
}

/// Answers that are whole, with nothing written.
fn answers(place: &Place, part: Option<&Locality>, help: HelpWanted, is_danger: bool) -> Answers {
    use crate::domain::{
        answers::{LocalityAnswer, WhoFor},
        child::Child,
        choices::YesNo,
        consent::Decision,
        contact::SafeContact,
        journey::Step,
        raw_form::RawForm,
        text::PersonName,
    };
    Answers {
        place: Some(place.id.clone()),
        locality: part.map(|part| LocalityAnswer::Is(part.id.clone())),
        danger: Some(if is_danger { YesNo::Yes } else { YesNo::No }),
        who: Some(WhoFor::MyFamily),
        name: Some(PersonName::parse("Ama").unwrap()),
        children: vec![Child::Expected { due: None }],
        help: Some(help),
        contact: Some(SafeContact::parse(&RawForm::default().with("way", "code")).unwrap()),
        agree: Some(Decision::Given),
        shares: Some(Vec::new()),
        done: Step::ALL.iter().copied().collect(),
        ..Answers::default()
    }
}

#[test]
fn each_reason_has_its_case() {
    let services = vec![service(0, Goes::Locality, false), service(1, Goes::FrontDoor, false)];
    let (whole, parts) = (place(0, services.clone()), place(2, services));
    let part = parts.localities.first();
    let ask = |numbers: &[usize]| HelpWanted {
        services: numbers.iter().map(|number| ServiceId::parse(&format!("service-{number}")).unwrap()).collect(),
        ..HelpWanted::default()
    };
    let not_sure = HelpWanted { not_sure: true, ..ask(&[0]) };
    let other = HelpWanted { other: Line::parse("a bed").ok(), ..ask(&[0]) };
    for (place, part, help, urgency, reason, hub) in [
        (&parts, part, ask(&[0]), Urgency::InTurn, Reason::Straight, "hub-0"),
        (&parts, None, ask(&[0]), Urgency::InTurn, Reason::LocalityUnknown, "door"),
        (&parts, part, ask(&[0, 1]), Urgency::InTurn, Reason::FrontDoorFinds, "door"),
        (&parts, part, not_sure, Urgency::InTurn, Reason::FrontDoorFinds, "door"),
        (&parts, part, other, Urgency::InTurn, Reason::FrontDoorFinds, "door"),
        (&parts, part, ask(&[0]), Urgency::Danger, Reason::Danger, "door"),
        (&parts, part, ask(&[0]), Urgency::Soon, Reason::Soon, "door"),
        (&whole, None, ask(&[0]), Urgency::InTurn, Reason::OneDoor, "door"),
    ] {
        let found = route(place, part, &help, urgency);
        assert_eq!((found.reason, found.hub.as_str()), (reason, hub));
    }
}
