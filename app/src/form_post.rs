//! How plain HTML forms reach server functions.
//!
//! The framework's own form encoding refuses repeated, missing and unexpected fields, and sends its refusal to the
//! browser in an address. [`FormPost`] reads any body into a [`RawForm`] and never refuses; what the fields mean is
//! for `domain` to say. Every server function answers with a [`Next`]: the page to go to, or our own trouble.

mod parts;

use serde::{Deserialize, Serialize};
use server_fn::{
    Protocol,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
    request::Req as _,
    response::TryRes as _,
};

use crate::{domain::raw_form::RawForm, page, words};

/// What a browser may learn of an error: nothing but that there was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Server functions are reached by forms alone.
    FormsOnly,
    /// The body could not be read to its end.
    Unreadable,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Unreadable
    }
}

/// Where a form leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// To a page, by "303 See Other", so that refresh and Back never send twice.
    Page(String),
    /// Nowhere: our trouble. What was typed is shown again so that nothing is lost.
    Trouble(RawForm),
}

impl Next {
    /// To the page at `url`.
    pub fn page(url: impl Into<String>) -> Self {
        Self::Page(url.into())
    }
}

/// The protocol of every server function: a form in, a redirect out.
pub struct FormPost;

impl<Input, Client, Server> Protocol<Input, Next, Client, Server, AppError> for FormPost
where
    Input: From<RawForm> + Send,
    Client: server_fn::client::Client<AppError>,
    Server: server_fn::server::Server<AppError>,
{
    const METHOD: http::Method = http::Method::POST;

    async fn run_server<F, Fut>(request: Server::Request, server_fn: F) -> Result<Server::Response, AppError>
    where
        F: Fn(Input) -> Fut + Send,
        Fut: Future<Output = Result<Next, AppError>> + Send,
    {
        // A body that stops half-way is our trouble with the line, not something the person typed wrong.
        let content_type = request.to_content_type().unwrap_or_default().into_owned();
        let form = match request.try_into_bytes().await {
            Ok(bytes) if parts::is_in_parts(&content_type) => parts::read(&content_type, bytes).await,
            Ok(bytes) => RawForm::new(form_urlencoded::parse(&bytes).into_owned()),
            Err(_) => return Err(AppError::Unreadable),
        };
        let body = match server_fn(Input::from(form)).await? {
            Next::Page(url) => {
                page::see_other(&url);
                String::new()
            }
            Next::Trouble(form) => {
                page::set_status(http::StatusCode::SERVICE_UNAVAILABLE);
                words::trouble_page(&form, &page::reference(), words::current())
            }
        };
        Server::Response::try_from_string("text/html; charset=utf-8", body)
    }

    async fn run_client(_path: &str, _input: Input) -> Result<Next, AppError> {
        Err(AppError::FormsOnly)
    }
}
