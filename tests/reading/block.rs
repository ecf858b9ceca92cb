//! What a family reads in the main part of a page, one block a line.
//!
//! A paragraph, heading, label, hint, list item or button is a block: it ends a sentence. Hidden parts, what a person
//! typed, the six words and phone numbers are left out.

use scraper::{ElementRef, Html, Node, Selector};

/// Elements that stand within a sentence.
const INLINE: [&str; 9] = ["a", "abbr", "b", "em", "i", "small", "span", "strong", "time"];
/// What is typed into, or not text at all.
const SILENT: [&str; 6] = ["input", "textarea", "select", "script", "style", "svg"];

/// The blocks of the main part of `source`.
pub(crate) fn of_page(source: &str) -> Vec<String> {
    let html = Html::parse_document(source);
    let main = Selector::parse("main").expect("a selector");
    let mut blocks = Blocks::default();
    html.select(&main).for_each(|main| blocks.read(main));
    blocks.end();
    blocks.done
}

#[derive(Default)]
struct Blocks {
    done: Vec<String>,
    open: String,
}

impl Blocks {
    fn read(&mut self, element: ElementRef) {
        for child in element.children() {
            match (child.value(), ElementRef::wrap(child)) {
                (Node::Text(text), _) => self.open.push_str(text),
                (_, Some(inner)) => self.read_element(inner),
                _ => {}
            }
        }
    }

    fn read_element(&mut self, element: ElementRef) {
        let name = element.value().name();
        if SILENT.contains(&name) || is_left_out(element) {
            return;
        }
        if element.value().classes().any(|class| class == "app-phone") {
            // A number is one word to a reader, and no syllable of ours.
            self.open.push_str("[[number]]");
            return;
        }
        if element.value().classes().any(|class| class == "app-word") {
            // A word that is explained right there; what it means is scored on its own page.
            self.open.extend(["[[", &element.text().collect::<String>(), "]]"]);
            return;
        }
        let is_inline = INLINE.contains(&name) || name == "leptos-island";
        if !is_inline {
            self.end();
        }
        self.read(element);
        if !is_inline {
            self.end();
        }
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.open).split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.done.push(text);
        }
    }
}

fn is_left_out(element: ElementRef) -> bool {
    element.attr("hidden").is_some()
        || element.attr("translate") == Some("no")
        || element.value().classes().any(|class| ["govuk-visually-hidden", "app-word__what"].contains(&class))
}

#[test]
fn blocks_end_sentences_and_leave_out_what_nobody_reads_or_the_family_typed() {
    let page = "<p>outside</p><main><h1>Ask</h1><p>Call <a class='app-phone'>01</a> or <b>ask</b>.</p>\
        <label>Name <span class='govuk-visually-hidden'>x</span></label><textarea>typed</textarea>\
        <ol translate='no'><li>abacus</li></ol><p hidden>no</p><ul><li>one<br>two</li></ul><button>Go</button><p>The \
        <button class='app-word'>MASH</button><span class='app-word__what'>A team.</span> rings.</p></main>";
    assert_eq!(of_page(page), ["Ask", "Call [[number]] or ask.", "Name", "one", "two", "Go", "The [[MASH]] rings."]);
}
