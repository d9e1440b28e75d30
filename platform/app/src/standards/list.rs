//! Cases about standards: where each stands, its next date by the law, and everything about one.

use maklumat_calendar::Timestamp;
use maklumat_sop::{Procedure, Purpose, Stage, Value, place_in_law};
use maklumat_store::{Reader, StandardHeading};
use maklumat_workflow::OpenStep;

use super::public::comment_view;
use super::text::has_decree;
use super::{check, role_towards};
use crate::App;
use crate::access::{Action, may};
use crate::cases::act::Loaded;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::standard::{StandardCase, StandardCases, StandardRow, StandsAt};

impl App {
    /// Every case about a standard, and what must be opened next.
    pub async fn standards(&self, by: &SignedIn) -> Result<StandardCases, Problem> {
        let bureau = self.standards_service()?;
        check(by, (&bureau.sop, &bureau.sop.definition().key), Action::ReadStandards)?;
        let mut reader = self.store().read().await?;
        let headings = reader.standards().await?;
        let mut rows = Vec::with_capacity(headings.len());
        for heading in &headings {
            rows.extend(self.standard_row(&mut reader, heading).await?);
        }
        drop(reader);
        let next = |row: &StandardRow| row.stands_at.iter().map(|at| at.due).min();
        rows.sort_by_key(|row| (row.closed_at.is_some(), next(row), std::cmp::Reverse(row.closed_at)));
        let catalogue = self.catalogue();
        let openable = catalogue.iter().map(|published| published.sop.definition());
        let openable = openable
            .filter(|definition| may(role_towards(by, &bureau.sop, &definition.key), Action::OpenStandard))
            .filter(|definition| {
                !rows
                    .iter()
                    .any(|row| row.closed_at.is_none() && row.service == definition.key)
            })
            .map(|definition| (definition.key.clone(), definition.name.clone()));
        Ok(StandardCases {
            due: self.due_standards(by, (&bureau.sop, &headings)),
            openable: openable.collect(),
            rows,
        })
    }

    /// A case about a standard with its text, its published draft and every comment.
    pub async fn standard_case(&self, by: &SignedIn, case: CaseId) -> Result<StandardCase, Problem> {
        let mut reader = self.store().read().await?;
        let standard = reader.standard(case.0).await?.ok_or(Problem::NotFound)?;
        let loaded = self.load(&mut reader, case.0).await?;
        let about = (&loaded.published.sop, &standard.service);
        check(by, about, Action::ReadStandards)?;
        let heading = StandardHeading {
            matter: standard.matter,
            purpose: standard.purpose.clone(),
            service: standard.service.clone(),
            from_version: standard.from_version,
            reference: loaded.matter.reference.clone(),
            submitted_at: loaded.case.submitted_at,
            ending: None,
            closed_at: (!loaded.case.is_open()).then_some(loaded.case.changed_at),
        };
        let row = self.row_of(&heading, &loaded).ok_or(Problem::NotFound)?;
        let comments = reader.comments_on(case.0).await?;
        let is_public = reader.public_draft(case.0).await?.is_some();
        let proposal = match standard.proposal {
            Some(id) => reader.proposal(id).await?,
            None => None,
        };
        drop(reader);
        let public = if is_public {
            Some(self.read_public_draft(&case.0.to_string()).await?)
        } else {
            None
        };
        let drafts = match self.drafts(by).await {
            Ok(list) => list.drafts,
            // Who writes for no unit has none to hand in.
            Err(Problem::NotFound) => Vec::new(),
            Err(problem) => return Err(problem),
        };
        let drafts = drafts.into_iter().filter(|draft| draft.key == standard.service);
        let places = public.as_ref().map(|public| public.places.clone()).unwrap_or_default();
        let waits = proposal.filter(|known| known.published_at.is_none() && known.kept_until > self.now());
        let may_work = may(role_towards(by, about.0, about.1), Action::WorkOnStandard) && loaded.case.is_open();
        Ok(StandardCase {
            text: self.text_view(&standard),
            comments: comments.iter().map(|comment| comment_view(comment, &places)).collect(),
            proposal: waits.map(|known| known.id.to_string()),
            is_published: standard.proposal.is_some() && self.has_been_published(&standard).await?,
            has_decree: has_decree(loaded.published.sop.definition(), &loaded.case),
            may_work,
            drafts: drafts.map(|draft| (draft.id, draft.name, draft.changed_at)).collect(),
            article: place_in_law("pp-96-2012-art-42"),
            public,
            row,
        })
    }

    async fn standard_row(
        &self,
        reader: &mut Reader,
        heading: &StandardHeading,
    ) -> Result<Option<StandardRow>, Problem> {
        match self.load(reader, heading.matter).await {
            Ok(loaded) => Ok(self.row_of(heading, &loaded)),
            // What was erased after its time is not listed any more.
            Err(Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    fn row_of(&self, heading: &StandardHeading, loaded: &Loaded) -> Option<StandardRow> {
        let open = loaded.case.open.iter().filter(|_| loaded.case.is_open());
        Some(StandardRow {
            case: CaseId(heading.matter),
            reference: heading.reference.clone(),
            purpose: Purpose::of(&heading.purpose)?,
            service: heading.service.clone(),
            name: self.name_of_service(&heading.service),
            unit: self.unit_of_standard(&heading.service),
            submitted_at: heading.submitted_at,
            stands_at: open.filter_map(|open| stands_at(loaded, open, self.now())).collect(),
            closed_at: heading.closed_at,
        })
    }
}

/// An open step with the day it has to be done by: of the law and of the office's own standard, the earlier.
fn stands_at(loaded: &Loaded, open: &OpenStep, now: Timestamp) -> Option<StandsAt> {
    let sop = &loaded.published.sop;
    let step = sop.definition().step(&open.step)?;
    let stage = Procedure::of(sop.definition()).and_then(|procedure| procedure.stage(&open.step));
    let legal = stage.and_then(|stage| legal_due(loaded, open, stage));
    let due = legal.map_or(open.due, |legal| legal.min(open.due));
    Some(StandsAt {
        step: step.name.clone(),
        due,
        is_late: due < now,
        law: legal.and(stage).and_then(|stage| place_in_law(stage.article())),
    })
}

/// When the law wants a stage done: counted from the day the stage before says of itself, else from its end.
fn legal_due(loaded: &Loaded, open: &OpenStep, stage: Stage) -> Option<Timestamp> {
    let limit = stage.limit()?;
    let sop = &loaded.published.sop;
    let calendar = sop.calendar_for(sop.definition().step(&open.step)?);
    let recorded = stage.counts_from().and_then(|name| match loaded.case.facts.get(name) {
        Some(Value::Date(day)) => Some(*day),
        Some(_) | None => None,
    });
    let start = recorded
        .and_then(|day| calendar.closing(day))
        .map_or(open.opened_at, |end| end.min(open.opened_at));
    Some(calendar.add(start, limit))
}
