//! How it is safe to reach a person.
//!
//! Nobody is contacted in a way the person did not choose here.
//! "Only when I come back with my code" is a full answer: it needs no phone, no e-mail, no address.

use serde::{Deserialize, Serialize};

use super::{
    choices::YesNo,
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::Line,
};

choices! {
    /// A way to reach a person.
    pub enum ContactWay {
        /// A phone call.
        Phone = "phone",
        /// A text message.
        Text = "text",
        /// An e-mail.
        Email = "email",
        /// A letter.
        Letter = "letter",
        /// Through someone the person names.
        Through = "through",
        /// Not at all: the person comes back with the return code.
        CodeOnly = "code",
    }
}

/// A phone number as typed, checked for shape only: 7 to 15 digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads a number with blanks, dashes, brackets, full stops and a leading plus.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let line = Line::parse(raw)?;
        let digits = line.as_str().chars().filter(char::is_ascii_digit).count();
        let plain = line.as_str().chars().all(|c| c.is_ascii_digit() || " -().+".contains(c));
        if !plain || !(7..=15).contains(&digits) || line.as_str().chars().skip(1).any(|c| c == '+') {
            return Err(ProblemKind::NotAPhone);
        }
        Ok(Self(line.into()))
    }

    /// The number as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An e-mail address, checked for shape only; it can never hold a line break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Reads one address: something, an `@`, and a name with a dot in it.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let line = Line::parse(raw)?;
        let text = line.as_str();
        let odd = text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c));
        match text.split_once('@') {
            Some((local, host))
                if !odd
                    && !local.is_empty()
                    && !host.contains('@')
                    && host.split('.').count() > 1
                    && host.split('.').all(|label| !label.is_empty()) =>
            {
                Ok(Self(line.into()))
            }
            _ => Err(ProblemKind::NotAnEmail),
        }
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A UK mobile number that a text can go to, in the form `+447700900123`. No other number is texted: a landline takes no
/// texts, and a number abroad or one that costs more could be used to run up a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mobile(String);

impl Mobile {
    /// Reads a number however it is spaced, with 07, 447, +447 or 00447 in front.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let phone = Phone::parse(raw)?;
        let digits: String = phone.as_str().replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
        let rest = ["0044", "44", "0"].into_iter().find_map(|front| digits.strip_prefix(front)).unwrap_or_default();
        // 070 forwards at a price, and 076 is for pagers but on the Isle of Man.
        let is_mobile = rest.len() == 10
            && rest.starts_with('7')
            && !rest.starts_with("70")
            && (!rest.starts_with("76") || rest.starts_with("7624"));
        if is_mobile { Ok(Self(format!("+44{rest}"))) } else { Err(ProblemKind::NotAPhone) }
    }

    /// The number, beginning with `+44`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! through_string {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(raw: String) -> Result<Self, Self::Error> {
                Self::parse(&raw).map_err(|_| concat!("not a valid ", stringify!($name)))
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}
through_string!(Phone);
through_string!(Email);
through_string!(Mobile);

/// How it is safe to reach a person, with what each chosen way needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct SafeContact {
    /// The chosen ways, never empty in a finished request.
    ways: Vec<ContactWay>,
    /// For calls and texts.
    phone: Option<Phone>,
    /// For e-mails.
    email: Option<Email>,
    /// For letters.
    address: Option<Line>,
    /// The person to go through, and how to reach them.
    through: Option<Line>,
    /// May a message be left if nobody answers? `None` means nobody said, so: no.
    voicemail: Option<YesNo>,
    /// May we say who is calling? `None` means nobody said, so: no.
    say_who: Option<YesNo>,
    /// Times that are safe or best, in the person's words.
    times: Option<Line>,
}

impl SafeContact {
    /// Reads the contact form: `way` (several), `phone`, `email`, `address`, `through`, `voicemail`, `say-who`, `times`.
    /// A way that was not chosen drops what was typed beside it, so no number is kept by accident.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let ways: Vec<ContactWay> = ContactWay::ALL.iter().copied().filter(|way| form.has("way", way.slug())).collect();
        if ways.is_empty() {
            problems.push(Problem::new("way", ProblemKind::Missing));
        }
        let chose = |wanted: &[ContactWay]| wanted.iter().any(|way| ways.contains(way));
        let mut note = |field: &str, kind: ProblemKind| problems.push(Problem::new(field, kind));
        let phone = chose(&[ContactWay::Phone, ContactWay::Text])
            .then(|| Phone::parse(form.get("phone")).map_err(|kind| note("phone", kind)).ok())
            .flatten();
        let email = chose(&[ContactWay::Email])
            .then(|| Email::parse(form.get("email")).map_err(|kind| note("email", kind)).ok())
            .flatten();
        let address = chose(&[ContactWay::Letter])
            .then(|| Line::parse(form.get("address")).map_err(|kind| note("address", kind)).ok())
            .flatten();
        let through = chose(&[ContactWay::Through])
            .then(|| Line::parse(form.get("through")).map_err(|kind| note("through", kind)).ok())
            .flatten();
        let times = Line::parse_optional(form.get("times")).unwrap_or_else(|kind| {
            note("times", kind);
            None
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            ways,
            phone,
            email,
            address,
            through,
            voicemail: YesNo::from_slug(form.get("voicemail")),
            say_who: YesNo::from_slug(form.get("say-who")),
            times,
        })
    }

    /// The same answers as form fields, to show them again.
    pub fn to_form(&self) -> RawForm {
        let mut form = RawForm::default();
        for way in &self.ways {
            form = form.with("way", way.slug());
        }
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        form.with("phone", text(self.phone.as_ref().map(Phone::as_str)))
            .with("email", text(self.email.as_ref().map(Email::as_str)))
            .with("address", text(self.address.as_ref().map(Line::as_str)))
            .with("through", text(self.through.as_ref().map(Line::as_str)))
            .with("voicemail", self.voicemail.map_or("", YesNo::slug))
            .with("say-who", self.say_who.map_or("", YesNo::slug))
            .with("times", text(self.times.as_ref().map(Line::as_str)))
    }

    /// The chosen ways.
    pub fn ways(&self) -> &[ContactWay] {
        &self.ways
    }

    /// What goes with each chosen way, such as the phone number.
    pub fn detail(&self, way: ContactWay) -> Option<&str> {
        match way {
            ContactWay::Phone | ContactWay::Text => self.phone.as_ref().map(Phone::as_str),
            ContactWay::Email => self.email.as_ref().map(Email::as_str),
            ContactWay::Letter => self.address.as_ref().map(Line::as_str),
            ContactWay::Through => self.through.as_ref().map(Line::as_str),
            ContactWay::CodeOnly => None,
        }
    }

    /// Whether a message may be left; silence means no.
    pub fn may_leave_voicemail(&self) -> bool {
        self.voicemail.is_some_and(YesNo::is_yes)
    }

    /// Whether a caller may say who is calling; silence means no.
    pub fn may_say_who(&self) -> bool {
        self.say_who.is_some_and(YesNo::is_yes)
    }

    /// Safe or best times, in the person's words.
    pub fn times(&self) -> Option<&str> {
        self.times.as_ref().map(Line::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coming_back_with_the_code_is_a_full_answer() {
        let contact = SafeContact::parse(&RawForm::default().with("way", "code")).unwrap();
        assert_eq!(contact.ways(), [ContactWay::CodeOnly]);
        assert!(!contact.may_leave_voicemail() && !contact.may_say_who());
    }

    #[test]
    fn each_chosen_way_needs_its_detail_and_all_problems_are_told_at_once() {
        let form = RawForm::default().with("way", "phone").with("way", "email").with("email", "x@y");
        let problems = SafeContact::parse(&form).unwrap_err();
        assert_eq!(
            problems,
            [Problem::new("phone", ProblemKind::Missing), Problem::new("email", ProblemKind::NotAnEmail)]
        );
    }

    #[test]
    fn a_number_typed_beside_a_way_not_chosen_is_not_kept() {
        let form = RawForm::default().with("way", "code").with("phone", "07700 900123");
        assert_eq!(SafeContact::parse(&form).unwrap().detail(ContactWay::Phone), None);
    }

    #[test]
    fn shapes_of_phones_and_emails_are_checked() {
        for good in ["07700 900123", "+44 (0)7700-900123", "01904 551900"] {
            assert!(Phone::parse(good).is_ok(), "{good}");
        }
        for bad in ["0770", "0770090012x", "07700 900123 07700 900124", "1+234567", "☎ 07700900123"] {
            assert_eq!(Phone::parse(bad), Err(ProblemKind::NotAPhone), "{bad}");
        }
        assert!(Email::parse("a.b+c@example.org").is_ok());
        for bad in ["a", "a@b", "@b.c", "a@b..c", "a b@c.d", "a@b.c,d@e.f", "<a@b.c>", "a@b@c.d"] {
            assert_eq!(Email::parse(bad), Err(ProblemKind::NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn only_uk_mobiles_can_be_texted_and_each_is_kept_in_one_form() {
        for good in ["07700 900123", "+44 (0)7700-900123", "00447700900123", "447700900123"] {
            assert_eq!(Mobile::parse(good).unwrap().as_str(), "+447700900123", "{good}");
        }
        for bad in ["01904 551900", "+1 212 555 0123", "07012 345678", "07600 123456", "0770090012", "077009001234"] {
            assert_eq!(Mobile::parse(bad), Err(ProblemKind::NotAPhone), "{bad}");
        }
    }

    #[test]
    fn showing_answers_again_and_reading_them_gives_the_same() {
        let form = RawForm::default()
            .with("way", "text")
            .with("way", "through")
            .with("phone", "07700 900123")
            .with("through", "Sam at the nursery")
            .with("voicemail", "no")
            .with("times", "after 4");
        let contact = SafeContact::parse(&form).unwrap();
        assert_eq!(SafeContact::parse(&contact.to_form()).unwrap(), contact);
    }
}
