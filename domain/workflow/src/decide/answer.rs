//! The applicant answers a return: new papers and corrected answers, and work resumes where the SOP says.

use std::collections::BTreeSet;

use maklumat_sop::{Facts, Requirement};
use maklumat_vocabulary::RequirementId;

use crate::command::Evidence;
use crate::decide::authority::act_for_applicant;
use crate::decide::draft::Draft;
use crate::decide::file::File;
use crate::decide::flow::go;
use crate::event::{Event, What};
use crate::refusal::Refusal;
use crate::timer::passes;

pub(crate) fn answer(mut draft: Draft<'_>, facts: Facts, evidence: Vec<Evidence>) -> Result<Vec<Event>, Refusal> {
    act_for_applicant(&mut draft)?;
    let Some(waiting) = &draft.case.waiting else {
        return Err(Refusal::NothingToAnswer);
    };
    if draft.now >= passes(waiting.until) {
        return Err(Refusal::AnswerTooLate { until: waiting.until });
    }
    let (resume_at, branch) = (waiting.resume_at.clone(), waiting.branch.clone());
    check_names(&draft, &facts)?;
    let mut merged = draft.case.facts.clone();
    merged.extend(facts.iter().map(|(name, value)| (name.clone(), value.clone())));
    let definition = draft.sop.definition();
    let before = File {
        definition,
        facts: &draft.case.facts,
        today: draft.day_of_submission(),
    };
    let after = File {
        definition,
        facts: &merged,
        today: draft.day_of_submission(),
    };
    after.check_answers()?;
    let asked = after.asked_names()?;
    after.check_evidence(&evidence, &draft.by)?;
    let touched = touched(&before, &after, &evidence)?;
    let facts: Facts = facts.into_iter().filter(|(name, _)| asked.contains(name)).collect();
    draft.emit(What::Answered {
        facts,
        evidence,
        touched,
    });
    go(&mut draft, &resume_at, branch)?;
    Ok(draft.into_events())
}

/// Promises and fees rest on the kind of service, so that cannot change under way.
fn check_names(draft: &Draft<'_>, facts: &Facts) -> Result<(), Refusal> {
    let definition = draft.sop.definition();
    for (name, value) in facts {
        if definition
            .variants
            .iter()
            .any(|variant| variant.id.as_str() == name.as_str())
        {
            if draft.case.facts.get(name) != Some(value) {
                return Err(Refusal::VariantFixed { name: name.clone() });
            }
        } else if !definition
            .requirements
            .iter()
            .flat_map(|requirement| &requirement.fields)
            .any(|field| field.name == *name)
        {
            return Err(Refusal::AnswerNotAsked { name: name.clone() });
        }
    }
    Ok(())
}

/// Requirements an officer has to look at anew: other papers, other answers, or asked only now.
fn touched(before: &File<'_>, after: &File<'_>, evidence: &[Evidence]) -> Result<Vec<RequirementId>, Refusal> {
    let handed_in: BTreeSet<&RequirementId> = evidence.iter().map(|piece| &piece.requirement).collect();
    let differs = |requirement: &Requirement| {
        requirement
            .fields
            .iter()
            .any(|field| before.facts.get(&field.name) != after.facts.get(&field.name))
    };
    let mut touched = Vec::new();
    for requirement in &after.definition.requirements {
        let is_new = after.applies(requirement)? && !before.applies(requirement)?;
        if is_new || handed_in.contains(&requirement.id) || differs(requirement) {
            touched.push(requirement.id.clone());
        }
    }
    Ok(touched)
}
