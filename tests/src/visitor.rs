//! A person with a browser that has no scripts: follows links and redirects, fills in forms as they stand on the page.
//!
//! A form is sent with everything it holds (hidden fields, typed values, chosen boxes), as a browser would; a test only
//! names what the person changes. It refuses to send a field or a form that the page does not have, so a journey
//! cannot pass by posting what no person could.

use std::net::Ipv4Addr;

use reqwest::{
    Client, Response, StatusCode, Url,
    header::{HeaderMap, HeaderName, HeaderValue},
    redirect::Policy,
};
use scraper::{ElementRef, Html, Selector};

/// A page as it arrived.
pub struct Page {
    /// Its status.
    pub status: StatusCode,
    /// Its address, without the host.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its source.
    pub source: String,
    html: Html,
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// What a person sees of an element, with `between` around each element inside it. What a popover says is not seen until
/// it is opened, and the word that opens it stands in its sentence like any other.
fn read(element: ElementRef, between: &str, text: &mut String) {
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(inner) = ElementRef::wrap(child).filter(|inner| inner.attr("popover").is_none()) {
            let around = if inner.attr("popovertarget").is_some() { "" } else { between };
            text.push_str(around);
            read(inner, between, text);
            text.push_str(around);
        }
    }
}

impl Page {
    /// The text of the main part, with white space folded.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.html.select(&selector("main")).for_each(|main| read(main, " ", &mut text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The page's heading.
    pub fn heading(&self) -> String {
        self.one("h1").unwrap_or_default()
    }

    /// The title in the browser's tab.
    pub fn title(&self) -> String {
        self.one("title").unwrap_or_default()
    }

    /// The text of the first element that matches.
    pub fn one(&self, css: &str) -> Option<String> {
        self.all(css).into_iter().next()
    }

    /// The text of every element that matches.
    pub fn all(&self, css: &str) -> Vec<String> {
        let fold = |element: ElementRef| {
            let mut text = String::new();
            read(element, "", &mut text);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.html.select(&selector(css)).map(fold).collect()
    }

    /// An attribute of the first element that matches.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.html.select(&selector(css)).next().and_then(|element| element.attr(name)).map(str::to_owned)
    }

    /// The messages in the error summary.
    pub fn problems(&self) -> Vec<String> {
        self.all(".govuk-error-summary__list a")
    }

    /// The six words, where the page shows them.
    pub fn six_words(&self) -> Option<String> {
        let words = self.all("#six-words li");
        (words.len() == 6).then(|| words.join(" "))
    }

    /// The names of every control in the main part.
    pub fn names(&self) -> Vec<String> {
        let named = selector("main input[name], main textarea[name], main button[name]");
        let controls = self.html.select(&named);
        controls.filter_map(|control| control.attr("name")).map(str::to_owned).collect()
    }

    /// Every control in the main part, with the value that it stands for.
    pub fn controls(&self) -> Vec<(String, String)> {
        let named = selector("main input[name], main textarea[name], main button[name]");
        let of = |control: ElementRef, name: &str| control.attr(name).unwrap_or_default().to_owned();
        self.html.select(&named).map(|control| (of(control, "name"), of(control, "value"))).collect()
    }

    /// What the form that posts to `action` holds, as a browser would send it.
    fn form(&self, action: &str) -> Vec<(String, String)> {
        let by_form = format!("form[action='{action}']");
        let by_button = format!("form:has([formaction='{action}'])");
        let form = self.html.select(&selector(&by_form)).chain(self.html.select(&selector(&by_button))).next();
        // A button may stand outside of the form it posts and name it.
        let from_outside = self.attribute(&format!("[form][formaction='{action}']"), "form");
        let by_id = selector(&format!("form[id='{}']", from_outside.unwrap_or_default()));
        let form = form.or_else(|| self.html.select(&by_id).next());
        let form = form.unwrap_or_else(|| panic!("{} has no form for {action}:\n{}", self.path, self.text()));
        let mut fields = Vec::new();
        for control in form.select(&selector("input[name], textarea[name]")) {
            let name = control.attr("name").unwrap_or_default().to_owned();
            match control.attr("type") {
                Some("radio" | "checkbox") if control.attr("checked").is_none() => {}
                _ if control.value().name() == "textarea" => fields.push((name, control.text().collect())),
                _ => fields.push((name, control.attr("value").unwrap_or_default().to_owned())),
            }
        }
        fields
    }

    /// Whether the page has a control of this name (and value, for buttons and boxes).
    fn has_control(&self, name: &str, value: &str) -> bool {
        let any = selector("input, textarea, button");
        let controls = self.html.select(&any).filter(|each| each.attr("name") == Some(name));
        let mut controls = controls.peekable();
        controls.peek().is_some()
            && controls.any(|control| match (control.value().name(), control.attr("type")) {
                ("button", _) | (_, Some("radio" | "checkbox")) => control.attr("value") == Some(value),
                _ => true,
            })
    }
}

/// No whole answer came: the server was down, or went down on the way.
pub type Broken = reqwest::Error;

/// The person and the browser.
pub struct Visitor {
    client: Client,
    base: String,
}

impl Visitor {
    /// A fresh browser pointed at `base`, such as `http://127.0.0.1:3000`.
    pub fn new(base: &str) -> Self {
        Self::with_headers(base, HeaderMap::new())
    }

    /// The same, coming from `network` through one proxy that the server trusts.
    pub fn from_network(base: &str, network: Ipv4Addr) -> Self {
        let forwarded = HeaderValue::from_str(&network.to_string()).expect("an address");
        Self::with_headers(base, HeaderMap::from_iter([(HeaderName::from_static("x-forwarded-for"), forwarded)]))
    }

    /// The same, sending `headers` each time.
    #[expect(clippy::disallowed_methods, reason = "a test's own browser is not the server's client")]
    pub fn with_headers(base: &str, headers: HeaderMap) -> Self {
        let client = Client::builder().cookie_store(true).redirect(Policy::none()).no_proxy().default_headers(headers);
        // A fresh connection each time: on a busy machine the server may close an idle one just as it is used again.
        // No certificates: nothing here speaks TLS, and reading the machine's own costs more than many pages.
        let client = client.pool_max_idle_per_host(0).tls_certs_only([]);
        Self { client: client.build().expect("a client"), base: base.to_owned() }
    }

    /// The same browser led to another portal, as behind an address that several share: with the same cookies.
    #[must_use]
    pub fn led_to(&self, base: &str) -> Self {
        Self { client: self.client.clone(), base: base.to_owned() }
    }

    /// Opens a page, following redirects within the portal.
    pub async fn get(&self, path: &str) -> Page {
        self.try_get(path).await.expect("an answer")
    }

    /// The same on a line that may break.
    pub async fn try_get(&self, path: &str) -> Result<Page, Broken> {
        let response = self.open(path).await?;
        self.follow(path.to_owned(), response).await
    }

    async fn open(&self, path: &str) -> Result<Response, Broken> {
        self.client.get(format!("{}{path}", self.base)).header("accept", "text/html").send().await
    }

    /// Sends the form on `page` that posts to `action`, with `changes` in place of what it held.
    pub async fn submit(&self, page: &Page, action: &str, changes: &[(&str, &str)]) -> Page {
        self.try_submit(page, action, changes).await.expect("an answer")
    }

    /// The same on a line that may break.
    pub async fn try_submit(&self, page: &Page, action: &str, changes: &[(&str, &str)]) -> Result<Page, Broken> {
        for (name, value) in changes {
            let is_there = value.is_empty() || page.has_control(name, value);
            assert!(is_there, "{} has no control {name}={value}", page.path);
        }
        let mut fields = page.form(action);
        fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let response = self.try_post_raw(action, &fields).await?;
        self.follow(action.to_owned(), response).await
    }

    /// Sends the form on `page` that looks things up at `action`: its fields go into the address.
    pub async fn look(&self, page: &Page, action: &str, changes: &[(&str, &str)]) -> Page {
        for (name, value) in changes {
            assert!(page.has_control(name, value), "{} has no control {name}={value}", page.path);
        }
        let mut fields = page.form(action);
        fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let address = Url::parse_with_params(&format!("{}{action}", self.base), &fields).expect("an address");
        self.get(&format!("{action}?{}", address.query().unwrap_or_default())).await
    }

    /// Posts fields that need not be on any page: what a hostile or broken client might do.
    pub async fn post(&self, action: &str, fields: &[(String, String)]) -> Page {
        let response = self.post_raw(action, fields).await;
        self.follow(action.to_owned(), response).await.expect("an answer")
    }

    /// Posts JSON, as another computer does.
    pub async fn post_json(&self, path: &str, body: String) -> Response {
        let request = self.client.post(format!("{}{path}", self.base)).header("content-type", "application/json");
        request.body(body).send().await.expect("an answer")
    }

    /// Chooses a file in the form that posts to `action`, as a browser sends it.
    pub async fn choose_file(&self, action: &str, field: &str, content: &[u8]) -> Page {
        const BOUNDARY: &str = "----a-line-that-is-in-no-file";
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"notes.json\"\r\n\
             content-type: application/json\r\n\r\n"
        );
        let body = [head.as_bytes(), content, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        let request = self.client.post(format!("{}{action}", self.base));
        let request = request.header("accept", "text/html").header("sec-fetch-site", "same-origin");
        let request = request.header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
        let response = request.body(body).send().await.expect("an answer");
        self.follow(action.to_owned(), response).await.expect("an answer")
    }

    /// Posts fields and follows no redirect.
    pub async fn post_raw(&self, action: &str, fields: &[(String, String)]) -> Response {
        self.try_post_raw(action, fields).await.expect("an answer")
    }

    /// The same on a line that may break.
    pub async fn try_post_raw(&self, action: &str, fields: &[(String, String)]) -> Result<Response, Broken> {
        let request = self.client.post(format!("{}{action}", self.base));
        let request = request.header("accept", "text/html").header("sec-fetch-site", "same-origin");
        request.form(fields).send().await
    }

    async fn follow(&self, path: String, response: Response) -> Result<Page, Broken> {
        let (mut path, mut response) = (path, response);
        for _ in 0..10 {
            let Some(next) =
                response.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned)
            else {
                break;
            };
            assert_eq!(response.status(), StatusCode::SEE_OTHER, "redirects after {path}");
            if !next.starts_with('/') {
                break;
            }
            path = next;
            response = self.open(&path).await?;
        }
        let (status, headers) = (response.status(), response.headers().clone());
        let source = response.text().await?;
        Ok(Page { status, path, headers, html: Html::parse_document(&source), source })
    }
}
