//! What is supposed before anything is stated: what is usual, or what the installation recorded.

use maklumat_app::App;
use maklumat_calendar::Date;
use maklumat_simulation::{Arrivals, Plan, Scenario};

use crate::commands::simulate::{Arguments, Recorded};
use crate::exit::Stop;
use crate::server;

/// Cases a day until it is known how many come.
const UNTIL_KNOWN: f64 = 10.0;

/// What is usual, from a day on.
pub(super) fn supposed(arguments: &Arguments, from: Date) -> Scenario {
    let cases = arguments.per_day.unwrap_or(UNTIL_KNOWN);
    let mut scenario = Scenario::new(from, per_day(arguments, cases));
    (scenario.seed, scenario.runs) = (arguments.seed, arguments.runs);
    (scenario.days, scenario.warm_up_days) = (arguments.days, arguments.warm_up);
    scenario.usual = arguments.usual.0;
    scenario
}

pub(super) fn per_day(arguments: &Arguments, cases: f64) -> Arrivals {
    Arrivals::PerDay {
        cases,
        peaks: arguments.peak.clone(),
    }
}

/// The same with what closed cases tell.
pub(super) async fn recorded(arguments: &Arguments, plan: &Plan) -> Result<(Scenario, Recorded), Stop> {
    let app = App::open_as_it_is(arguments.installation.settings())
        .await
        .map_err(server::cannot_open)?;
    let history = app
        .history(&arguments.service, arguments.since)
        .await
        .map_err(server::problem)?;
    let Some(history) = history else {
        return Err(Stop::refused(
            format!("belum ada permohonan {} yang tercatat pada masa itu", arguments.service),
            "Pilih --since yang lebih awal, atau sebut --per-day tanpa --from-history.",
        ));
    };
    let usual = supposed(arguments, app.today());
    let (scenario, bases) = app.scenario_of(&history, (plan, usual)).map_err(server::problem)?;
    let comes_from_somewhere = arguments.per_day.is_some()
        || bases
            .iter()
            .any(|basis| basis.is_used && basis.of == maklumat_simulation::Figure::Arrivals);
    if !comes_from_somewhere {
        return Err(Stop::refused(
            "permohonan yang tercatat terlalu sedikit untuk mengetahui berapa yang datang",
            "Sebut juga --per-day, atau pilih --since yang lebih awal.",
        ));
    }
    let recorded = Recorded {
        from: history.from,
        until: history.until,
        cases: history.cases,
        bases,
    };
    Ok((scenario, recorded))
}
