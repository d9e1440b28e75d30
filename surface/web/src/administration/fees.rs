//! Every fee in force with its ground, its formula in words and an example; what is not charged today says so.

use askama::Template;
use maklumat_app::{FeeRow, FeeStanding, Ground};
use maklumat_vocabulary::ServiceKey;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::offer::{self, FeeLine};
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/fees.html")]
pub(crate) struct FeesPage {
    pub(crate) f: Frame,
    pub(crate) services: Vec<ServiceFees>,
}

pub(crate) struct ServiceFees {
    pub(crate) key: ServiceKey,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) fees: Vec<(FeeLine, FeeRow)>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let rows = visit.app.fees(&officer)?;
    let f = visit.work_frame(Here::Administration, &officer);
    Ok(page(&FeesPage::new(f, rows)))
}

impl FeesPage {
    pub(crate) fn new(f: Frame, rows: Vec<FeeRow>) -> Self {
        let mut services: Vec<ServiceFees> = Vec::new();
        for row in rows {
            let definition = row.published.sop.definition();
            let regency = row.published.sop.regency();
            let line = offer::published_fee(&f, (definition, regency), &row.fee);
            if services.last().is_none_or(|last| last.key != definition.key) {
                services.push(ServiceFees {
                    key: definition.key.clone(),
                    name: f.l(&definition.name).to_owned(),
                    unit: offer::unit_name(&f, regency, definition).to_owned(),
                    fees: Vec::new(),
                });
            }
            if let Some(service) = services.last_mut() {
                service.fees.push((line, row));
            }
        }
        Self {
            f: f.titled_by("fees-title"),
            services,
        }
    }

    /// Since when it is charged.
    fn since(&self, row: &FeeRow) -> String {
        let from = row.fee.from.unwrap_or(row.published.sop.definition().effective);
        self.f.long_day(&from)
    }

    /// Class, shape and words of what is out of order; nothing where all is well.
    fn flag(&self, row: &FeeRow) -> Option<(&'static str, &'static str, String)> {
        let said = |key: &str, day| self.f.say(key).with("day", self.f.long_day(day)).to_string();
        match (&row.standing, row.ground) {
            (FeeStanding::Coming(day), _) => Some(("tag--warn", "clock", said("fee-coming", day))),
            (FeeStanding::Over(day), _) => Some(("tag--stop", "stop", said("fee-over", day))),
            (FeeStanding::InForce, Ground::Missing) => {
                Some(("tag--stop", "stop", self.f.t("fee-ground-missing").into_owned()))
            }
            (FeeStanding::InForce, Ground::Unverified) => {
                Some(("tag--warn", "warning", self.f.t("fee-ground-unverified").into_owned()))
            }
            (FeeStanding::InForce, Ground::InForce) => None,
        }
    }

    /// `luas 2 m²; lama 2 bulan: Rp 60.000`
    fn example(&self, row: &FeeRow) -> Option<String> {
        let example = row.example.as_ref()?;
        let amount = self.f.money(&example.amount);
        if example.facts.is_empty() {
            return None;
        }
        let definition = row.published.sop.definition();
        let facts = example.facts.iter();
        let facts: Vec<String> = facts
            .map(|(name, value)| offer::fact_words(&self.f, definition, name, value))
            .collect();
        let said = self
            .f
            .say("fee-example")
            .with("facts", facts.join("; "))
            .with("amount", amount);
        Some(said.to_string())
    }
}
