//! The web server of the Family Help Portal, as a library with a thin binary around it.
//!
//! [`build`] joins checked settings and ready-made parts to one router; `http::accept::serve` answers with it.
//! Tests build the same router from other parts. Nothing in here holds a page's text or decides about a family.

pub mod carry;
pub mod context;
pub mod crypto;
pub mod desk_link;
pub mod doctor;
pub mod files;
pub mod forward;
pub mod holidays;
pub mod http;
pub mod hub_example;
pub mod jobs;
pub mod logs;
pub mod notify;
pub mod offers;
pub mod partner_api;
pub mod passkeys;
pub mod places;
pub mod rotation;
pub mod settings;
pub mod store;
pub mod watch;

use app::ports::Portal;
use axum::{Router, middleware::from_fn};

use crate::{
    http::{
        gate::Gate,
        layers::{self, Armour},
        probes, static_files,
    },
    settings::Settings,
};

/// Everything the router is made of.
pub struct Parts {
    /// Storage, time, randomness and the rest of what pages ask for.
    pub portal: Portal,
    /// The pages and their server functions, from [`context::pages`].
    pub pages: Router,
    /// The signed partner API and the published schema. It has its own protection, so the check of
    /// origins and the calm HTML pages stay out of it.
    pub partner: Router,
    /// The key that turns a client's network into [`app::ports::ClientNetwork`].
    pub network_key: [u8; 32],
}

/// Joins pages, partner API, static files and probes, and puts every layer around them.
pub fn build(settings: &Settings, parts: Parts) -> Router {
    let armour = Armour::new(settings, &parts);
    let site = static_files::Site::new(settings);
    let gate = Gate::new(settings);
    let routes = parts
        .pages
        .layer(from_fn(move |request, next| gate.clone().pass(request, next)))
        .merge(parts.partner)
        .merge(site.pkg())
        .merge(probes::router(parts.portal.store))
        .fallback_service(site.rest())
        .method_not_allowed_fallback(layers::method_not_allowed);
    layers::around(routes, armour)
}
