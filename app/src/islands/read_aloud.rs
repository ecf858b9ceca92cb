//! Reads a page aloud, sentence by sentence, with a voice that is on the device.
//!
//! Without it, or where no such voice speaks the page's language, the buttons stay out of sight. A voice that needs a
//! server is never used: it would send the page there. What a person typed into a field is never read, nor is anything
//! that does not show.

use leptos::prelude::*;

/// Wires the buttons of the bar `aloud` to the page's main part.
#[island]
pub fn ReadAloud() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::wire();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::RefCell;

    use js_sys::{Array, Function, Reflect};
    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{
        Element, Event, EventTarget, HtmlElement, Node, Range, SpeechSynthesis, SpeechSynthesisUtterance,
        SpeechSynthesisVoice,
    };

    use super::super::{by_id, get, set_hidden, speech};
    use crate::domain::aloud::{Now, Reading, is_same_language, sentences, units};

    /// The end of each of these ends a sentence.
    const BLOCKS: &str = "p,li,h1,h2,h3,label,legend,dt,dd,summary,div,pre,.govuk-hint,main";
    /// What does not show, and what a person typed.
    const UNREAD: &str =
        "[hidden],[popover],.govuk-visually-hidden,details:not([open])>:not(summary),textarea,select,script,style";
    /// A tree walker stops at text alone.
    const SHOW_TEXT: u32 = 4;
    /// The name by which the style sheet knows the sentence that is being read.
    const MARK: &str = "aloud";

    /// The page's parts, and how far reading has come.
    struct Aloud {
        speech: SpeechSynthesis,
        main: Element,
        bar: Element,
        press: HtmlElement,
        here: Element,
        stop: Element,
        /// What the first button says: one for each [`Now`].
        labels: [(Now, Option<Element>); 3],
        reading: Reading,
        sentences: Vec<Spoken>,
        /// The block whose sentence is marked.
        marked: Option<Element>,
        /// What the voice says now. Kept, because browsers forget to tell the end of what nobody holds.
        saying: Option<SpeechSynthesisUtterance>,
        /// Called when the voice ends.
        on_end: Function,
        /// Called when the voice fails.
        on_error: Function,
        /// Where the person last pressed, selected or moved to in the main part.
        point: Option<(Node, u32)>,
    }

    type Shared = &'static RefCell<Aloud>;
    type Act = fn(&mut Aloud, Event);

    pub(super) fn wire() {
        let (Some(speech), Some(main), Some(bar)) = (speech(), by_id("main"), by_id::<Element>("aloud")) else {
            return;
        };
        let (Some(press), Some(here), Some(stop)) = (by_id("aloud-press"), by_id("aloud-here"), by_id("aloud-stop"))
        else {
            return;
        };
        let labels = [(Now::Quiet, "aloud-read"), (Now::Reading, "aloud-pause"), (Now::Paused, "aloud-go-on")];
        let labels = labels.map(|(now, id)| (now, by_id(id)));
        let (reading, sentences) = (Reading::default(), Vec::new());
        let (marked, saying, point) = (None, None, None);
        let (on_end, on_error) = (JsValue::UNDEFINED.unchecked_into(), JsValue::UNDEFINED.unchecked_into());
        let parts = Aloud {
            speech,
            main,
            bar,
            press,
            here,
            stop,
            labels,
            reading,
            sentences,
            marked,
            saying,
            on_end,
            on_error,
            point,
        };
        // As long as the page: so are its buttons.
        let aloud: Shared = Box::leak(Box::new(RefCell::new(parts)));
        aloud.borrow_mut().on_end = handler(aloud, Aloud::ended);
        aloud.borrow_mut().on_error = handler(aloud, Aloud::failed);
        let parts = aloud.borrow();
        listen(aloud, &parts.speech, "voiceschanged", |aloud, _| aloud.offer());
        listen(aloud, &parts.press, "click", |aloud, _| aloud.pressed());
        listen(aloud, &parts.here, "click", |aloud, _| aloud.start_here());
        listen(aloud, &parts.stop, "click", |aloud, _| aloud.stopped());
        listen(aloud, &parts.main, "focusin", |aloud, event| {
            let node = event.target().map(JsCast::unchecked_into);
            aloud.note(node, 0);
        });
        listen(aloud, &document(), "selectionchange", |aloud, _| {
            if let Ok(Some(selection)) = document().get_selection() {
                aloud.note(selection.anchor_node(), selection.anchor_offset());
            }
        });
        listen(aloud, &window(), "pagehide", |aloud, _| aloud.stopped());
        parts.offer();
    }

    fn listen(aloud: Shared, target: &EventTarget, event: &str, what: Act) {
        let _ = target.add_event_listener_with_callback(event, &handler(aloud, what));
    }

    fn handler(aloud: Shared, what: Act) -> Function {
        let handler = Closure::<dyn FnMut(Event)>::new(move |event| act(aloud, what, event));
        handler.into_js_value().unchecked_into()
    }

    /// Falling silent may tell of its end at once, from inside: that end is nobody's concern.
    fn act(aloud: Shared, what: Act, event: Event) {
        if let Ok(mut aloud) = aloud.try_borrow_mut() {
            what(&mut aloud, event);
        }
    }

    impl Aloud {
        /// Shows the buttons once there is a voice.
        fn offer(&self) {
            set_hidden(&self.bar, self.voice().is_none());
        }

        /// A voice of this device that speaks the page's language: the person's own choice if it does.
        fn voice(&self) -> Option<SpeechSynthesisVoice> {
            let page = self.main.closest("[lang]").ok().flatten().and_then(|root| root.get_attribute("lang"));
            let page = page.unwrap_or_default();
            let voices = self.speech.get_voices().into_iter().map(JsValue::unchecked_into::<SpeechSynthesisVoice>);
            let fits = |voice: &SpeechSynthesisVoice| voice.local_service() && is_same_language(&voice.lang(), &page);
            voices.filter(fits).reduce(|first, voice| if voice.default() { voice } else { first })
        }

        fn pressed(&mut self) {
            let next = match self.reading.now {
                Now::Quiet => {
                    self.collect();
                    self.reading.start(0, self.sentences.len())
                }
                Now::Reading => self.reading.pause(),
                Now::Paused => self.reading.go_on(),
            };
            self.say(next);
        }

        fn start_here(&mut self) {
            self.collect();
            let at = self.point.as_ref().and_then(|(node, offset)| {
                self.sentences
                    .iter()
                    .position(|spoken| spoken.range.compare_point(node, *offset).is_ok_and(|side| side < 1))
            });
            let next = self.reading.start(at.unwrap_or_default(), self.sentences.len());
            self.say(next);
        }

        fn stopped(&mut self) {
            let next = self.reading.stop();
            self.say(next);
        }

        fn ended(&mut self, event: Event) {
            // A voice that was cut off tells its end too.
            if event.target().as_ref() != self.saying.as_deref() {
                return;
            }
            let next = self.reading.next();
            self.say(next);
        }

        /// A voice that fails waits: "go on" tries its sentence again.
        fn failed(&mut self, event: Event) {
            if event.target().as_ref() == self.saying.as_deref() {
                let next = self.reading.pause();
                self.say(next);
            }
        }

        fn note(&mut self, node: Option<Node>, offset: u32) {
            if let Some(node) = node.filter(|node| self.main.contains(Some(node))) {
                self.point = Some((node, offset));
                set_hidden(&self.here, false);
            }
        }

        /// Says a sentence in place of what is being said, or falls silent, and shows it.
        fn say(&mut self, next: Option<usize>) {
            if self.saying.take().is_some() {
                self.speech.cancel();
            }
            // After leaving, the page is blank and stays silent.
            let is_here = document().body().is_some_and(|body| !body.has_attribute("hidden"));
            if self.reading.now != Now::Paused {
                self.unmark();
            }
            if let (Some(spoken), Some(voice), true) =
                (next.and_then(|at| self.sentences.get(at)), self.voice(), is_here)
                && let Ok(saying) = SpeechSynthesisUtterance::new_with_text(&spoken.text)
            {
                spoken.mark();
                self.marked = Some(spoken.block.clone());
                saying.set_voice(Some(&voice));
                let _ = saying.add_event_listener_with_callback("end", &self.on_end);
                let _ = saying.add_event_listener_with_callback("error", &self.on_error);
                self.speech.speak(&saying);
                self.saying = Some(saying);
            }
            self.show();
        }

        fn unmark(&mut self) {
            if let Some(block) = self.marked.take() {
                let _ = block.remove_attribute(SPOKEN);
                highlight("delete", &JsValue::UNDEFINED);
            }
        }

        /// The buttons say what they would do now.
        fn show(&self) {
            let now = self.reading.now;
            for (when, label) in &self.labels {
                if let Some(label) = label {
                    set_hidden(label, *when != now);
                }
            }
            // Whoever works by keys must not lose their place when the button they are on goes away.
            if now == Now::Quiet && document().active_element().as_ref() == Some(&self.stop) {
                let _ = self.press.focus();
            }
            set_hidden(&self.stop, now == Now::Quiet);
        }

        /// Finds the sentences of the main part as it is now.
        fn collect(&mut self) {
            let Ok(walker) = document().create_tree_walker_with_what_to_show(&self.main, SHOW_TEXT) else {
                return;
            };
            let mut found = Vec::new();
            let mut block: Option<Block> = None;
            while let Ok(Some(node)) = walker.next_node() {
                let closest = |names| node.parent_element().and_then(|parent| parent.closest(names).ok().flatten());
                if closest(UNREAD).is_some() {
                    continue;
                }
                let Some(own) = closest(BLOCKS) else {
                    continue;
                };
                if block.as_ref().is_none_or(|block| block.element != own) {
                    let next = Block { element: own, text: String::new(), nodes: Vec::new(), units: 0 };
                    if let Some(block) = block.replace(next) {
                        block.end(&mut found);
                    }
                }
                if let Some(block) = &mut block {
                    block.add(node);
                }
            }
            if let Some(block) = block {
                block.end(&mut found);
            }
            self.sentences = found;
        }
    }

    /// A sentence, and where it is in the page.
    struct Spoken {
        text: String,
        range: Range,
        block: Element,
    }

    /// Text that ends together, and the nodes it comes from, each with where it begins.
    struct Block {
        element: Element,
        text: String,
        nodes: Vec<(u32, Node)>,
        units: u32,
    }

    impl Block {
        fn add(&mut self, node: Node) {
            let text = node.node_value().unwrap_or_default();
            let begin = self.units;
            self.units += units(&text);
            self.text += &text;
            self.nodes.push((begin, node));
        }

        fn end(self, found: &mut Vec<Spoken>) {
            for sentence in sentences(&self.text) {
                let place = |unit: u32| self.nodes.iter().rev().find(|(begin, _)| *begin <= unit);
                let (first, last) = (sentence.units.start, sentence.units.end);
                if let (Ok(range), Some((from, start)), Some((to, end))) =
                    (Range::new(), place(first), place(last.saturating_sub(1)))
                {
                    let _ = range.set_start(start, first - from);
                    let _ = range.set_end(end, last - to);
                    let text = self.text.get(sentence.bytes).unwrap_or_default().to_owned();
                    found.push(Spoken { text, range, block: self.element.clone() });
                }
            }
        }
    }

    /// What the style sheet draws a line around where the browser cannot mark a part of a text.
    const SPOKEN: &str = "data-spoken";

    impl Spoken {
        /// Marks the sentence and brings it into view; nothing in the page moves.
        fn mark(&self) {
            let maker = get(&window(), "Highlight");
            if let Ok(mark) = Reflect::construct(maker.unchecked_ref::<Function>(), &Array::of1(&self.range)) {
                highlight("set", &mark);
            }
            let _ = self.block.set_attribute(SPOKEN, "");
            if let Ok(nearest) = js_sys::JSON::parse(r#"{"block":"nearest"}"#) {
                self.block.scroll_into_view_with_scroll_into_view_options(nearest.unchecked_ref());
            }
        }
    }

    /// Asks the browser's list of marks; where there is none, the call fails and that is all.
    fn highlight(method: &str, mark: &JsValue) {
        let marks = get(&get(&window(), "CSS"), "highlights");
        let _ = get(&marks, method).unchecked_ref::<Function>().call2(&marks, &MARK.into(), mark);
    }
}
