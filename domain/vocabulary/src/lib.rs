//! The words all crates speak: findings with a place, money, languages, typed ids.
//!
//! Holds no behaviour of its own beyond what keeps these words honest.
//! If a rule creeps in here, it belongs to the crate whose rule it is.
//!
//! Start with [`Diagnostic`]: every checker of the project reports in it.

mod diagnostic;
mod id;
mod language;
mod money;
mod numerals;
mod span;

pub use diagnostic::{Code, Diagnostic, Edit, Phrase, Severity, Text};
pub use id::{
    ClosureKey, DeviceId, FeeId, LawKey, Name, OfficerId, OutcomeId, PositionKey, PriorityId, ProductId, PromiseId,
    RequirementId, ServiceId, ServiceKey, StepId, UnitId, VariantId,
};
pub use language::{Language, LocalizedText};
pub use money::Money;
pub use numerals::spell;
pub use span::{Position, Span, Spanned};
