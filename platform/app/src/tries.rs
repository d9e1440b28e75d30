//! Guessing at passwords and PINs is slow: every try is counted before it is judged.
//!
//! Whoever guesses wrong is shut out from where they guess, and nobody else with them. Only when many places guess at
//! the same thing is it shut for everybody, until the hour is over. A place that guesses at one thing after the other is
//! shut out from all of them, until the hour is over too.

use maklumat_calendar::Timestamp;
use maklumat_store::Tx;

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;

/// Tries from one place before it is shut out for a while.
pub(crate) const FROM_ONE_PLACE: i64 = 5;

/// How long it stays shut out, in seconds.
pub(crate) const CLOSED: i64 = 15 * 60;

/// Tries from all places together in one hour. More than one place alone can make.
const FROM_ALL_PLACES: i64 = 50;

/// Wrong tries from one place in one hour, at whatever is tried. Many people share an address, and few of them mistype.
const WRONG_FROM_ONE_PLACE: i64 = 100;

/// Applications that may be begun from one place in one hour. Many people share an address: a school, a telephone network.
const BEGUN_FROM_ONE_PLACE: i64 = 240;

/// In seconds.
const HOUR: i64 = 3600;

/// What is tried and from where. Only keyed hashes are kept, of things that are not there as of those that are.
pub(crate) struct Tried {
    what: &'static str,
    here: [u8; 32],
    everywhere: [u8; 32],
    /// All that is tried from where it comes from; `None` where that is not known.
    place: Option<[u8; 32]>,
    hour_ends: Timestamp,
}

impl App {
    /// `client` is where the try comes from.
    pub(crate) fn tried(&self, what: &'static str, subject: &str, client: &str) -> Tried {
        let hour = self.now().as_second().div_euclid(HOUR);
        let keyed = |text: &str| self.store().keys().lookup(self.store().tenant(), what, text);
        Tried {
            what,
            here: keyed(&format!("here/{client}/{subject}")),
            everywhere: keyed(&format!("everywhere/{hour}/{subject}")),
            place: (!client.is_empty()).then(|| keyed(&format!("place/{hour}/{client}"))),
            hour_ends: Timestamp::from_second((hour + 1) * HOUR).unwrap_or_else(|_| self.now()),
        }
    }

    /// Counts an application that a visitor begins: one program must not fill the disk with applications of nobody.
    pub async fn count_beginning(&self, client: &str) -> Result<(), Problem> {
        if !self.is_within("begin", client, BEGUN_FROM_ONE_PLACE).await? {
            return Err(Rule::TooManyBegun.into());
        }
        Ok(())
    }

    /// Counts something that may be done so often from one place, or to one subject, in one hour. False: it is too often.
    pub(crate) async fn is_within(&self, what: &'static str, subject: &str, limit: i64) -> Result<bool, Problem> {
        let counted = self.tried(what, subject, "");
        let mut tx = self.store().begin().await?;
        let so_far = tx.count_attempt(&counted.everywhere).await?.failures;
        // The count is kept until the hour is over.
        tx.block_attempts(&counted.everywhere, counted.hour_ends).await?;
        tx.commit().await?;
        Ok(so_far <= limit)
    }

    /// Counts a try before it is judged, so that many at once are no more than one after the other. Gives the how
    /// many-th it is from its place.
    pub(crate) async fn count_try(&self, tried: &Tried) -> Result<i64, Problem> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let counted = count(&mut tx, tried, now).await;
        match counted {
            Ok(_) => tx.commit().await?,
            Err(_) => tx.roll_back().await,
        }
        counted
    }
}

async fn count(tx: &mut Tx, tried: &Tried, now: Timestamp) -> Result<i64, Problem> {
    if let Some(place) = &tried.place {
        let wrong = tx.count_attempt(place).await?.failures;
        if wrong > WRONG_FROM_ONE_PLACE {
            return Err(Problem::Locked { until: tried.hour_ends });
        }
        if wrong == WRONG_FROM_ONE_PLACE {
            tracing::warn!(what = tried.what, until = %tried.hour_ends, "one place guesses at many things, shut out");
        }
        // The count is kept until the hour is over.
        tx.block_attempts(place, tried.hour_ends).await?;
    }
    let mut here = tx.count_attempt(&tried.here).await?;
    if let Some(until) = here.blocked_until.filter(|until| *until > now) {
        return Err(Problem::Locked { until });
    }
    if here.failures > FROM_ONE_PLACE {
        // The time is over: counting begins anew.
        tx.clear_attempts(&tried.here).await?;
        here = tx.count_attempt(&tried.here).await?;
    }
    let everywhere = tx.count_attempt(&tried.everywhere).await?;
    if let Some(until) = everywhere.blocked_until.filter(|until| *until > now) {
        return Err(Problem::Locked { until });
    }
    let closed = if here.failures >= FROM_ONE_PLACE { CLOSED } else { 0 };
    let until = Timestamp::from_second(now.as_second() + closed).unwrap_or(now);
    tx.block_attempts(&tried.here, until).await?;
    let is_full = everywhere.failures >= FROM_ALL_PLACES;
    if is_full {
        tracing::warn!(what = tried.what, until = %tried.hour_ends, "guessed at from many places, shut for everybody");
    }
    let until = if is_full { tried.hour_ends } else { now };
    tx.block_attempts(&tried.everywhere, until).await?;
    Ok(here.failures)
}

impl Tried {
    /// It was right: counting begins anew.
    pub(crate) async fn was_right(&self, tx: &mut Tx) -> Result<(), Problem> {
        tx.clear_attempts(&self.here).await?;
        tx.clear_attempts(&self.everywhere).await?;
        if let Some(place) = &self.place {
            // Of what was tried before from there, nothing becomes right by it.
            tx.uncount_attempt(place).await?;
        }
        Ok(())
    }
}
