//! The answer of an address that is no page, when what it was asked for is elsewhere, not there or at fault. It has no text:
//! the layers around it turn an error into a calm page.

use app::page::{Stop, log};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;

/// Leads on, or says what kind of error it is; a fault is logged, without anything a person typed.
pub fn stopped(stop: Stop) -> Response {
    match stop {
        Stop::Go(url) => Redirect::to(&url).into_response(),
        Stop::NotFound => StatusCode::NOT_FOUND.into_response(),
        Stop::Fault(fault) => {
            log(&fault);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
