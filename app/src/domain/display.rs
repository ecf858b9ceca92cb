//! How a person likes pages to look: larger letters, stronger colours, more space.
//!
//! [`Display`] is all of it. It travels in a cookie of six letters and digits that say nothing else about anybody.
//! Reading never fails: whatever is not exactly a display we wrote is the usual one.

use super::raw_form::RawForm;

/// How large letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the device has them.
    #[default]
    Usual,
    /// A quarter larger.
    Bigger,
    /// Half as large again.
    Biggest,
}

impl TextSize {
    /// Every size, smallest first.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Bigger, Self::Biggest];

    /// The form value.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Bigger => "bigger",
            Self::Biggest => "biggest",
        }
    }

    const fn digit(self) -> char {
        match self {
            Self::Usual => '0',
            Self::Bigger => '1',
            Self::Biggest => '2',
        }
    }
}

/// How pages look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// How large letters are.
    pub size: TextSize,
    /// White and yellow on black, with thick edges.
    pub is_strong: bool,
    /// More space between lines, words and letters.
    pub is_spaced: bool,
}

impl Display {
    /// The form field for the size of letters.
    pub const SIZE: &'static str = "size";
    /// The form field for what can be on or off.
    pub const ALSO: &'static str = "also";
    /// The form value for strong colours.
    pub const STRONG: &'static str = "strong";
    /// The form value for more space.
    pub const SPACED: &'static str = "spaced";

    /// Reads a form; what it does not say, or says wrongly, is as usual.
    pub fn of_form(form: &RawForm) -> Self {
        let size = form.get(Self::SIZE);
        Self {
            size: TextSize::ALL.into_iter().find(|each| each.value() == size).unwrap_or_default(),
            is_strong: form.has(Self::ALSO, Self::STRONG),
            is_spaced: form.has(Self::ALSO, Self::SPACED),
        }
    }

    /// The same as form fields, to show what is chosen.
    pub fn to_form(self) -> RawForm {
        let form = RawForm::default().with(Self::SIZE, self.size.value());
        let form = if self.is_strong { form.with(Self::ALSO, Self::STRONG) } else { form };
        if self.is_spaced { form.with(Self::ALSO, Self::SPACED) } else { form }
    }

    /// Reads a cookie's value.
    pub fn of_cookie(value: &str) -> Self {
        Self::all().find(|each| each.to_cookie() == value).unwrap_or_default()
    }

    /// The cookie's value, such as `t1h0s1`.
    pub fn to_cookie(self) -> String {
        let flag = |on: bool| if on { '1' } else { '0' };
        format!("t{}h{}s{}", self.size.digit(), flag(self.is_strong), flag(self.is_spaced))
    }

    /// The style classes of the whole page.
    pub fn classes(self) -> String {
        let size = match self.size {
            TextSize::Usual => "",
            TextSize::Bigger => " app-bigger",
            TextSize::Biggest => " app-biggest",
        };
        let strong = if self.is_strong { " app-strong" } else { "" };
        let spaced = if self.is_spaced { " app-spaced" } else { "" };
        [size, strong, spaced].concat()
    }

    /// Every way pages can look.
    pub fn all() -> impl Iterator<Item = Self> {
        let on_or_off = [false, true];
        TextSize::ALL.into_iter().flat_map(move |size| {
            on_or_off.into_iter().flat_map(move |is_strong| {
                on_or_off.into_iter().map(move |is_spaced| Self { size, is_strong, is_spaced })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_display_comes_back_from_its_cookie_and_from_its_form() {
        assert_eq!(Display::all().count(), 12);
        for display in Display::all() {
            assert_eq!(Display::of_cookie(&display.to_cookie()), display);
            assert_eq!(Display::of_form(&display.to_form()), display);
        }
    }

    #[test]
    fn no_two_displays_share_a_cookie_or_a_look() {
        for one in Display::all() {
            for other in Display::all().filter(|other| *other != one) {
                assert_ne!(one.to_cookie(), other.to_cookie());
                assert_ne!(one.classes(), other.classes());
            }
        }
    }

    #[test]
    fn a_cookie_that_we_did_not_write_means_the_usual_look() {
        let long = "t1h1s1".repeat(1_000);
        for value in ["", "t", "t3h0s0", "t1h1", "t1h1s1 ", "T1H1S1", "t1h1s1s1", "s1h1t1", "\u{661}", "<b>", &long] {
            assert_eq!(Display::of_cookie(value), Display::default(), "{value}");
        }
    }

    #[test]
    fn a_form_with_odd_values_means_the_usual_look() {
        let form = RawForm::default().with("size", "\" onload=").with("also", "everything").with("strong", "strong");
        assert_eq!(Display::of_form(&form), Display::default());
        assert_eq!(Display::of_form(&RawForm::default()), Display::default());
    }

    #[test]
    fn the_usual_look_adds_nothing_to_a_page() {
        assert_eq!(Display::default().classes(), "");
        let all = Display { size: TextSize::Biggest, is_strong: true, is_spaced: true };
        assert_eq!(all.classes(), " app-biggest app-strong app-spaced");
    }
}
