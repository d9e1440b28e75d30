//! When more is asked than can be answered: some are answered, a few wait for a moment, the rest is told at once when to
//! come again. Nobody waits so long that they would press the button a second time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::FORM_LIMIT_BYTES;
use crate::failure::Failure;
use crate::urls::route;

/// Requests worked on at once. More would only take longer, each of them.
const SERVED: usize = 64;

/// Requests that wait for one of those.
const WAITING: usize = 256;

/// How long one waits at most.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long an ordinary form may take to arrive. Until it is here it takes nobody's place.
const ARRIVAL: Duration = Duration::from_secs(30);

/// Shared by all requests of a router.
#[derive(Clone)]
pub(crate) struct Places(Arc<Inner>);

struct Inner {
    served: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
    patience: Duration,
}

impl Places {
    pub(crate) fn new() -> Self {
        Self::so_many(SERVED, WAITING, PATIENCE)
    }

    fn so_many(served: usize, most_waiting: usize, patience: Duration) -> Self {
        Self(Arc::new(Inner {
            served: Arc::new(Semaphore::new(served)),
            waiting: AtomicUsize::new(0),
            most_waiting,
            patience,
        }))
    }

    /// A place, at once or after a little while; `None` where too many wait already.
    async fn take(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = Arc::clone(&self.0.served).try_acquire_owned() {
            return Some(place);
        }
        let before = self.0.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.0.waiting);
        if before >= self.0.most_waiting {
            return None;
        }
        let place = Arc::clone(&self.0.served).acquire_owned();
        tokio::time::timeout(self.0.patience, place).await.ok()?.ok()
    }
}

/// Counted as one who waits, for as long as it lives.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Lets in as many as can be served.
pub(crate) async fn shed(State(places): State<Places>, request: Request, next: Next) -> Response {
    if stands_apart(&request) {
        return next.run(request).await;
    }
    let request = match arrived(request).await {
        Ok(request) => request,
        Err(failure) => return failure.into_response(),
    };
    match places.take().await {
        Some(_place) => next.run(request).await,
        None => Failure::Overloaded.into_response(),
    }
}

/// Uploads have a room of their own and take as long as the line is slow; whoever watches the program must get an answer.
fn stands_apart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    request.uri().path() == route::HEALTH
        || kind.is_some_and(|kind| {
            let kind = kind.as_bytes();
            kind.starts_with(b"multipart/") || kind.starts_with(b"application/octet-stream")
        })
}

/// The request with all of its form.
async fn arrived(request: Request) -> Result<Request, Failure> {
    let (parts, body) = request.into_parts();
    let whole = axum::body::to_bytes(body, FORM_LIMIT_BYTES);
    match tokio::time::timeout(ARRIVAL, whole).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(_)) => Err(Failure::TooLarge),
        Err(_) => Err(Failure::TooSlow),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AN_HOUR: Duration = Duration::from_secs(3600);

    #[tokio::test]
    async fn whoever_waits_gets_the_place_that_becomes_free() {
        let places = Places::so_many(1, 1, AN_HOUR);
        let taken = places.take().await.unwrap();
        let waiting = tokio::spawn({
            let places = places.clone();
            async move { places.take().await.is_some() }
        });
        tokio::task::yield_now().await;
        drop(taken);
        assert!(waiting.await.unwrap());
        assert_eq!(places.0.waiting.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn who_finds_no_place_is_not_served() {
        use axum::middleware::from_fn_with_state;
        use axum::routing::get;
        use tower::ServiceExt;

        let places = Places::so_many(1, 0, AN_HOUR);
        let site = axum::Router::new()
            .route("/", get(async || "served"))
            .route(route::HEALTH, get(async || "well"))
            .layer(from_fn_with_state(places.clone(), shed));
        let ask = |path: &str| {
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            site.clone().oneshot(request)
        };
        assert_eq!(ask("/").await.unwrap().status(), 200);
        let _taken = places.take().await.unwrap();
        assert_eq!(ask("/").await.unwrap().status(), 503);
        assert_eq!(ask(route::HEALTH).await.unwrap().status(), 200);
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_people_do() {
        let places = Places::so_many(1, 1, Duration::from_millis(10));
        let _taken = places.take().await.unwrap();
        assert!(places.take().await.is_none());
        assert_eq!(places.0.waiting.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn where_enough_people_wait_the_next_is_told_at_once() {
        let places = Places::so_many(1, 1, AN_HOUR);
        let _taken = places.take().await.unwrap();
        let waiting = tokio::spawn({
            let places = places.clone();
            async move { places.take().await.is_some() }
        });
        tokio::task::yield_now().await;
        // Otherwise it would take an hour.
        assert!(places.take().await.is_none());
        waiting.abort();
    }
}
