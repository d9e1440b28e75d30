//! HTML for people: three sites in one router, server-rendered, working without scripts.
//!
//! Answers: what does a citizen, an officer, a leader see and do? Every page is a value with a template beside it,
//! every handler calls one use case of [`maklumat_app::App`] and turns its answer into a page or a redirect.
//!
//! Never does: decide anything about a case, touch the store, hold a sentence of its own (words live in `locales/`),
//! put a reference, a PIN or a name into an address, or need a script to work.
//!
//! Start with [`router`], then `urls.rs` (every address) and `citizen/service.rs` (a typical page).
//! To add a page: an address in `urls.rs`, a file and its template in one of the three sites, its words in both
//! languages, and a sample in `samples.rs`: a test renders every sample in every language.

mod administration;
mod amounts;
mod asked;
mod assets;
mod browser;
mod chart;
mod citizen;
mod drafting;
mod failure;
mod first_run;
mod form;
mod frame;
mod guard;
mod helping;
mod markup;
mod moments;
mod monitoring;
mod nul;
mod offer;
mod officer;
mod once;
mod overload;
mod oversight;
mod period;
mod preferences;
mod respond;
mod standards;
mod upload_room;
mod urls;
mod visit;
mod words;

#[cfg(test)]
mod samples;

use std::net::SocketAddr;

use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Extension, Router};
use maklumat_app::App;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::overload::Places;
use crate::upload_room::UploadRoom;

pub use assets::assets;
pub use urls::route::ALL as ROUTES;

/// Ordinary forms are small; uploads have their own limit.
const FORM_LIMIT_BYTES: usize = 256 * 1024;

/// All three sites.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(citizen::router())
        .merge(officer::router())
        .merge(administration::router())
        .merge(drafting::router())
        .merge(standards::router())
        .merge(helping::router())
        .merge(oversight::router())
        .merge(monitoring::router())
        .merge(first_run::router())
        .layer(DefaultBodyLimit::max(FORM_LIMIT_BYTES))
        .layer(Extension(UploadRoom::new()))
        .with_state(app.clone())
        .merge(assets())
        .layer(
            // One stack: layers added one by one are copied anew for each request, each with all that lie in it.
            ServiceBuilder::new()
                .layer(CompressionLayer::new())
                .layer(from_fn(guard::set_headers))
                .layer(from_fn(preferences::choose))
                .layer(from_fn_with_state(app.clone(), failure::dress))
                .layer(from_fn_with_state(Places::new(), overload::shed))
                .layer(from_fn(guard::let_in))
                .layer(CatchPanicLayer::new())
                .layer(from_fn_with_state(app.clone(), once::carry_out_once))
                .layer(from_fn_with_state(app, officer::lapsed::keep_words)),
        )
}

/// Serves the sites until `stop` is ready; requests under way are finished.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}
