//! Official numbers of the products a change orders.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ProductId;
use maklumat_workflow::{Actor, Case, Command, Event, What, decide};

use crate::cases::act::{Appending, Loaded, after, clears_an_answer};
use crate::numbering::Series;
use crate::problem::Problem;

/// The ordered products, each with the series its number comes from; `None` where a product is not numbered.
pub(crate) fn ordered(loaded: &Loaded, events: &[Event], now: Timestamp) -> Vec<(ProductId, Option<Series>)> {
    let sop = &loaded.published.sop;
    let definition = sop.definition();
    let regency = sop.regency();
    events
        .iter()
        .filter_map(|event| {
            let What::ProductOrdered { product, .. } = &event.what else {
                return None;
            };
            let pattern = definition
                .product(product)
                .and_then(|product| product.number.as_deref());
            let series =
                pattern.map(|pattern| Series::of(definition.unit(), pattern, regency.zone.date(now), &regency.code));
            Some((product.clone(), series))
        })
        .collect()
}

/// The series, where one number is all that a change still needs.
pub(crate) fn only_a_number(loaded: &Loaded, after: &Case, events: &[Event], now: Timestamp) -> Option<Series> {
    let has_more = events
        .iter()
        .any(|event| matches!(event.what, What::ProductIssued { .. } | What::ProductRevoked { .. }));
    if has_more || clears_an_answer(&loaded.case, after) {
        return None;
    }
    let mut ordered = ordered(loaded, events, now);
    let (_, series) = ordered.pop()?;
    series.filter(|_| ordered.is_empty())
}

/// The change with the issue of every product it orders, and the case after it.
pub(crate) fn with_numbers(
    loaded: &Loaded,
    mut events: Vec<Event>,
    number_of: impl Fn(&ProductId) -> Option<String>,
    now: Timestamp,
) -> Result<(Case, Vec<Event>), Appending> {
    let sop = &loaded.published.sop;
    let mut case = after(&loaded.case, &events);
    for (product, _) in ordered(loaded, &events, now) {
        let record = Command::RecordIssue {
            number: number_of(&product),
            product,
        };
        let more = decide(sop, &case, record, &Actor::System, now)
            .map_err(|refusal| Appending::Failed(Problem::refused(&refusal, sop.definition())))?;
        more.iter().for_each(|event| case.apply(event));
        events.extend(more);
    }
    Ok((case, events))
}
