//! Officers at work: many callers at once, each taking its own cases through the office with the use case a site calls.

use std::sync::Arc;
use std::time::{Duration, Instant};

use maklumat_app::{App, CaseId, Private, SignedIn, StepForm};

use crate::filing::{CLERK, SERVICE, SIGNER, STAGES, Stage};
use crate::machine;
use crate::office::Office;
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

    pub(crate) async fn complete(&self, case: CaseId, stage: Stage) -> Result<(), Stopped> {
        let officer = if stage.position == CLERK {
            &self.counter
        } else {
            &self.signer
        };
        let form = StepForm {
            outcome: stage.outcome.map(str::to_owned),
            overtaking: Some(Private("Uji beban".to_owned())),
            ..StepForm::default()
        };
        Ok(self.app.complete_step(officer, case, &stage.id(), form).await?)
    }

    /// Takes some cases from filing to the end, one completion after the other.
    async fn work_through(self, cases: Vec<CaseId>) -> Result<Vec<Duration>, Stopped> {
        let mut waits = Vec::with_capacity(cases.len() * STAGES.len());
        for case in cases {
            for stage in STAGES {
                let called = Instant::now();
                self.complete(case, stage).await?;
                waits.push(called.elapsed());
            }
        }
        Ok(waits)
    }

    /// Lets `callers` work through the cases at once.
    pub(crate) async fn run(&self, cases: &[CaseId], callers: usize) -> Result<Run, Stopped> {
        let mut shares = vec![Vec::new(); callers];
        for (index, case) in cases.iter().enumerate() {
            shares[index % callers].push(*case);
        }
        let before = machine::processor_micros();
        let begun = Instant::now();
        let tasks: Vec<_> = shares
            .into_iter()
            .map(|share| tokio::spawn(self.clone().work_through(share)))
            .collect();
        let mut waits = Vec::with_capacity(cases.len() * STAGES.len());
        for task in tasks {
            waits.append(&mut task.await??);
        }
        let took = begun.elapsed();
        let processor_micros = before
            .zip(machine::processor_micros())
            .map(|(before, after)| after - before);
        waits.sort_unstable();
        Ok(Run {
            completions: waits.len(),
            took,
            waits,
            processor_micros,
        })
    }
}

impl Run {
    #[expect(clippy::cast_precision_loss, reason = "a run has fewer completions than 2^52")]
    pub(crate) fn per_second(&self) -> f64 {
        self.completions as f64 / self.took.as_secs_f64()
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
