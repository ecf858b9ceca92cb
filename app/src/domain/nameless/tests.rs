use proptest::prelude::*;

use super::*;

fn sorts(text: &str) -> Vec<(Sort, String)> {
    found(text).into_iter().map(|found| (found.sort, found.written.to_owned())).collect()
}

fn names_in(text: &str) -> Vec<String> {
    found(text).into_iter().filter(|found| found.sort == Sort::Name).map(|found| found.written.to_owned()).collect()
}

#[test]
fn names_are_found_where_people_write_them() {
    for (text, name) in [
        ("I worry about my son Tom.", "Tom"),
        ("My son Tom’s teacher rang.", "Tom"),
        ("Kofi is six and does not sleep.", "Kofi"),
        ("Kofi's mum drinks.", "Kofi"),
        ("Help! Ama Mensah hits him.", "Ama Mensah"),
        ("We met mrs bell at school.", "bell"),
        ("We met Mrs Bell at school.", "Bell"),
        ("my name is tom", "tom"),
        ("a girl called zosia in year 4", "zosia"),
        ("She goes to (Anne-Marie) on Friday.", "Anne-Marie"),
        ("Child: Łukasz", "Łukasz"),
        ("his dad, Dave, shouts", "Dave"),
    ] {
        assert_eq!(names_in(text), [name.to_owned()], "{text}");
    }
}

#[test]
fn ordinary_words_are_no_names_whatever_their_capitals() {
    for text in [
        "A boy in Year 4 does not sleep. What can we do?",
        "My mum and I moved to Hull in March. School is hard.",
        "I'm not sure. I’ve asked the GP about ADHD and an EHCP.",
        "Struggling with mornings.\nMoney is tight.\n- Bedtime is hard",
        "Is Early Help for us? On Monday, at Christmas, in English or Polish.",
        "he was called out by the police and called me names",
        "The family likes the youth club. They said no.",
        "",
        "🦆 👨‍👩‍👧 ...",
    ] {
        assert_eq!(sorts(text), Vec::new(), "{text}");
    }
}

#[test]
fn numbers_addresses_and_postcodes_are_found_as_people_write_them() {
    for (text, sort, written) in [
        ("ring 07700 900123 after 3", Sort::Phone, "07700 900123"),
        ("ring 07700900123.", Sort::Phone, "07700900123"),
        ("ring (01482) 448-879", Sort::Phone, "01482) 448-879"),
        ("+44 7700 900 123", Sort::Phone, "44 7700 900 123"),
        ("nhs 943 476 5919", Sort::Phone, "943 476 5919"),
        ("write to a.b+c@school.example, please", Sort::Email, "a.b+c@school.example"),
        ("<mum@home>", Sort::Email, "mum@home"),
        ("near HU1 3AA.", Sort::Postcode, "HU1 3AA"),
        ("near hu13aa", Sort::Postcode, "hu13aa"),
    ] {
        assert_eq!(sorts(text), [(sort, written.to_owned())], "{text}");
    }
    for text in
        ["in 2019 and 2021", "24 11 2026", "year 10 11 12", "at 3 @ home", "ks1 and ks2", "1 of 12", "111 or 999"]
    {
        assert_eq!(sorts(text), Vec::new(), "{text}");
    }
}

#[test]
fn each_is_shown_once() {
    assert_eq!(names_in("my son Tom and then Tom and again Tom").len(), 1);
}

proptest! {
    #[test]
    fn whatever_is_typed_what_is_found_stands_in_it(text in "\\PC{0,200}|[A-Za-z0-9 @.,\n'’()+-]{0,300}") {
        for each in found(&text) {
            prop_assert!(!each.written.is_empty() && text.contains(each.written), "{:?} {text:?}", each);
        }
    }

    #[test]
    fn a_made_up_name_after_my_son_is_always_found(name in "[A-Z][a-z]{2,9}z", rest in "[a-z ,.!?]{0,40}") {
        let text = format!("i worry about my son {name}, {rest}");
        prop_assert!(names_in(&text).iter().any(|found| found.starts_with(&name)), "{text}");
    }

    #[test]
    fn a_mobile_number_is_always_found(digits in "7[0-9]{9}", gaps in proptest::collection::vec(0_u8..4, 10)) {
        let mut text = "ring 0".to_owned();
        for (digit, gap) in digits.chars().zip(gaps) {
            text.push(digit);
            text.push_str(["", "", " ", "-"][usize::from(gap)]);
        }
        prop_assert!(found(&text).iter().any(|found| found.sort == Sort::Phone), "{text}");
    }

    #[test]
    fn an_address_and_a_postcode_are_always_found(
        mail in "[a-z]{1,8}@[a-z]{1,8}\\.[a-z]{2,3}",
        code in "[A-Z]{1,2}[0-9]{1,2} ?[0-9][A-Z]{2}",
        before in "[a-z ]{0,20}",
    ) {
        let text = format!("{before} {mail} and {code}.");
        for sort in [Sort::Email, Sort::Postcode] {
            prop_assert!(found(&text).iter().any(|found| found.sort == sort), "{sort:?} {text}");
        }
    }

    #[test]
    fn small_words_without_figures_are_never_pointed_at(text in "(the|my|child|sleep|at|home|school|worries|us| |,|\\.|\n)*") {
        prop_assert_eq!(sorts(&text), Vec::new());
    }
}
