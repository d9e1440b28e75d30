//! Words of texts as rules compare them. Letters keep their places, so that a word found can be pointed at.

use maklumat_vocabulary::{LocalizedText, Span, Spanned};

use crate::rules::Context;
use crate::source::draft::Draft;

/// A text of the author with its address.
pub(crate) type Written<'a> = (String, &'a Spanned<LocalizedText>);

/// The words of a text in small letters, without signs.
pub(crate) fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let words = small.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Where whole words stand in a text, the first time.
pub(crate) fn find(text: &str, phrase: &str) -> Option<Span> {
    find_all(text, phrase).first().copied()
}

/// Everywhere whole words stand in a text.
pub(crate) fn find_all(text: &str, phrase: &str) -> Vec<Span> {
    let small = text.to_ascii_lowercase();
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    let found = small.match_indices(phrase).filter(|(at, _)| {
        let after = at + phrase.len();
        is_edge(small[..*at].chars().next_back()) && is_edge(small[after..].chars().next())
    });
    found.map(|(at, _)| Span::new(at, at + phrase.len())).collect()
}

pub(crate) fn holds_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find(text, phrase).is_some())
}

/// What people are asked, told and bound by: requirements, activities, outputs, reasons, products.
pub(crate) fn binding<'a>(context: &Context<'a>) -> Vec<Written<'a>> {
    let draft = context.draft;
    let mut all = Vec::new();
    for requirement in &draft.requirements {
        let at = |key: &str| format!("requirement.{}.{key}", requirement.id.value);
        all.extend(requirement.name.read().map(|text| (at("name"), text)));
        all.extend(requirement.hint.read().map(|text| (at("hint"), text)));
    }
    for step in &draft.steps {
        let at = |key: &str| format!("step.{}.{key}", step.id.value);
        all.extend(step.name.read().map(|text| (at("name"), text)));
        all.extend(step.output.read().map(|text| (at("output"), text)));
    }
    for leaving in context.leavings() {
        let address = leaving.address.with("reasons").to_string();
        all.extend(
            leaving
                .target
                .reasons
                .items()
                .iter()
                .map(|text| (address.clone(), text)),
        );
    }
    for product in &draft.products {
        let at = format!("product.{}.name", product.id.value);
        all.extend(product.name.read().map(|text| (at, text)));
    }
    all
}

/// All of the above, and what only describes.
pub(crate) fn printed<'a>(context: &Context<'a>) -> Vec<Written<'a>> {
    let mut all = binding(context);
    let (service, sop) = (&context.draft.service, &context.draft.sop);
    all.extend(service.name.read().map(|text| ("service.name".to_owned(), text)));
    all.extend(service.summary.read().map(|text| ("service.summary".to_owned(), text)));
    all.extend(sop.warning.read().map(|text| ("sop.warning".to_owned(), text)));
    for requirement in &context.draft.requirements {
        let at = format!("requirement.{}.question", requirement.id.value);
        all.extend(requirement.question.read().map(|text| (at, text)));
    }
    for (address, list) in lists(context.draft) {
        all.extend(list.iter().map(|text| (address.clone(), text)));
    }
    all
}

/// The lists of texts of a file.
pub(crate) fn lists(draft: &Draft) -> Vec<(String, &[Spanned<LocalizedText>])> {
    let (standard, sop) = (&draft.standard, &draft.sop);
    let mut all: Vec<(String, &[Spanned<LocalizedText>])> = vec![
        ("standard.facilities".to_owned(), standard.facilities.items()),
        ("standard.supervision".to_owned(), standard.supervision.items()),
        ("standard.complaints".to_owned(), standard.complaints.items()),
        ("standard.guarantee".to_owned(), standard.guarantee.items()),
        ("standard.safety".to_owned(), standard.safety.items()),
        ("standard.evaluation".to_owned(), standard.evaluation.items()),
        ("sop.related".to_owned(), sop.related.items()),
        ("sop.equipment".to_owned(), sop.equipment.items()),
        ("sop.records".to_owned(), sop.records.items()),
    ];
    let inputs = draft
        .steps
        .iter()
        .map(|step| (format!("step.{}.inputs", step.id.value), step.inputs.items()));
    all.extend(inputs);
    all
}
