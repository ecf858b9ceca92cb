//! A file that a page hands out: to keep, and never kept by anything on the way.

use app::{features::carry::Download, page::Stop};
use axum::response::{IntoResponse, Response};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};

use super::stopped::stopped;

/// The file; or where whoever asks should be.
pub fn handed_out(file: Result<Download, Stop>) -> Response {
    match file {
        Ok(Download { name, content_type, body }) => {
            let mut response = body.into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                headers.insert(CONTENT_DISPOSITION, disposition);
            }
            response
        }
        Err(stop) => stopped(stop),
    }
}
