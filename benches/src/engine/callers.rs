//! Officers at work: many callers at once, each taking its own cases through the office with the use case a site calls.

use std::sync::Arc;
use std::time::{Duration, Instant};

use maklumat_app::{App, CaseId, Private, SignedIn, StepForm};

use crate::filing::{CLERK, SERVICE, SIGNER, STAGES, Stage};
use crate::machine;
use crate::office::{Office, PASSWORD};
use crate::stopped::Stopped;

/// The two officers of the service; duties are separated between their positions.
#[derive(Clone)]
pub(crate) struct Desk {
    app: App,
    counter: Arc<SignedIn>,
    signer: Arc<SignedIn>,
}

/// How a run went.
pub(crate) struct Run {
    pub(crate) completions: usize,
    pub(crate) took: Duration,
    /// Of each completion, from the call to the answer, shortest first.
    pub(crate) waits: Vec<Duration>,
    /// Of all cores.
    pub(crate) processor_micros: Option<f64>,
    /// How many completions of each step there were in a second, in the order of the steps.
    pub(crate) stages_per_second: Vec<f64>,
}

impl Desk {
    pub(crate) async fn of(office: &Office) -> Result<Self, Stopped> {
        let unit = SERVICE.0;
        Ok(Self {
            app: office.app.clone(),
            counter: Arc::new(office.officer(&format!("{unit}.{CLERK}.1")).await?),
            signer: Arc::new(office.officer(&format!("{unit}.{SIGNER}.1")).await?),
        })
    }

    fn officer(&self, stage: Stage) -> &SignedIn {
        if stage.position == CLERK {
            &self.counter
        } else {
            &self.signer
        }
    }

    pub(crate) async fn complete(&self, case: CaseId, stage: Stage) -> Result<(), Stopped> {
        let form = StepForm {
            outcome: stage.outcome.map(str::to_owned),
            overtaking: Some(Private("Uji beban".to_owned())),
            // Whoever signs is asked for it, one signature at a time.
            password: (stage.position == SIGNER).then(|| Private(PASSWORD.to_owned())),
            ..StepForm::default()
        };
        Ok(self
            .app
            .complete_step(self.officer(stage), case, &stage.id(), form)
            .await?)
    }

    /// Many callers at once overtake each other, and have to say why.
    async fn take(&self, case: CaseId, stage: Stage) -> Result<(), Stopped> {
        let reason = Some("Uji beban".to_owned());
        Ok(self.app.take(self.officer(stage), case, &stage.id(), reason).await?)
    }

    async fn take_all(self, cases: Vec<CaseId>, stage: Stage) -> Result<Vec<Duration>, Stopped> {
        for case in cases {
            self.take(case, stage).await?;
        }
        Ok(Vec::new())
    }

    /// One completion after the other, each timed.
    async fn complete_all(self, cases: Vec<CaseId>, stage: Stage) -> Result<Vec<Duration>, Stopped> {
        let mut waits = Vec::with_capacity(cases.len());
        for case in cases {
            let called = Instant::now();
            self.complete(case, stage).await?;
            waits.push(called.elapsed());
        }
        Ok(waits)
    }

    /// Lets `callers` bring the cases through the office, stage by stage. Officers hold a file when they complete its
    /// step; taking it, a durable change of its own, happens before and is not timed.
    pub(crate) async fn run(&self, cases: &[CaseId], callers: usize) -> Result<Run, Stopped> {
        let mut shares = vec![Vec::new(); callers];
        for (index, case) in cases.iter().enumerate() {
            shares[index % callers].push(*case);
        }
        let mut waits = Vec::with_capacity(cases.len() * STAGES.len());
        let mut took = Duration::ZERO;
        let mut processor_micros = Some(0.0);
        let mut stages_per_second = Vec::with_capacity(STAGES.len());
        for stage in STAGES {
            at_once(&shares, |share| self.clone().take_all(share, stage)).await?;
            let before = machine::processor_micros();
            let begun = Instant::now();
            waits.append(&mut at_once(&shares, |share| self.clone().complete_all(share, stage)).await?);
            let elapsed = begun.elapsed();
            stages_per_second.push(per_second(cases.len(), elapsed));
            took += elapsed;
            let used = before
                .zip(machine::processor_micros())
                .map(|(before, after)| after - before);
            processor_micros = processor_micros.zip(used).map(|(all, used)| all + used);
        }
        waits.sort_unstable();
        Ok(Run {
            completions: waits.len(),
            took,
            waits,
            processor_micros,
            stages_per_second,
        })
    }
}

/// A task for each share of the work, all at once.
async fn at_once<F>(shares: &[Vec<CaseId>], work: impl Fn(Vec<CaseId>) -> F) -> Result<Vec<Duration>, Stopped>
where
    F: Future<Output = Result<Vec<Duration>, Stopped>> + Send + 'static,
{
    let tasks: Vec<_> = shares.iter().map(|share| tokio::spawn(work(share.clone()))).collect();
    let mut waits = Vec::new();
    for task in tasks {
        waits.append(&mut task.await??);
    }
    Ok(waits)
}

#[expect(clippy::cast_precision_loss, reason = "a run has fewer completions than 2^52")]
fn per_second(completions: usize, took: Duration) -> f64 {
    completions as f64 / took.as_secs_f64()
}

impl Run {
    pub(crate) fn per_second(&self) -> f64 {
        per_second(self.completions, self.took)
    }

    /// The wait that so many of a hundred do not exceed, in milliseconds.
    pub(crate) fn wait_ms(&self, of_hundred: usize) -> f64 {
        let index = (self.waits.len() * of_hundred / 100).min(self.waits.len().saturating_sub(1));
        self.waits.get(index).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
    }

    #[expect(clippy::cast_precision_loss, reason = "a run has fewer completions than 2^52")]
    pub(crate) fn processor_micros_each(&self) -> Option<f64> {
        self.processor_micros.map(|micros| micros / self.completions as f64)
    }
}
