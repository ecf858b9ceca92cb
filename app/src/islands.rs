//! The few parts that run in the browser. Each adds comfort, never a capability: every page is whole without them.
//!
//! An island draws nothing: the server draws its markup, and the island only wires it up by id. That keeps the
//! browser half at a third of what drawing islands weigh; the letter reader fills the server's lists with text. What an
//! island must know stands in its markup as plain attributes, never what a person typed; none calls a server function
//! through a generated client.

pub mod character_count;
pub mod code_toggle;
pub mod exit_keys;
pub mod letter_reader;
pub mod nameless;
pub mod passkey;
pub mod read_aloud;
pub mod time_out;

/// Calls `act` whenever `event` happens on `target`. The listener lives as long as the page.
#[cfg(feature = "hydrate")]
fn on<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    event: &str,
    act: impl FnMut(E) + 'static,
) {
    use wasm_bindgen::{JsCast as _, closure::Closure};
    let listener = Closure::<dyn FnMut(E)>::new(act);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The element with this id, as `T`.
#[cfg(feature = "hydrate")]
fn by_id<T: wasm_bindgen::JsCast>(id: &str) -> Option<T> {
    use wasm_bindgen::JsCast as _;
    leptos::prelude::document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// What the server wrote into an element for its island. Islands take no properties: reading those would bring a whole
/// reader of JSON into the browser half.
#[cfg(feature = "hydrate")]
fn told(element: &web_sys::Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Shows or hides an element from eyes and screen readers alike.
#[cfg(feature = "hydrate")]
fn set_hidden(element: &web_sys::Element, hidden: bool) {
    let _ = if hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
}

/// A property of a JavaScript value; undefined where there is none.
#[cfg(feature = "hydrate")]
fn get(of: &wasm_bindgen::JsValue, name: &str) -> wasm_bindgen::JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or(wasm_bindgen::JsValue::UNDEFINED)
}

/// Calls the method `name` of a JavaScript value; undefined where that fails or there is none.
#[cfg(feature = "hydrate")]
fn call(of: &wasm_bindgen::JsValue, name: &str, with: &wasm_bindgen::JsValue) -> wasm_bindgen::JsValue {
    use wasm_bindgen::JsCast as _;
    let method = get(of, name).dyn_into::<js_sys::Function>().ok();
    method.and_then(|method| method.call1(of, with).ok()).unwrap_or(wasm_bindgen::JsValue::UNDEFINED)
}

/// What makes the browser speak, where there is such a thing.
#[cfg(feature = "hydrate")]
fn speech() -> Option<web_sys::SpeechSynthesis> {
    leptos::prelude::window().speech_synthesis().ok().filter(|speech| !speech.is_undefined())
}

/// Hides everything and falls silent, ahead of leaving.
#[cfg(feature = "hydrate")]
fn blank_page() {
    if let Some(body) = leptos::prelude::document().body() {
        set_hidden(&body, true);
    }
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
