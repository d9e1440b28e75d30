//! The applicant answers a return: new papers and corrected answers, and work resumes where the SOP says.

use std::collections::BTreeSet;

use maklumat_sop::{Facts, Requirement};
use maklumat_vocabulary::{Name, RequirementId};

use crate::case::Case;
use crate::command::Evidence;
use crate::decide::authority::act_for_applicant;
use crate::decide::draft::Draft;
use crate::decide::file::File;
use crate::decide::flow::{go, is_collected, make_due};
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
    let named = Named::of(&draft, &before, &after)?;
    let facts: Facts = facts.into_iter().filter(|(name, _)| asked.contains(name)).collect();
    named.check_facts(&facts)?;
    let evidence = named.evidence(evidence)?;
    after.check_conditions(&draft.case.deviations.waived)?;
    let touched = touched(&before, &after, &evidence)?;
    // What another choice made superfluous is kept no longer. [law: uu-27-2022-art-16]
    let mut dropped = before.asked_names()?;
    dropped.retain(|name| !asked.contains(name) && draft.case.facts.contains_key(name));
    draft.emit(What::Answered {
        facts,
        evidence,
        touched,
        dropped: dropped.into_iter().collect(),
    });
    raise_fees(&mut draft)?;
    go(&mut draft, &resume_at, branch)?;
    Ok(draft.into_events())
}

/// What an answer may change: what the return named, and what is asked only because of it.
struct Named<'n> {
    case: &'n Case,
    requirements: BTreeSet<&'n RequirementId>,
    fields: BTreeSet<Name>,
}

impl<'n> Named<'n> {
    fn of(draft: &'n Draft<'_>, before: &File<'_>, after: &File<'n>) -> Result<Self, Refusal> {
        let defects = draft.case.waiting.iter().flat_map(|waiting| &waiting.defects);
        let defects: BTreeSet<&RequirementId> = defects.map(|defect| &defect.requirement).collect();
        let all = &after.definition.requirements;
        let original = |id: &RequirementId| after.definition.requirement(id)?.substitutes.as_ref();
        let mut requirements = BTreeSet::new();
        for requirement in all {
            let id = &requirement.id;
            // One paper may stand in for the other, whichever of the two was found wanting.
            let stands_in = requirement.substitutes.as_ref().is_some_and(|id| defects.contains(id));
            let is_replaced = defects.iter().any(|defect| original(defect) == Some(id));
            if defects.contains(id)
                || stands_in
                || is_replaced
                || (after.applies(requirement)? && !before.applies(requirement)?)
            {
                requirements.insert(id);
            }
        }
        let asked_before = before.asked_names()?;
        let mut fields = after.asked_names()?;
        fields.retain(|name| !asked_before.contains(name));
        let named = all.iter().filter(|requirement| requirements.contains(&requirement.id));
        fields.extend(
            named
                .flat_map(|requirement| &requirement.fields)
                .map(|field| field.name.clone()),
        );
        Ok(Self {
            case: &draft.case,
            requirements,
            fields,
        })
    }

    fn check_facts(&self, facts: &Facts) -> Result<(), Refusal> {
        let changes = |name: &Name, value| self.case.facts.get(name) != Some(value) && !self.fields.contains(name);
        match facts.iter().find(|(name, value)| changes(name, *value)) {
            Some((name, _)) => Err(Refusal::AnswerNotNamed { name: name.clone() }),
            None => Ok(()),
        }
    }

    /// The papers that count. A form sends all it has; what was not asked for again has to be what it was.
    fn evidence(&self, evidence: Vec<Evidence>) -> Result<Vec<Evidence>, Refusal> {
        let (named, other): (Vec<_>, Vec<_>) = evidence
            .into_iter()
            .partition(|piece| self.requirements.contains(&piece.requirement));
        let is_new = |piece: &&Evidence| self.case.evidence.get(&piece.requirement) != Some(&piece.form);
        match other.iter().find(is_new) {
            Some(piece) => Err(Refusal::EvidenceNotNamed {
                requirement: piece.requirement.clone(),
            }),
            None => Ok(named),
        }
    }
}

/// Fees collected already follow the answers: what they now come to more is due before a product is issued.
fn raise_fees(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    for step in &draft.sop.definition().steps {
        let is_open = draft.case.open_step(&step.id).is_some();
        if is_open || (is_collected(&draft.case, step) && draft.holds(step.when.as_ref())?) {
            make_due(draft, step)?;
        }
    }
    Ok(())
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
