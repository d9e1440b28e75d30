//! How the documents of a service look, with invented values and marked as a specimen: nothing is numbered or signed.

use maklumat_calendar::{Date, long_date};
use maklumat_documents::{ProductSheet, Row, Table, has_template, specimen};
use maklumat_sop::{CheckedSop, ChoiceOption, Field, FieldKind, Product};
use maklumat_vocabulary::{Language, ProductId, ServiceKey};

use crate::App;
use crate::accounts::officers::check_administrator;
use crate::credentials::issue::verify_at;
use crate::credentials::sheets::{letterhead, place_of, plain_date, signed_as, validity};
use crate::numbering::number;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::document::{SheetRow, UnitSheets};

/// Whom every specimen is for.
const NAME: &str = "Melati Contoh";

impl App {
    /// Letterheads by unit, with every document its services issue.
    pub fn sheets(&self, by: &SignedIn) -> Result<Vec<UnitSheets>, Problem> {
        check_administrator(by)?;
        let mut units: Vec<UnitSheets> = Vec::new();
        for published in self.catalogue() {
            let definition = published.sop.definition();
            let head = letterhead(&published.sop, Language::Indonesian);
            let rows = definition.products.iter().map(|product| SheetRow {
                service: definition.key.clone(),
                service_name: definition.name.clone(),
                product: product.id.clone(),
                name: product.name.clone(),
                template: product.template.clone(),
                is_plain_letter: product.template.as_deref().is_some_and(|name| !has_template(name)),
                number: product
                    .number
                    .as_deref()
                    .map(|pattern| number(pattern, 1, self.today(), &self.regency().code)),
            });
            match units.iter_mut().find(|unit| unit.unit == *definition.unit()) {
                Some(unit) => unit.rows.extend(rows),
                None => units.push(UnitSheets {
                    unit: definition.unit().clone(),
                    regency: head.regency,
                    name: head.unit,
                    address: head.address,
                    contact: head.contact,
                    signer: signed_as(&published.sop, None).position,
                    rows: rows.collect(),
                }),
            }
        }
        Ok(units)
    }

    /// A document of a service as a PDF, with invented values.
    pub async fn specimen_pdf(
        &self,
        by: &SignedIn,
        service: &ServiceKey,
        product: &ProductId,
    ) -> Result<Vec<u8>, Problem> {
        check_administrator(by)?;
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let product = published.sop.definition().product(product).ok_or(Problem::NotFound)?;
        let sheet = self.specimen_sheet(&published.sop, product).ok_or(Problem::NotFound)?;
        self.render(specimen(&sheet, &verify_at(self))).await
    }

    /// `None` where the product is no document of ours.
    fn specimen_sheet(&self, sop: &CheckedSop, product: &Product) -> Option<ProductSheet> {
        let definition = sop.definition();
        let today = self.today();
        let regency = sop.regency();
        let calendar = sop.calendar();
        let until = product
            .valid
            .map(|valid| calendar.date(calendar.add(self.now(), valid)));
        let laws = definition.standard.legal_basis.iter();
        Some(ProductSheet {
            template: product.template.clone()?,
            letterhead: letterhead(sop, Language::Indonesian),
            title: product.name.id.clone(),
            number: product
                .number
                .as_deref()
                .map(|pattern| number(pattern, 1, today, &regency.code)),
            subject: Some(format!("{} ({})", product.name.id, definition.name.id)),
            recipient: vec![NAME.to_owned()],
            opening: Vec::new(),
            rows: rows(sop, product, today),
            tables: measured(sop).into_iter().collect(),
            items: Vec::new(),
            closing: Vec::new(),
            legal: laws
                .filter_map(|citation| regency.laws.get(&citation.law))
                .map(|law| law.title.id.clone())
                .collect(),
            validity: Some(validity(until)),
            place: place_of(&regency.name.id),
            date: plain_date(today),
            signer: signed_as(sop, None),
            copies: Vec::new(),
            issued_at: self.now(),
        })
    }
}

/// The answers such a document carries.
fn rows(sop: &CheckedSop, product: &Product, today: Date) -> Vec<Row> {
    let definition = sop.definition();
    let asked = definition.requirements.iter().flat_map(|asked| &asked.fields);
    let issued_in = definition
        .steps
        .iter()
        .filter(|step| step.issues.as_ref() == Some(&product.id) && step.checks.is_empty());
    asked
        .chain(issued_in.flat_map(|step| &step.records))
        .filter(|field| !matches!(field.kind, FieldKind::Phone | FieldKind::Email | FieldKind::YesNo))
        .map(|field| Row::new(field.name.as_str(), field.label.id.clone(), invented(field, today)))
        .collect()
}

/// Everything that is measured, as passed.
fn measured(sop: &CheckedSop) -> Option<Table> {
    let steps = sop.definition().steps.iter().filter(|step| !step.checks.is_empty());
    let rows: Vec<Vec<String>> = steps
        .flat_map(|step| &step.records)
        .map(|field| vec![field.label.id.clone(), "…".to_owned(), "Lulus".to_owned()])
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: "Hasil pengukuran".to_owned(),
        headings: ["Yang diukur", "Hasil", "Keterangan"].map(str::to_owned).to_vec(),
        rows,
    })
}

/// A value that belongs to nobody.
fn invented(field: &Field, today: Date) -> String {
    let first = |options: &[ChoiceOption]| {
        options
            .first()
            .map(|option| option.label.id.clone())
            .unwrap_or_default()
    };
    let unit = |number: &str| match &field.unit {
        Some(unit) => format!("{number} {unit}"),
        None => number.to_owned(),
    };
    match &field.kind {
        FieldKind::Text if field.name.as_str().contains("nama") => NAME.to_owned(),
        FieldKind::Text | FieldKind::LongText => "Contoh".to_owned(),
        FieldKind::Integer => unit("2"),
        FieldKind::Decimal => unit("2,5"),
        FieldKind::Money => "Rp 1.000.000".to_owned(),
        FieldKind::YesNo => "Ya".to_owned(),
        FieldKind::Date => long_date(today, Language::Indonesian),
        FieldKind::Choice(options) | FieldKind::Choices(options) => first(options),
        FieldKind::Nik => "9999 0101 0190 0003".to_owned(),
        FieldKind::Nib => "9999000000001".to_owned(),
        FieldKind::Phone => "0800 0000 0000".to_owned(),
        FieldKind::Email => "contoh@sungairaya.example".to_owned(),
        FieldKind::Region => "Desa Contoh".to_owned(),
        FieldKind::Location => "Jalan Contoh 1".to_owned(),
        FieldKind::Plate => "ZZ 1234 AB".to_owned(),
    }
}
