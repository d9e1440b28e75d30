//! The file of a case against the published standard: which requirements apply, what is missing, what was not asked.

use std::collections::BTreeSet;

use maklumat_calendar::Date;
use maklumat_sop::condition::{Context, EvaluationError};
use maklumat_sop::{CheckedSop, Definition, Facts, Requirement, RequirementKind};
use maklumat_vocabulary::{Name, RequirementId};

use crate::case::Case;
use crate::command::{Actor, Evidence, EvidenceForm};
use crate::decide::values::{check_option, check_value};
use crate::refusal::Refusal;

/// Most pages one requirement may be handed in on.
const PAGE_LIMIT: usize = 100;

/// A file: facts, judged by the standard of one version on the day of submission.
pub(crate) struct File<'f> {
    pub(crate) definition: &'f Definition,
    pub(crate) facts: &'f Facts,
    pub(crate) today: Date,
}

/// The requirements that apply where these are the facts, in printed order. `today` is the day of submission.
///
/// Forms, checklists and receipts ask here, so that they and the engine never differ.
pub fn applicable_requirements<'s>(
    sop: &'s CheckedSop,
    facts: &Facts,
    today: Date,
) -> Result<Vec<&'s Requirement>, Refusal> {
    let definition = sop.definition();
    let file = File {
        definition,
        facts,
        today,
    };
    let mut found = Vec::new();
    for requirement in &definition.requirements {
        if file.applies(requirement)? {
            found.push(requirement);
        }
    }
    Ok(found)
}

impl File<'_> {
    pub(crate) fn applies(&self, requirement: &Requirement) -> Result<bool, Refusal> {
        let context = Context {
            today: self.today,
            all_checks_passed: true,
        };
        let itself = requirement
            .when
            .as_ref()
            .map_or(Ok(true), |when| when.holds(self.facts, &context));
        // A substitute is asked where the requirement it stands in for is.
        let original = requirement
            .substitutes
            .as_ref()
            .and_then(|id| self.definition.requirement(id));
        let replaced = original.and_then(|original| original.when.as_ref());
        let replaced = replaced.map_or(Ok(true), |when| when.holds(self.facts, &context));
        Ok(itself.map_err(unanswered)? && replaced.map_err(unanswered)?)
    }

    /// Refuses answers that are missing, wrong or not asked for.
    pub(crate) fn check_answers(&self) -> Result<(), Refusal> {
        for variant in &self.definition.variants {
            let name = Name::new(variant.id.as_str());
            let chosen = self
                .facts
                .get(&name)
                .ok_or_else(|| Refusal::AnswerMissing { name: name.clone() })?;
            check_option(&name, &variant.options, chosen)?;
        }
        for requirement in &self.definition.requirements {
            if !requirement.fields.is_empty() && self.applies(requirement)? {
                self.check_fields(requirement)?;
            }
        }
        Ok(())
    }

    fn check_fields(&self, requirement: &Requirement) -> Result<(), Refusal> {
        for field in &requirement.fields {
            match self.facts.get(&field.name) {
                Some(value) if self.is_asked(field.when.as_ref())? => check_value(field, value)?,
                None if !field.optional && !requirement.optional && self.is_asked(field.when.as_ref())? => {
                    return Err(Refusal::AnswerMissing {
                        name: field.name.clone(),
                    });
                }
                Some(_) | None => {}
            }
        }
        Ok(())
    }

    fn is_asked(&self, when: Option<&maklumat_sop::condition::Expression>) -> Result<bool, Refusal> {
        let context = Context {
            today: self.today,
            all_checks_passed: true,
        };
        when.map_or(Ok(true), |when| when.holds(self.facts, &context))
            .map_err(unanswered)
    }

    /// The names of all answers this case is asked for.
    pub(crate) fn asked_names(&self) -> Result<BTreeSet<Name>, Refusal> {
        let mut asked: BTreeSet<Name> = self
            .definition
            .variants
            .iter()
            .map(|variant| Name::new(variant.id.as_str()))
            .collect();
        for requirement in &self.definition.requirements {
            if requirement.fields.is_empty() || !self.applies(requirement)? {
                continue;
            }
            for field in &requirement.fields {
                if self.is_asked(field.when.as_ref())? {
                    asked.insert(field.name.clone());
                }
            }
        }
        Ok(asked)
    }

    /// Refuses evidence for what this case does not need, and evidence that cannot be.
    pub(crate) fn check_evidence(&self, evidence: &[Evidence], by: &Actor) -> Result<(), Refusal> {
        for piece in evidence {
            let id = &piece.requirement;
            let requirement = self
                .definition
                .requirement(id)
                .ok_or_else(|| Refusal::RequirementUnknown {
                    requirement: id.clone(),
                })?;
            if requirement.kind == RequirementKind::Data || !self.applies(requirement)? {
                return Err(Refusal::RequirementNotAsked {
                    requirement: id.clone(),
                });
            }
            if !is_plausible(&piece.form, requirement.kind, by) {
                return Err(Refusal::EvidenceUnreadable {
                    requirement: id.clone(),
                });
            }
        }
        Ok(())
    }

    /// Conditions a program can check itself hold for everybody, whatever the channel.
    pub(crate) fn check_conditions(&self, waived: &BTreeSet<RequirementId>) -> Result<(), Refusal> {
        let context = Context {
            today: self.today,
            all_checks_passed: true,
        };
        for requirement in &self.definition.requirements {
            if let Some(rule) = &requirement.rule
                && !waived.contains(&requirement.id)
                && self.applies(requirement)?
                && !rule.holds(self.facts, &context)?
            {
                return Err(Refusal::ConditionNotMet {
                    requirement: requirement.id.clone(),
                });
            }
        }
        Ok(())
    }

    /// Requirements that need a document or a statement and have none, substitutes considered.
    pub(crate) fn missing_evidence(&self, has: &dyn Fn(&RequirementId) -> bool) -> Result<Vec<RequirementId>, Refusal> {
        let mut missing = Vec::new();
        for requirement in &self.definition.requirements {
            let needs = match requirement.kind {
                RequirementKind::Copy | RequirementKind::Statement => true,
                // Shown or handed over at the counter, answered in the form, or checked by rule.
                RequirementKind::Shown
                | RequirementKind::Surrendered
                | RequirementKind::Data
                | RequirementKind::Condition => false,
            };
            if !needs || requirement.optional || requirement.substitutes.is_some() || has(&requirement.id) {
                continue;
            }
            let mut substitutes = self.definition.requirements.iter();
            let is_replaced =
                substitutes.any(|other| other.substitutes.as_ref() == Some(&requirement.id) && has(&other.id));
            if !is_replaced && self.applies(requirement)? {
                missing.push(requirement.id.clone());
            }
        }
        Ok(missing)
    }
}

/// The requirement firewall: only what the published standard asks in this very case may be called a defect.
pub(crate) fn guard_requirement(file: &File<'_>, case: &Case, id: &RequirementId) -> Result<(), Refusal> {
    let requirement = file
        .definition
        .requirement(id)
        .ok_or_else(|| Refusal::RequirementUnknown {
            requirement: id.clone(),
        })?;
    if case.deviations.waived.contains(id) || !file.applies(requirement)? {
        return Err(Refusal::RequirementNotAsked {
            requirement: id.clone(),
        });
    }
    Ok(())
}

fn is_plausible(form: &EvidenceForm, kind: RequirementKind, by: &Actor) -> bool {
    match form {
        EvidenceForm::Files(pages) => {
            !pages.is_empty() && pages.len() <= PAGE_LIMIT && pages.iter().all(|page| is_digest(page))
        }
        // Only somebody who saw the paper can say so.
        EvidenceForm::AtCounter => matches!(by, Actor::Officer(_) | Actor::Helper(_)),
        EvidenceForm::SeenBy(_) => true,
        EvidenceForm::Declared => matches!(kind, RequirementKind::Statement | RequirementKind::Condition),
    }
}

/// Lower-case hex of SHA-256.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// While a form is filled in, a value a condition misses is a question not answered yet.
fn unanswered(error: EvaluationError) -> Refusal {
    match error {
        EvaluationError::Missing(name) => Refusal::AnswerMissing { name },
        EvaluationError::Mismatch(_) | EvaluationError::Overflow | EvaluationError::DivisionByZero => {
            Refusal::NotComputable
        }
    }
}
