//! From a case to the sheets that are printed: the promise receipt and the products.

use maklumat_calendar::{Date, TimeUnit, Timestamp, clock_time, long_date, month_name};
use maklumat_documents::{Due, Letterhead, ProductSheet, ReceiptSheet, Row, Signer, Table};
use maklumat_sop::{Channel, CheckedSop, Field, FieldKind, Law, StartEvent, Value};
use maklumat_vocabulary::{Language, LocalizedText, ProductId, Text};
use maklumat_workflow::{Actor, Case, EvidenceForm, Status};

use crate::cases::{file, tracking, words};
use crate::charges::{Charge, charges};
use crate::credentials::signer::signer;

/// What a sheet needs to know besides the case.
pub(crate) struct Print<'a> {
    pub(crate) sop: &'a CheckedSop,
    pub(crate) case: &'a Case,
    pub(crate) reference: &'a str,
    pub(crate) public_address: &'a str,
}

/// What is issued, as the store numbered it.
pub(crate) struct Numbered<'a> {
    pub(crate) product: &'a ProductId,
    pub(crate) number: Option<&'a str>,
    pub(crate) at: Timestamp,
    pub(crate) valid_until: Option<Timestamp>,
    /// Who finished the step that ordered it.
    pub(crate) ordered_by: Option<&'a Actor>,
}

impl Print<'_> {
    pub(crate) fn receipt(&self, language: Language, submitted: &Case) -> ReceiptSheet {
        let sop = self.sop;
        let definition = sop.definition();
        let clock = submitted.main_clock();
        let due = clock.and_then(|clock| {
            let due = clock.clock.due(sop.calendar())?;
            let zone = sop.regency().zone;
            let is_in_days = matches!(clock.clock.counted_in(), TimeUnit::Day | TimeUnit::WorkingDay);
            Some(Due {
                date: zone.date(due),
                time: (!is_in_days).then(|| zone.time(due)),
            })
        });
        ReceiptSheet {
            language,
            letterhead: letterhead(sop, language),
            reference: self.reference.to_owned(),
            service: definition.name.within(language).to_owned(),
            version: submitted.version,
            applicant: file::applicant_name(submitted).0,
            received: received(sop, submitted, language),
            fee: fee_words(sop, submitted, language),
            documents: handed_over(sop, submitted)
                .iter()
                .map(|name| name.within(language).to_owned())
                .collect(),
            due,
            due_note: due_note(submitted, language),
            next: next_words(sop, submitted, language),
            complaint: complaint_words(sop, language),
            track_at: format!("{}/lacak", self.public_address),
            issued_at: submitted.submitted_at,
        }
    }

    /// The sheet of a product as it is issued now. `None` where the product is no document of ours.
    pub(crate) fn product(&self, numbered: &Numbered<'_>) -> Option<ProductSheet> {
        let definition = self.sop.definition();
        let product = definition.product(numbered.product)?;
        let template = product.template.clone()?;
        let zone = self.sop.regency().zone;
        Some(ProductSheet {
            template,
            letterhead: letterhead(self.sop, Language::Indonesian),
            title: product.name.id.clone(),
            number: numbered.number.map(str::to_owned),
            subject: Some(format!("{} ({})", product.name.id, definition.name.id)),
            recipient: vec![file::applicant_name(self.case).0],
            opening: Vec::new(),
            rows: self
                .rows(numbered.product)
                .into_iter()
                .chain(self.objection())
                .collect(),
            tables: self.measurements().into_iter().collect(),
            items: self.items(),
            closing: Vec::new(),
            legal: definition
                .standard
                .legal_basis
                .iter()
                .filter_map(|citation| self.law(&citation.law))
                .map(|law| law.title.id.clone())
                .collect(),
            validity: Some(validity(numbered.valid_until.map(|until| zone.date(until)))),
            place: place_of(&self.sop.regency().name.id),
            date: plain_date(zone.date(numbered.at)),
            signer: signed_as(self.sop, numbered.ordered_by),
            copies: Vec::new(),
            issued_at: numbered.at,
        })
    }

    fn law(&self, key: &maklumat_vocabulary::LawKey) -> Option<&Law> {
        self.sop.regency().laws.get(key)
    }

    /// All answers a document may carry, and what was recorded where it was issued: no ways to reach a person, no
    /// yes-or-no bookkeeping.
    fn rows(&self, product: &ProductId) -> Vec<Row> {
        let definition = self.sop.definition();
        let fields = definition
            .requirements
            .iter()
            .flat_map(|requirement| &requirement.fields);
        let issued_in = definition
            .steps
            .iter()
            .filter(|step| step.issues.as_ref() == Some(product) && step.checks.is_empty());
        fields
            .chain(issued_in.flat_map(|step| &step.records))
            .filter(|field| !matches!(field.kind, FieldKind::Phone | FieldKind::Email | FieldKind::YesNo))
            .filter_map(|field| {
                let value = self.case.facts.get(&field.name)?;
                Some(Row::new(
                    field.name.as_str(),
                    field.label.id.clone(),
                    printed(field, value),
                ))
            })
            .collect()
    }

    /// After a refusal: until when and to whom an objection may be made, and who hears an appeal.
    fn objection(&self) -> Vec<Row> {
        let Some(appeal) = tracking::appeal(self.sop, self.case) else {
            return Vec::new();
        };
        let until = self.sop.regency().zone.date(appeal.until);
        let (to, at) = (appeal.to.id, appeal.at.id);
        vec![
            Row::new(
                "keberatan-sampai",
                "Paling lambat",
                long_date(until, Language::Indonesian),
            ),
            Row::new("keberatan-kepada", "Kepada", format!("{to}, {at}")),
            Row::new("banding-kepada", "Banding kepada", appeal.above.id),
        ]
    }

    /// Everything that was measured, against its thresholds.
    fn measurements(&self) -> Option<Table> {
        let steps = &self.sop.definition().steps;
        let rows: Vec<Vec<String>> = steps
            .iter()
            .filter(|step| !step.checks.is_empty())
            .flat_map(|step| step.records.iter().map(move |field| (step, field)))
            .filter_map(|(step, field)| {
                let value = self.case.facts.get(&field.name)?;
                let failed = self.case.failed_checks.get(&step.id).is_some_and(|failed| {
                    step.checks
                        .iter()
                        .any(|check| failed.contains(&check.id) && check.pass.names().contains(&field.name))
                });
                Some(vec![
                    field.label.id.clone(),
                    printed(field, value),
                    if failed { "Tidak lulus" } else { "Lulus" }.to_owned(),
                ])
            })
            .collect();
        let headings = vec!["Yang diukur".to_owned(), "Hasil".to_owned(), "Keterangan".to_owned()];
        (!rows.is_empty()).then(|| Table {
            caption: "Hasil pengukuran".to_owned(),
            headings,
            rows,
        })
    }

    /// What must be repaired, or why it was refused.
    fn items(&self) -> Vec<String> {
        let repairs = self.sop.definition().steps.iter().flat_map(|step| {
            let failed = self.case.failed_checks.get(&step.id);
            step.checks
                .iter()
                .filter(move |check| failed.is_some_and(|failed| failed.contains(&check.id)))
                .map(|check| check.repair.id.clone())
        });
        let reasons = match &self.case.status {
            Status::Closed { reasons, .. } => reasons.clone(),
            Status::Open => Vec::new(),
        };
        repairs.chain(reasons).collect()
    }
}

/// The head of every sheet of the unit that answers for a service.
pub(crate) fn letterhead(sop: &CheckedSop, language: Language) -> Letterhead {
    let regency = sop.regency();
    let unit = regency.unit(sop.definition().unit());
    Letterhead {
        regency: regency.name.within(language).to_owned(),
        unit: unit
            .map(|unit| unit.name.within(language).to_owned())
            .unwrap_or_default(),
        address: unit
            .and_then(|unit| unit.address.as_ref())
            .map(|address| address.id.clone())
            .unwrap_or_default(),
        contact: unit
            .map(|unit| unit.contact.values().cloned().collect())
            .unwrap_or_default(),
    }
}

/// As what the document of a service is signed.
pub(crate) fn signed_as(sop: &CheckedSop, by: Option<&Actor>) -> Signer {
    let regency = sop.regency();
    let unit = regency.unit(sop.definition().unit());
    unit.map(|unit| signer(regency, unit, by)).unwrap_or_default()
}

fn received(sop: &CheckedSop, case: &Case, language: Language) -> String {
    let zone = sop.regency().zone;
    let day = long_date(zone.date(case.submitted_at), language);
    let time = clock_time(zone.time(case.submitted_at));
    let way = channel(case.channel).within(language);
    let entered = case
        .paper
        .as_ref()
        .map(|paper| format!(". {}", words::from_paper(sop, paper).within(language)))
        .unwrap_or_default();
    match language {
        Language::Indonesian => format!("{day} pukul {time}, {way}{entered}"),
        Language::English => format!("{day} at {time}, {way}{entered}"),
    }
}

pub(crate) const fn channel(channel: Channel) -> Text {
    match channel {
        Channel::Online => Text {
            id: "lewat internet",
            en: "online",
        },
        Channel::Counter => Text {
            id: "di loket",
            en: "at the counter",
        },
        Channel::Phone => Text {
            id: "lewat telepon",
            en: "by phone",
        },
        Channel::Village => Text {
            id: "di kantor desa",
            en: "at the village office",
        },
    }
}

/// The fee in words. Rp 0 is said too. [law: uu-25-2009-art-21]
pub(crate) fn fee_words(sop: &CheckedSop, case: &Case, language: Language) -> String {
    let day = sop.regency().zone.date(case.submitted_at);
    let charges = charges(sop, &case.facts, day);
    if charges.iter().all(Charge::is_zero) {
        return Text {
            id: "Rp 0, tidak ada biaya lain",
            en: "Rp 0, no other cost",
        }
        .within(language)
        .to_owned();
    }
    let named: Vec<String> = charges
        .iter()
        .filter(|charge| !charge.is_zero())
        .map(|charge| {
            let name = charge.fee.name.within(language);
            match (charge.amount, language) {
                (Some(amount), _) => format!("{name}: {amount}"),
                (None, Language::Indonesian) => format!("{name}: ditetapkan petugas menurut tarif resmi"),
                (None, Language::English) => format!("{name}: set by the officer by the official tariff"),
            }
        })
        .collect();
    let other = Text {
        id: "tidak ada biaya lain",
        en: "no other cost",
    }
    .within(language);
    format!("{}; {other}", named.join("; "))
}

pub(crate) fn handed_over(sop: &CheckedSop, case: &Case) -> Vec<LocalizedText> {
    let definition = sop.definition();
    definition
        .requirements
        .iter()
        .filter(|requirement| {
            matches!(
                case.evidence.get(&requirement.id),
                Some(EvidenceForm::Files(_) | EvidenceForm::AtCounter | EvidenceForm::SeenBy(_))
            )
        })
        .map(|requirement| requirement.name.clone())
        .collect()
}

fn due_note(case: &Case, language: Language) -> String {
    let Some(clock) = case.main_clock() else {
        return String::new();
    };
    let promise = clock.clock.promise().words(language);
    let since = match clock.from {
        StartEvent::Submitted => Text {
            id: "dihitung sejak permohonan dikirim",
            en: "counted from when you applied",
        },
        StartEvent::Complete => Text {
            id: "dihitung sejak berkas dinyatakan lengkap",
            en: "counted from when your file is declared complete",
        },
        StartEvent::Paid => Text {
            id: "dihitung sejak biaya dibayar",
            en: "counted from when the fee is paid",
        },
    };
    format!("{promise}, {}.", since.within(language))
}

fn next_words(sop: &CheckedSop, case: &Case, language: Language) -> String {
    let Some(open) = case.open.first() else {
        return String::new();
    };
    let zone = sop.regency().zone;
    let who = tracking::performer_name(sop, sop.step(&open.step));
    let until = long_date(zone.date(open.due), language);
    match language {
        Language::Indonesian => format!("{}, paling lambat {until}", who.within(language)),
        Language::English => format!("{}, by {until}", who.within(language)),
    }
}

fn complaint_words(sop: &CheckedSop, language: Language) -> String {
    let mut lines: Vec<&str> = sop
        .definition()
        .standard
        .complaints
        .iter()
        .map(|line| line.within(language))
        .collect();
    lines.push(
        Text {
            id: "Ombudsman RI, telepon 137",
            en: "the Ombudsman, phone 137",
        }
        .within(language),
    );
    lines.join("; ")
}

fn printed(field: &Field, value: &Value) -> String {
    file::shown(field, value, false)
}

pub(crate) fn validity(until: Option<Date>) -> String {
    until.map_or_else(
        || "tanpa batas waktu".to_owned(),
        |until| format!("sampai {}", plain_date(until)),
    )
}

/// `4 Desember 2026`, without the weekday.
pub(crate) fn plain_date(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month(), Language::Indonesian),
        date.year()
    )
}

/// `Kabupaten Sungai Raya` writes its letters in `Sungai Raya`.
pub(crate) fn place_of(regency: &str) -> String {
    regency
        .trim_start_matches("Kabupaten ")
        .trim_start_matches("Kota ")
        .trim_start_matches("Provinsi ")
        .to_owned()
}
