//! Four times more than can be served: is what was acknowledged kept, does tracking still answer, is the rest told kindly?

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::arguments::Arguments;
use crate::http::client::{Connection, header, question, submission};
use crate::http::pages::{self, count, share};
use crate::http::prepared::Prepared;
use crate::http::serving::Serving;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const CONNECTIONS: usize = 512;
const SECONDS: u64 = 10;
const TIMES: f64 = 4.0;
/// One of so many requests sends an application; the others track one.
const SENDS_EACH: usize = 20;

#[derive(Default)]
struct Answers {
    tracked: Vec<Duration>,
    shed: usize,
    /// Shed without saying when to come again.
    shed_rudely: usize,
    other: usize,
    /// Cookies of those whose application was acknowledged.
    acknowledged: Vec<String>,
}

/// What each connection needs to know.
struct Offer {
    track: Vec<Vec<u8>>,
    unsent: Mutex<Vec<String>>,
    /// Between two requests of one connection, so that all together ask the wanted number.
    pause: Duration,
    until: Instant,
}

pub(crate) async fn measure(
    arguments: &Arguments,
    serving: &Serving,
    prepared: &Prepared,
    (capacity, tell): (f64, &mut impl FnMut(Measurement)),
) -> Result<(), Stopped> {
    let connections = if arguments.is_quick { 8 } else { CONNECTIONS };
    let seconds = if arguments.is_quick { 1 } else { SECONDS };
    let half = prepared.unsent.len() / 2;
    let offer = Arc::new(Offer {
        track: pages::tracking(prepared),
        unsent: Mutex::new(prepared.unsent[half..].to_vec()),
        pause: Duration::from_secs_f64(count(connections) / (TIMES * capacity.max(1.0))),
        until: Instant::now() + Duration::from_secs(seconds),
    });
    let mut asking = Vec::new();
    for number in 0..connections {
        asking.push(tokio::spawn(ask(serving.sites, Arc::clone(&offer), number)));
    }
    let mut all = Answers::default();
    for one in asking {
        let own = one.await.map_err(|error| Stopped::because("asking", &error))??;
        all.tracked.extend(own.tracked);
        all.shed += own.shed;
        all.shed_rudely += own.shed_rudely;
        all.other += own.other;
        all.acknowledged.extend(own.acknowledged);
    }
    let lost = lost(serving, &all.acknowledged).await?;
    all.tracked.sort_unstable();
    let p99 = share(&all.tracked, 99);
    let is_kept = lost == 0 && all.shed_rudely == 0 && all.other == 0;
    tell(
        Measurement::new("http: tracking under four times the load", p99.max(0.001), "ms")
            .aiming(
                "99 of 100 within 1 s, nothing acknowledged lost, the rest told when to come again",
                p99 < 1_000.0 && is_kept,
            )
            .with("offered_per_second", TIMES * capacity)
            .with(
                "answered_per_second",
                count(all.tracked.len()) / count(usize::try_from(seconds).unwrap_or(1)),
            )
            .with("p50_ms", share(&all.tracked, 50))
            .with("connections", connections)
            .with("acknowledged", all.acknowledged.len())
            .with("acknowledged_lost", lost)
            .with("shed", all.shed)
            .with("shed_without_retry_after", all.shed_rudely)
            .with("other_answers", all.other),
    );
    Ok(())
}

async fn ask(to: std::net::SocketAddr, offer: Arc<Offer>, number: usize) -> Result<Answers, Stopped> {
    let mut answers = Answers::default();
    let mut connection = Connection::open(to).await?;
    let mut next = Instant::now();
    let mut asked = number;
    while Instant::now() < offer.until {
        tokio::time::sleep_until(next.into()).await;
        next += offer.pause;
        asked += 1;
        let sends = if asked.is_multiple_of(SENDS_EACH) {
            offer.unsent.lock().await.pop()
        } else {
            None
        };
        let wanted = match &sends {
            Some(cookie) => submission(cookie),
            None => offer.track[asked % offer.track.len()].clone(),
        };
        let response = connection.ask(&wanted).await?;
        match (response.status, sends) {
            (503, _) if header(&response.head, "retry-after").is_some() => answers.shed += 1,
            (503, _) => answers.shed_rudely += 1,
            (303, Some(cookie)) => answers.acknowledged.push(cookie),
            (200, None) => answers.tracked.push(response.took),
            _ => answers.other += 1,
        }
        if header(&response.head, "connection").is_some_and(|word| word == "close") {
            connection = Connection::open(to).await?;
        }
    }
    Ok(answers)
}

/// How many of those who were told that their application has arrived have no receipt.
async fn lost(serving: &Serving, acknowledged: &[String]) -> Result<usize, Stopped> {
    let mut connection = Connection::open(serving.sites).await?;
    let mut lost = 0;
    for cookie in acknowledged {
        let response = connection.ask(&question("/permohonan/tanda-terima", cookie)).await?;
        if response.status != 200 {
            lost += 1;
        }
    }
    Ok(lost)
}
