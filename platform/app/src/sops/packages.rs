//! What an installation adds to a package of one of its services: what it measured, and the office's signature.

use maklumat_credential::{Digest, seal_package};
use maklumat_sop::{Minutes, Results, Share};
use maklumat_store::Measure;
use maklumat_vocabulary::ServiceKey;

use crate::App;
use crate::problem::Problem;
use crate::reports::figures::{closed_by_day, count, sum};
use crate::reports::times::{Span, TOO_FEW, distribution, past_times};
use crate::views::oversight::Period;
use crate::views::{PastTimes, WorkingTime};

impl App {
    /// What was measured with a service over some days, each figure with the cases behind it. What rests on too few cases
    /// is left out; nothing at all is `None`. There is no satisfaction in it as long as none is asked for.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a service that is not published.
    pub async fn package_results(&self, service: &ServiceKey, period: Period) -> Result<Option<Results>, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let minutes_per_day = published.sop.calendar().minutes_per_working_day();
        let span = Span::of(period);
        let mut reader = self.store().read().await?;
        let sums = sum(&closed_by_day(&mut reader, service, span).await?);
        let classes = distribution(&mut reader, service, span, Measure::Whole).await?;
        drop(reader);
        let times = past_times(&classes, minutes_per_day);
        let (finished, withdrawn) = (count(sums.measured), count(sums.withdrawn));
        let closed = finished + withdrawn;
        let share = |part, cases| (cases >= TOO_FEW).then_some(Share { part, cases });
        let results = Results {
            version: Some(published.sop.definition().version),
            from: period.from,
            until: period.until,
            median: times.map(|times| minutes(times.median, times)),
            ninetieth: times.map(|times| minutes(times.p90, times)),
            on_time: share(count(sums.kept), finished),
            returned: share(count(sums.returned), closed),
            satisfaction: None,
        };
        Ok((closed >= TOO_FEW).then_some(results))
    }

    /// Signs a package by its manifest, with the key the office uses now.
    #[must_use]
    pub fn sign_package(&self, manifest: &Digest) -> String {
        seal_package(manifest, &self.office_keys().signing_at(self.now()))
    }
}

const fn minutes(time: WorkingTime, times: PastTimes) -> Minutes {
    Minutes {
        minutes: time.minutes,
        minutes_per_day: time.minutes_per_day,
        cases: times.count,
    }
}
