//! The pages people open most, by thirty-two connections at once, each beside the page of three words.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::arguments::Arguments;
use crate::http::client::{Connection, question, submission};
use crate::http::prepared::Prepared;
use crate::http::serving::Serving;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const CONNECTIONS: usize = 32;
const SECONDS: u64 = 5;

/// One page and what it should reach.
struct Page {
    name: &'static str,
    asks: Asks,
    expected: u16,
    target: f64,
}

enum Asks {
    /// One after the other, from the beginning again at the end.
    InTurn(Vec<Vec<u8>>),
    /// Each only once.
    Once(Vec<Vec<u8>>),
}

/// What a round of asking came to.
pub(crate) struct Asked {
    pub(crate) rate: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) bytes: usize,
    count: usize,
}

/// Gives the pages per second of tracking, from which the overload is reckoned.
pub(crate) async fn measure(
    arguments: &Arguments,
    serving: &Serving,
    prepared: &Prepared,
    tell: &mut impl FnMut(Measurement),
) -> Result<f64, Stopped> {
    let mut tracking = 0.0;
    for page in pages(prepared) {
        let asked = tell_of(arguments, serving, (&page, prepared.cases), tell).await?;
        if page.name == TRACKING {
            tracking = asked.rate;
        }
        if page.name == SUBMISSION {
            // Nobody has looked at these yet, so that all of their history is read and opened.
            let half = prepared.unsent.len() / 2;
            let sent = &prepared.unsent[half.saturating_sub(asked.count)..half];
            let first_look = Page {
                name: "http: tracking page, first look",
                asks: Asks::Once(sent.iter().map(|cookie| question("/permohonan", cookie)).collect()),
                expected: 200,
                target: 1_000.0,
            };
            tell_of(arguments, serving, (&first_look, prepared.cases), tell).await?;
        }
    }
    Ok(tracking)
}

async fn tell_of(
    arguments: &Arguments,
    serving: &Serving,
    (page, cases): (&Page, usize),
    tell: &mut impl FnMut(Measurement),
) -> Result<Asked, Stopped> {
    let hello = Asks::InTurn(vec![question("/", "")]);
    let before = round(arguments, serving.hello, &hello, 200).await?;
    let computed = serving.computed();
    let asked = round(arguments, serving.sites, &page.asks, page.expected).await?;
    let computed = serving.computed().zip(computed).map(|(after, before)| after - before);
    let after = round(arguments, serving.hello, &hello, 200).await?;
    tell(
        told(page, &asked, (before.rate + after.rate) / 2.0)
            .with(
                "server_micros_each",
                computed.map(|micros| micros / count(asked.count.max(1))),
            )
            .with("cases", cases)
            .with("different_questions", page.asks.count())
            .with("one_core_each", serving.is_pinned),
    );
    Ok(asked)
}

const TRACKING: &str = "http: tracking page";
const SUBMISSION: &str = "http: submission, durable";

/// Everybody who tracks a case.
pub(crate) fn tracking(prepared: &Prepared) -> Vec<Vec<u8>> {
    prepared
        .applicants
        .iter()
        .map(|cookie| question("/permohonan", cookie))
        .collect()
}

fn pages(prepared: &Prepared) -> Vec<Page> {
    let half = prepared.unsent.len() / 2;
    let sending = prepared.unsent[..half].iter();
    vec![
        Page {
            name: TRACKING,
            asks: Asks::InTurn(tracking(prepared)),
            expected: 200,
            target: 8_000.0,
        },
        Page {
            name: "http: catalogue",
            asks: Asks::InTurn(vec![question("/layanan", "")]),
            expected: 200,
            target: 10_000.0,
        },
        Page {
            name: "http: inbox",
            asks: Asks::InTurn(vec![question("/petugas", &prepared.officer)]),
            expected: 200,
            target: 3_000.0,
        },
        Page {
            name: SUBMISSION,
            asks: Asks::Once(sending.map(|cookie| submission(cookie)).collect()),
            expected: 303,
            target: 1_000.0,
        },
    ]
}

impl Asks {
    fn count(&self) -> usize {
        match self {
            Self::InTurn(questions) | Self::Once(questions) => questions.len(),
        }
    }
}

fn told(page: &Page, asked: &Asked, floor: f64) -> Measurement {
    Measurement::new(page.name, asked.rate, "answers/s")
        .over(floor)
        .aiming(&format!("at least {}/s", page.target), asked.rate >= page.target)
        .with("floor_is", "a page of three words by the same web server")
        .with("connections", CONNECTIONS)
        .with("p50_ms", asked.p50_ms)
        .with("p99_ms", asked.p99_ms)
        .with("bytes_each", asked.bytes)
}

/// Asks by all connections until the time is over or nothing is left to send.
async fn round(arguments: &Arguments, to: SocketAddr, asks: &Asks, expected: u16) -> Result<Asked, Stopped> {
    let time = if arguments.is_quick {
        Duration::from_millis(200)
    } else {
        Duration::from_secs(SECONDS)
    };
    let (in_turn, once) = match asks {
        Asks::InTurn(questions) => (Arc::new(questions.clone()), Vec::new()),
        Asks::Once(questions) => (Arc::default(), questions.clone()),
    };
    let once = Arc::new(Mutex::new(once));
    let awake = tokio::spawn(stay_awake());
    let begun = Instant::now();
    let until = begun + time;
    let mut asking = Vec::new();
    for number in 0..CONNECTIONS {
        let (in_turn, once) = (Arc::clone(&in_turn), Arc::clone(&once));
        asking.push(tokio::spawn(async move {
            let mut connection = Connection::open(to).await?;
            let mut times = Vec::new();
            let mut bytes = 0;
            while Instant::now() < until {
                let place = number + CONNECTIONS * times.len();
                let next = if in_turn.is_empty() {
                    once.lock().await.pop()
                } else {
                    Some(in_turn[place % in_turn.len()].clone())
                };
                let Some(next) = next else { break };
                let response = connection.ask(&next).await?;
                if response.status != expected {
                    return Err(Stopped::new(format!("answered {}: {}", response.status, response.head)));
                }
                bytes = response.bytes;
                times.push(response.took);
            }
            Ok::<_, Stopped>((times, bytes))
        }));
    }
    let mut times = Vec::new();
    let mut bytes = 0;
    for one in asking {
        let (own, size) = one.await.map_err(|error| Stopped::because("asking", &error))??;
        times.extend(own);
        bytes = bytes.max(size);
    }
    let took = begun.elapsed().as_secs_f64();
    awake.abort();
    times.sort_unstable();
    Ok(Asked {
        rate: count(times.len()) / took,
        p50_ms: share(&times, 50),
        p99_ms: share(&times, 99),
        bytes,
        count: times.len(),
    })
}

/// Keeps whoever asks from falling asleep: waking a core that sleeps is paid by the one who answers, and a virtual machine
/// charges more for it than for the answer's way.
async fn stay_awake() {
    loop {
        tokio::task::yield_now().await;
    }
}

/// The time within which this many of a hundred were answered, in milliseconds.
pub(crate) fn share(sorted: &[Duration], hundredths: usize) -> f64 {
    let place = (sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1));
    sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

#[expect(clippy::cast_precision_loss, reason = "a run has fewer answers than 2^52")]
pub(crate) fn count(number: usize) -> f64 {
    number as f64
}
