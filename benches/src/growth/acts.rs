//! Load, append, inbox and take-next on both databases, one here, one there, so that a noisy minute meets both.

use std::time::Instant;

use maklumat_app::{InboxFilter, InboxView, Period, PeriodChoice, Private, StepForm, TrailFilter};
use maklumat_workflow::wire;

use crate::arguments::Arguments;
use crate::filing::STAGES;
use crate::growth::grown::{Grown, any_case};
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const TARGET: f64 = 1.5;
/// Rounds of each act; those that change something are fewer, as the small queue must outlast them.
const READS: usize = 2_000;
const PAGES: usize = 200;
const CHANGES: usize = 300;

#[derive(Clone, Copy)]
enum Act {
    Load,
    CaseFile,
    Inbox,
    /// Another list of the desk.
    List(InboxView),
    Signing,
    Notices,
    Till,
    Oversight,
    Trail,
    Append,
    TakeNext,
}

impl Act {
    /// In the order they are measured: what changes the queue comes last.
    const ALL: [(Self, &'static str, usize); 13] = [
        (Self::Load, "growth: load a case", READS),
        (Self::CaseFile, "growth: the page of a case", READS / 4),
        (Self::Inbox, "growth: inbox", PAGES),
        (Self::List(InboxView::Due), "growth: late files", PAGES),
        (Self::List(InboxView::Elsewhere), "growth: files with others", PAGES),
        (Self::List(InboxView::Done), "growth: files finished by one", PAGES),
        (Self::Signing, "growth: what waits for a signature", PAGES),
        (Self::Notices, "growth: notices", PAGES),
        (Self::Till, "growth: today's till", PAGES),
        (Self::Oversight, "growth: how services stand", PAGES / 4),
        (Self::Trail, "growth: audit trail", PAGES),
        (Self::Append, "growth: complete a step", CHANGES),
        (Self::TakeNext, "growth: take next", CHANGES),
    ];
}

pub(crate) async fn measure(
    arguments: &Arguments,
    [few, many]: [&Grown; 2],
    tell: &mut impl FnMut(Measurement),
) -> Result<(), Stopped> {
    for (act, name, rounds) in Act::ALL {
        let rounds = arguments.times(rounds);
        let rounds = rounds.min(few.open.len() / 3).max(1);
        let mut here = Vec::with_capacity(rounds);
        let mut there = Vec::with_capacity(rounds);
        for round in 0..rounds {
            here.push(timed(few, act, round).await?);
            there.push(timed(many, act, round).await?);
        }
        let (small, large) = (middle(&mut here), middle(&mut there));
        tell(
            Measurement::new(name, large, "ms")
                .over(small)
                .aiming("at most 1.5 times the small one", large <= TARGET * small)
                .with("floor_is", "the same on the small database")
                .with("cases", many.cases)
                .with("cases_small", few.cases)
                .with("rounds", rounds)
                .with("mean_ms", mean(&there))
                .with("mean_small_ms", mean(&here)),
        );
    }
    Ok(())
}

/// Milliseconds of one act.
async fn timed(grown: &Grown, act: Act, round: usize) -> Result<f64, Stopped> {
    let app = &grown.office.app;
    let begun = Instant::now();
    match act {
        Act::Load => {
            let id = any_case(round, grown.cases).0;
            let matter = grown.office.store.read().await?.matter(id).await?;
            let snapshot = matter.map(|matter| matter.snapshot()).transpose()?.flatten();
            let snapshot = snapshot.ok_or_else(|| Stopped::new("a case that was filed is not there"))?;
            let case = wire::decode_case(&String::from_utf8_lossy(&snapshot))
                .map_err(|error| Stopped::because("a stored case", &error))?;
            std::hint::black_box(case);
        }
        Act::CaseFile => drop(app.case_file(&grown.clerk, any_case(round, grown.cases)).await?),
        Act::Inbox => {
            let inbox = app.inbox(&grown.clerk, &InboxFilter::default()).await?;
            if inbox.rows.is_empty() {
                return Err(Stopped::new("the inbox is empty"));
            }
        }
        Act::List(view) => {
            let filter = InboxFilter {
                view,
                ..InboxFilter::default()
            };
            drop(app.inbox(&grown.clerk, &filter).await?);
        }
        Act::Signing => drop(app.signing_desk(&grown.clerk).await?),
        Act::Notices => {
            drop(app.opinions_to_give(&grown.clerk).await?);
            drop(app.opinions_awaited(&grown.clerk).await?);
        }
        Act::Till => drop(app.till(&grown.clerk).await?),
        Act::Oversight => {
            let period = Period::of(PeriodChoice::default(), app.today());
            drop(app.oversight(&grown.overseer, None, period).await?);
        }
        Act::Trail => drop(app.trail(&grown.overseer, &TrailFilter::default()).await?),
        Act::Append => {
            // From the end of the queue; take-next eats from its beginning.
            let case = grown.open[grown.open.len() - 1 - round];
            let form = StepForm {
                outcome: STAGES[0].outcome.map(str::to_owned),
                overtaking: Some(Private("Uji beban".to_owned())),
                ..StepForm::default()
            };
            app.complete_step(&grown.clerk, case, &STAGES[0].id(), form).await?;
        }
        Act::TakeNext => {
            let taken = app.take_next(&grown.clerk, None).await?;
            taken.ok_or_else(|| Stopped::new("nothing is left to take"))?;
        }
    }
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

fn middle(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "a run has fewer rounds than 2^52")]
fn mean(times: &[f64]) -> f64 {
    times.iter().sum::<f64>() / times.len() as f64
}
