//! Reads a letter on the person's own phone: nothing of it leaves the device, and it works with the network cut.
//!
//! Without it, the form posts the letter to the server, which answers with the same lists and keeps nothing. The
//! glossary's names are loaded once, on this page alone; until they are here, the form stays as it was. What was found
//! is put into the page's empty lists as text, never as markup.

use leptos::prelude::*;

/// Wires the form `letter-form`, whose `data-glossary` is the address of the glossary's short form, and the page's lists.
#[island]
pub fn LetterReader() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if let Some(form) = super::by_id::<web_sys::Element>("letter-form") {
        browser::wire(&super::told(&form, "data-glossary"));
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, rc::Rc};

    use gloo_timers::callback::Timeout;
    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
    use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Response};

    use super::super::{by_id, call, on, set_hidden};
    use crate::{
        domain::{
            glossary::{
                matcher::{Form, Matcher},
                pack,
            },
            letter::{Reading, read},
        },
        urls,
        words::letter as words,
    };

    /// How long typing must rest before the letter is read again, in milliseconds.
    const REST: u32 = 300;

    /// The parts of the page, and what letters are read with.
    struct Reader {
        area: HtmlTextAreaElement,
        said: Element,
        results: Element,
        packed: String,
        matcher: Matcher,
    }

    /// Loads the glossary; wires the page once it is here.
    pub(super) fn wire(data: &str) {
        let text = Closure::once_into_js(|response: JsValue| {
            response.dyn_into::<Response>().ok().filter(Response::ok).and_then(|found| found.text().ok())
        });
        let begin = Closure::once_into_js(|packed: JsValue| {
            if let Some(packed) = packed.as_string() {
                start(packed);
            }
        });
        // A glossary that does not come leaves the plain form, which needs none.
        let quiet = Closure::once_into_js(|_: JsValue| {});
        let loaded = call(&call(&window().fetch_with_str(data), "then", &text), "then", &begin);
        call(&loaded, "catch", &quiet);
    }

    fn start(packed: String) {
        let (Some(area), Some(form), Some(said), Some(results)) = (
            by_id::<HtmlTextAreaElement>("letter"),
            by_id::<Element>("letter-form"),
            by_id("letter-said"),
            by_id("letter-results"),
        ) else {
            return;
        };
        let forms = pack::read(&packed)
            .enumerate()
            .flat_map(|(at, (_, forms))| forms.map(move |(text, is_exact)| (at, Form { text, is_exact })));
        let matcher = Matcher::new(forms);
        let reader = Rc::new(Reader { area, said, results, packed, matcher });
        if let Some(hint) = by_id::<Element>("letter-hint") {
            hint.set_text_content(Some(words::STAYS));
        }
        let resting: RefCell<Option<Timeout>> = RefCell::new(None);
        let by_typing = Rc::clone(&reader);
        on(&reader.area, "input", move |_: web_sys::Event| {
            let reader = Rc::clone(&by_typing);
            // Replacing the old timer drops it, and a dropped timer never fires.
            resting.replace(Some(Timeout::new(REST, move || reader.show())));
        });
        on(&form, "submit", move |event: web_sys::Event| {
            event.prevent_default();
            reader.show();
            if let Some(heading) = by_id::<HtmlElement>("letter-found") {
                let _ = heading.focus();
            }
        });
    }

    impl Reader {
        /// Reads the letter and shows what was found.
        fn show(&self) {
            let is_long = self.area.text_length() > words::LONGEST;
            let letter = if is_long { String::new() } else { self.area.value() };
            let reading = read(&letter, &self.matcher);
            let (terms, days, phones) = (reading.terms.len(), reading.days.len(), reading.phones.len());
            let said = match (is_long, letter.trim().is_empty()) {
                (true, _) => words::TOO_LONG.to_owned(),
                (_, true) => words::EMPTY.to_owned(),
                _ => words::found(terms, days, phones),
            };
            self.said.set_text_content(Some(&said));
            set_hidden(&self.results, terms + days + phones == 0);
            self.fill(&reading);
        }

        fn fill(&self, reading: &Reading) {
            let lines: Vec<_> = pack::read(&self.packed).map(|(line, _)| line).collect();
            let (meanings, meetings) = (List::empty("letter-words"), List::empty("letter-meetings"));
            for line in reading.terms.iter().filter_map(|at| lines.get(*at)) {
                meanings.link("dt", "govuk-link", (&urls::word(line.id), line.name));
                meanings.line("dd", line.means);
                if line.meeting {
                    meetings.line("li", line.name);
                }
            }
            let days = List::empty("letter-days");
            reading.days.iter().for_each(|day| days.line("li", &day.words()));
            let phones = List::empty("letter-phones");
            for phone in &reading.phones {
                phones.link("li", "govuk-link app-phone", (&["tel:", &phone.digits].concat(), &phone.written));
            }
            [meanings, meetings, days, phones].iter().for_each(List::done);
        }
    }

    /// A list of the page, emptied.
    struct List(Option<Element>);

    impl List {
        fn empty(id: &str) -> Self {
            let list = by_id::<Element>(id);
            if let Some(list) = &list {
                list.set_text_content(None);
            }
            Self(list)
        }

        fn add(&self, kind: &str) -> Option<Element> {
            let item = document().create_element(kind).ok()?;
            self.0.as_ref()?.append_child(&item).ok()?;
            Some(item)
        }

        fn line(&self, kind: &str, text: &str) {
            if let Some(item) = self.add(kind) {
                item.set_text_content(Some(text));
            }
        }

        fn link(&self, kind: &str, class: &str, (href, text): (&str, &str)) {
            if let (Some(item), Ok(link)) = (self.add(kind), document().create_element("a")) {
                let _ = link.set_attribute("class", class);
                let _ = link.set_attribute("href", href);
                link.set_text_content(Some(text));
                let _ = item.append_child(&link);
            }
        }

        /// Shows the list's part of the page when something is in it.
        fn done(&self) {
            if let Some((list, part)) = self.0.as_ref().and_then(|list| Some((list, list.parent_element()?))) {
                set_hidden(&part, list.child_element_count() == 0);
            }
        }
    }
}
