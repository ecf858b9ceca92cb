//! Claims about people at the desk, what they open, and tasks.

use std::collections::BTreeSet;

use app::{
    domain::{
        app_code::AppSecret,
        delivery::Delivery,
        desk_person::{DeskRole, MOST_OPENED, Reach},
        ids::DeskPersonId,
        place::{HubId, PlaceId},
        text::{Line, PersonName},
    },
    ports::{AtWork, DeskActor, DeskKey, DeskLine, NewDeskPerson, NewsTaken, Opened, TaskDeed},
};
use tests::{
    desk::{Everywhere as _, everywhere},
    fixtures::{self, CANARY, at, day, noon, reference},
    plan::{hub_says, outcome},
};
use tokio::task::JoinSet;

use crate::{StoreUnderTest, steps};

const KEY: DeskKey = DeskKey([7; 32]);

fn new(number: u32, role: DeskRole) -> NewDeskPerson {
    NewDeskPerson {
        id: DeskPersonId::new(fixtures::id("desk person", number)),
        key: DeskKey([u8::try_from(number).unwrap() + 6; 32]),
        place: fixtures::place(),
        hubs: BTreeSet::new(),
        role,
        name: PersonName::parse(&format!("Lee {CANARY}")).unwrap(),
        title: Line::parse("Duty worker").unwrap(),
    }
}

fn hub(name: &str) -> HubId {
    HubId::parse(name).unwrap()
}

fn secret() -> AppSecret {
    AppSecret::new(b"a canary that is never to be seen"[..32].try_into().unwrap())
}

fn of(by: DeskPersonId, place: &str) -> AtWork {
    AtWork { by: DeskActor::Person(by), reach: Reach::places(PlaceId::parse(place)) }
}

/// Person `number`, with an app.
async fn inside(store: &steps::Kept, number: u32, role: DeskRole) -> DeskPersonId {
    let new = new(number, role);
    assert!(store.add_desk_person(&everywhere(), &new, noon()).await.unwrap());
    assert_eq!(store.tie_app(new.id, (&secret(), 100), noon()).await.unwrap(), Some(1));
    new.id
}

pub async fn an_address_is_at_one_desk_and_comes_back_under_the_same_id(engine: impl StoreUnderTest) {
    let store = engine.store();
    let id = inside(&store, 1, DeskRole::Worker).await;
    let hull = NewDeskPerson { place: PlaceId::parse("hull").unwrap(), key: KEY, ..new(2, DeskRole::Worker) };
    let twice = NewDeskPerson { key: KEY, ..new(3, DeskRole::Manager) };
    for other in [&hull, &twice] {
        assert!(!store.add_desk_person(&everywhere(), other, at(1)).await.unwrap());
    }
    assert!(
        !store.add_desk_person(&of(id, "hull"), &new(4, DeskRole::Worker), at(1)).await.unwrap(),
        "not their place"
    );
    store.cut_off_desk_person(&of(new(9, DeskRole::Manager).id, "hull"), id, at(2)).await.unwrap();
    assert_eq!(store.desk_person(id).await.unwrap().unwrap().cut_at, None, "who leads Hull cuts off nobody of York");
    store.cut_off_desk_person(&of(id, "york"), id, at(2)).await.unwrap();
    assert_eq!(store.desk_person(id).await.unwrap().unwrap().cut_at, None, "nobody cuts themselves off");
    for _ in 0..2 {
        store.cut_off_desk_person(&everywhere(), id, at(3)).await.unwrap();
    }
    assert_eq!(store.desk_person_at(KEY).await.unwrap().unwrap().cut_at, Some(at(3)));
    assert!(!store.use_desk_code(id, 500, at(4)).await.unwrap());
    assert!(
        !store.add_desk_person(&everywhere(), &hull, at(5)).await.unwrap(),
        "their id stands for what they did here"
    );
    assert!(store.add_desk_person(&everywhere(), &twice, at(5)).await.unwrap());
    let again = store.desk_person_at(KEY).await.unwrap().unwrap();
    assert_eq!((again.id, again.role, again.cut_at, again.proven_at), (id, DeskRole::Manager, None, None));
    assert_eq!(again.holder.secret, None, "their app is tied anew");
    assert!(store.led_places().await.unwrap().is_empty(), "they have not come in");
    assert_eq!(store.tie_app(id, (&secret(), 600), at(6)).await.unwrap(), Some(2));
    assert_eq!(store.tie_app(id, (&secret(), 601), at(6)).await.unwrap(), None, "another tab was first");
    assert_eq!(store.led_places().await.unwrap(), BTreeSet::from([fixtures::place()]));
    let deeds = "select count(*) from audit where action in ('desk person added', 'desk person cut off')";
    assert_eq!(engine.number(deeds).await, 3);
    let named = "select count(*) from audit where actor like '%Lee%' or subject like '%Lee%' or detail like '%Lee%'";
    assert_eq!(engine.number(named).await, 0, "by id, never by name");
}

pub async fn a_code_is_taken_once_and_a_reset_takes_the_app_away(engine: impl StoreUnderTest) {
    let store = engine.store();
    let id = inside(&store, 1, DeskRole::Worker).await;
    assert!(!store.use_desk_code(id, 100, at(1)).await.unwrap(), "the one that tied the app");
    let mut tries = JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        tries.spawn(async move { store.use_desk_code(id, 101, at(2)).await.unwrap() });
    }
    assert_eq!(tries.join_all().await.into_iter().filter(|is_taken| *is_taken).count(), 1);
    assert_eq!(store.desk_person(id).await.unwrap().unwrap().used_at, Some(at(2)));
    store.reset_desk_person(&of(id, "hull"), id, at(3)).await.unwrap();
    assert!(store.desk_person(id).await.unwrap().unwrap().proven_at.is_some());
    store.reset_desk_person(&everywhere(), id, at(3)).await.unwrap();
    assert!(!store.use_desk_code(id, 102, at(4)).await.unwrap());
    assert_eq!(store.tie_app(id, (&secret(), 103), at(5)).await.unwrap(), Some(2), "an older visit is told apart");
}

pub async fn who_works_at_the_desk_cannot_be_read_off_the_disk_and_goes_a_year_after_they_left(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let id = inside(&store, 1, DeskRole::Worker).await;
    let bytes = engine.bytes().await;
    for private in [CANARY, "Duty worker", "a canary that"] {
        assert!(!bytes.windows(private.len()).any(|part| part == private.as_bytes()), "{private}");
    }
    store.purge(noon(), day(900)).await.unwrap();
    store.cut_off_desk_person(&everywhere(), id, day(900)).await.unwrap();
    store.purge(noon(), day(1_264)).await.unwrap();
    assert!(store.desk_person(id).await.unwrap().is_some());
    store.purge(noon(), day(1_266)).await.unwrap();
    assert_eq!(store.desk_person(id).await.unwrap(), None);
}

pub async fn what_lies_beyond_somebodys_reach_is_not_there(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let id = inside(&store, 1, DeskRole::Worker).await;
    store.raise_late(&[(fixtures::place(), at(1))], at(1)).await.unwrap();
    let other_hub =
        Reach::hubs(&fixtures::place(), &BTreeSet::from([app::domain::place::HubId::parse("west").unwrap()]));
    for beyond in [
        of(id, "hull"),
        AtWork { reach: Reach::default(), ..of(id, "york") },
        AtWork { reach: other_hub, ..of(id, "york") },
    ] {
        assert!(store.desk_lines(&beyond, 9).await.unwrap().is_empty());
        assert_eq!(store.desk_status(&beyond, &send.reference).await.unwrap(), None);
        assert_eq!(store.open_case(&beyond, &send.reference, at(2)).await.unwrap(), Opened::NotThere);
        assert!(store.desk_tasks(&beyond).await.unwrap().is_empty());
        let task = store.tasks().await.unwrap()[0].id;
        store.do_task(&beyond, task, (TaskDeed::Done, at(2))).await.unwrap();
        let news = steps::news(1, "e1", Delivery::Seen, 3);
        assert_eq!(store.take_desk_news(&beyond, &news, at(3)).await.unwrap(), NewsTaken::NoSuchRequest);
    }
    assert_eq!(engine.number("select count(*) from audit where action = 'desk opened'").await, 0);
    let mine = AtWork { reach: Reach::hubs(&fixtures::place(), &BTreeSet::from([fixtures::hub()])), ..of(id, "york") };
    assert_eq!(store.desk_lines(&mine, 9).await.unwrap().len(), 1);
    assert_eq!(store.desk_tasks(&mine).await.unwrap().len(), 1);
    assert!(store.open_case(&mine, &send.reference, at(4)).await.unwrap().case().is_some());
    assert_eq!(store.openings_of(fixtures::member(1)).await.unwrap(), [(reference(1), at(4))]);
    assert!(store.openings_of(fixtures::member(2)).await.unwrap().is_empty());
    let by_id = "select count(*) from audit where action = 'desk opened' and actor like 'desk %-%' and detail = ''";
    assert_eq!(engine.number(by_id).await, 1);
}

pub async fn of_twenty_one_families_opened_at_once_twenty_open_and_one_alarm_is_raised(engine: impl StoreUnderTest) {
    let store = engine.store();
    let id = inside(&store, 1, DeskRole::Worker).await;
    for number in 1..=MOST_OPENED + 1 {
        store.send(&fixtures::send_off(number, noon())).await.unwrap();
    }
    let mut tabs = JoinSet::new();
    for number in 1..=MOST_OPENED + 1 {
        let store = store.clone();
        tabs.spawn(async move {
            store.open_case(&of(id, "york"), &reference(number), at(1)).await.unwrap() == Opened::TooMany
        });
    }
    assert_eq!(tabs.join_all().await.into_iter().filter(|too_many| *too_many).count(), 1);
    let tasks = store.desk_tasks(&of(id, "york")).await.unwrap();
    assert_eq!((tasks.len(), tasks[0].about, tasks[0].reference.is_none()), (1, Some(id), true));
    let right = TaskDeed::Right { until: day(1) };
    store.do_task(&of(id, "york"), tasks[0].id, (right, at(2))).await.unwrap();
    assert_eq!(store.tasks().await.unwrap().len(), 1, "not by themselves");
    let lead = inside(&store, 2, DeskRole::Manager).await;
    store.do_task(&of(lead, "hull"), tasks[0].id, (right, at(2))).await.unwrap();
    assert_eq!(store.tasks().await.unwrap().len(), 1, "nor from another place");
    store.do_task(&of(lead, "york"), tasks[0].id, (right, at(3))).await.unwrap();
    for number in 1..=MOST_OPENED + 1 {
        assert!(store.open_case(&of(id, "york"), &reference(number), at(4)).await.unwrap().case().is_some());
    }
    assert_eq!(engine.number("select count(*) from audit where action = 'opening many is right'").await, 1);
    // Another person has a count of their own, and after a day it begins anew.
    assert!(store.open_case(&of(lead, "york"), &reference(1), at(5)).await.unwrap().case().is_some());
}

pub async fn whoever_has_it_first_is_asked_later_and_the_alarm_ends_when_the_family_has_its_answer(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let (bo, lee) = (inside(&store, 1, DeskRole::Worker).await, inside(&store, 2, DeskRole::Worker).await);
    for (person, event) in [(bo, "e1"), (lee, "e2")] {
        let news = steps::news(1, event, Delivery::Confirmed, 1);
        assert_eq!(store.take_desk_news(&of(person, "york"), &news, at(1)).await.unwrap(), NewsTaken::Taken);
    }
    assert!(store.raise_late(&[(fixtures::place(), noon())], at(2)).await.unwrap().is_empty(), "not before its time");
    assert_eq!(store.raise_late(&[(fixtures::place(), at(1))], at(2)).await.unwrap(), [reference(1)]);
    let tasks = store.tasks().await.unwrap();
    assert_eq!((tasks[0].kind.as_str(), tasks[0].for_person), ("outcome-late", Some(bo)));
    for person in [lee, bo] {
        store.do_task(&of(person, "york"), tasks[0].id, (TaskDeed::Take, at(3))).await.unwrap();
    }
    assert_eq!(store.tasks().await.unwrap()[0].taken_by, Some(lee), "whoever says so first");
    store.take_desk_news(&of(lee, "york"), &steps::news(1, "e3", Delivery::Seen, 4), at(4)).await.unwrap();
    assert_eq!(store.tasks().await.unwrap().len(), 1, "that somebody has read it is no answer");
    store.hub_says(&hub_says(1, "o1", outcome(), at(5)), at(5)).await.unwrap();
    assert!(store.tasks().await.unwrap().is_empty());
    let said = "select count(*) from audit where action = 'hub said' and actor like 'desk %'";
    assert_eq!(engine.number(said).await, 3);
}

pub async fn the_list_is_in_one_order_over_all_of_a_reach_and_shows_nothing_twice(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut all = Vec::new();
    for (number, place, hub_name, urgent) in [
        (1, "york", "front-door", false),
        (2, "hull", "west", false),
        (3, "hull", "east", true),
        (4, "york", "front-door", true),
        (5, "york", "north", false),
        (6, "hull", "west", false),
    ] {
        let mut request = fixtures::request();
        (request.place, request.hub, request.urgent) = (PlaceId::parse(place).unwrap(), hub(hub_name), urgent);
        let send = fixtures::send_request(number, request, noon());
        steps::begun(&store, number).await;
        store.send(&send).await.unwrap();
        all.push(send);
    }
    store.follow_up(all[0].request, &fixtures::withdrawal(1, 9, at(1)), at(1)).await.unwrap();
    let listed = async |reach: Reach, most| {
        let lines = store.desk_lines(&AtWork { by: DeskActor::Link, reach }, most).await.unwrap();
        let number = |line: &DeskLine| all.iter().position(|send| send.reference == line.status.reference).unwrap() + 1;
        lines.iter().map(number).collect::<Vec<_>>()
    };
    let (york, hull) = (PlaceId::parse("york").unwrap(), PlaceId::parse("hull").unwrap());
    assert_eq!(listed(Reach::places([york.clone(), hull.clone()]), 9).await, [3, 4, 2, 5, 6, 1]);
    assert_eq!(listed(Reach::places([york.clone(), hull.clone()]), 3).await, [3, 4, 2]);
    assert_eq!(listed(Reach::places([york]), 9).await, [4, 5, 1]);
    assert_eq!(listed(Reach::hubs(&hull, &BTreeSet::from([hub("west")])), 9).await, [2, 6]);
    assert_eq!(listed(Reach::hubs(&hull, &BTreeSet::from([hub("west"), hub("east")])), 2).await, [3, 2]);
    assert_eq!(listed(Reach::default(), 9).await, [0_usize; 0]);
}
