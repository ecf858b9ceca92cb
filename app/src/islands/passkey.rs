//! Hands a question to the person's own device, and its answer to an ordinary form.
//!
//! Without it, or in a browser that has no passkeys, the form stays out of sight and the page says what to do instead. The
//! question comes from the server by a form post; nothing of a passkey is kept in the browser.

use leptos::prelude::*;

/// Wires the form `passkey-form`: `data-host` is the host whose pages can ask, `data-begin` where the question comes from, and
/// `data-makes` says that a passkey is made and not used. `passkey-not-here` and `passkey-failed` are what the page says.
#[island]
pub fn Passkey() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::wire();
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::window;
    use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
    use web_sys::{Element, FormData, HtmlFormElement, RequestInit, Response};

    use super::super::{by_id, call, get, on, set_hidden, told};

    /// How the browser reads a question, and how it asks a device.
    struct How {
        reads: &'static str,
        asks: &'static str,
    }

    /// Says of the form that a device is being asked.
    const ASKING: &str = "aria-busy";

    const MAKES: How = How { reads: "parseCreationOptionsFromJSON", asks: "create" };
    const USES: How = How { reads: "parseRequestOptionsFromJSON", asks: "get" };

    /// Shows the form where passkeys can be.
    pub(super) fn wire() {
        let Some(form) = by_id::<HtmlFormElement>("passkey-form") else { return };
        let how = if form.has_attribute("data-makes") { &MAKES } else { &USES };
        let is_host = window().location().hostname().is_ok_and(|host| host == told(&form, "data-host"));
        if !is_host || !get(&get(&window(), "PublicKeyCredential"), how.reads).is_function() {
            return;
        }
        set_hidden(&form, false);
        hide("passkey-not-here", true);
        let asked = form.clone();
        on(&form, "submit", move |event: web_sys::Event| {
            event.prevent_default();
            // A second tap asks nothing: an answer is to the question that was asked last.
            if !asked.has_attribute(ASKING) {
                let _ = asked.set_attribute(ASKING, "true");
                hide("passkey-failed", true);
                ask(&asked, how);
            }
        });
    }

    fn hide(id: &str, hidden: bool) {
        if let Some(element) = by_id::<Element>(id) {
            set_hidden(&element, hidden);
        }
    }

    /// Fetches the question, asks the device and sends its answer. Whatever fails on the way, the page says so.
    fn ask(form: &HtmlFormElement, how: &'static How) {
        let init = RequestInit::new();
        init.set_method("POST");
        if let Ok(fields) = FormData::new_with_form(form) {
            init.set_body(&fields);
        }
        let fetched = window().fetch_with_str_and_init(&told(form, "data-begin"), &init);
        let question = Closure::once_into_js(|response: JsValue| read(&response));
        let device = Closure::once_into_js(move |question: JsValue| put(&question, how));
        let (answering, failing) = (form.clone(), form.clone());
        let answer = Closure::once_into_js(move |answer: JsValue| send(&answering, &answer));
        let failed = Closure::once_into_js(move |_: JsValue| fail(&failing));
        let answered = call(&call(&call(&fetched, "then", &question), "then", &device), "then", &answer);
        call(&answered, "catch", &failed);
    }

    /// The question in an answer; when the server leads elsewhere, the person goes there and no device is asked.
    fn read(response: &JsValue) -> JsValue {
        let Some(response) = response.dyn_ref::<Response>() else { return JsValue::UNDEFINED };
        let is_question = response
            .headers()
            .get("content-type")
            .is_ok_and(|kind| kind.is_some_and(|kind| kind == "application/json"));
        if is_question {
            return response.json().map_or(JsValue::UNDEFINED, Into::into);
        }
        let _ = window().location().set_href(&response.url());
        js_sys::Promise::new(&mut |_, _| {}).into()
    }

    /// Puts the question to the device.
    fn put(question: &JsValue, how: &How) -> JsValue {
        let options = js_sys::Object::new();
        let question = call(&get(&window(), "PublicKeyCredential"), how.reads, &get(question, "publicKey"));
        let _ = js_sys::Reflect::set(&options, &"publicKey".into(), &question);
        call(&get(&window().navigator(), "credentials"), how.asks, &options)
    }

    fn send(form: &HtmlFormElement, answer: &JsValue) {
        let text = js_sys::JSON::stringify(answer).ok().and_then(|text| text.as_string());
        match (by_id::<web_sys::HtmlInputElement>("passkey-answer"), text) {
            (Some(field), Some(text)) => {
                field.set_value(&text);
                let _ = form.submit();
            }
            _ => fail(form),
        }
    }

    /// Says that no answer came, and lets the person try again.
    fn fail(form: &HtmlFormElement) {
        let _ = form.remove_attribute(ASKING);
        hide("passkey-failed", false);
    }
}
