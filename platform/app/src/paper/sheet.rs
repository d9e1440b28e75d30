//! From a definition to the printed form: the same questions as on screen, with room to write.

use maklumat_calendar::{Date, clock_time, long_date};
use maklumat_documents::{Letterhead, PackAnswer, PackForm, PackPage, PackQuestion, PackSheet, Room};
use maklumat_sop::condition::Expression;
use maklumat_sop::{CheckedSop, Facts, Field, FieldKind, Requirement, RequirementKind, StartEvent};
use maklumat_store::PaperPack;
use maklumat_vocabulary::{Language, Name};

use super::number::PAPER;
use crate::App;
use crate::applications::form::{Page, all_pages};
use crate::charges::charges;

const ID: Language = Language::Indonesian;

/// A choice of more options than this is written, not ticked: a village, a profession.
const MOST_OPTIONS: usize = 24;

/// What a pack needs to know to be printed.
pub(super) struct PackPrint<'a> {
    pub(super) sop: &'a CheckedSop,
    pub(super) pack: &'a PaperPack,
    pub(super) public_address: &'a str,
}

impl App {
    pub(super) fn pack_forms(&self, numbers: &[String]) -> Vec<PackForm> {
        let form = |number: &String| PackForm {
            number: number.clone(),
            pin: self.paper_pin(number),
            address: format!("{}{PAPER}{}", self.site(), self.paper_code(number)),
        };
        numbers.iter().map(form).collect()
    }
}

impl PackPrint<'_> {
    /// `None` where nobody has said how long forms may be entered.
    pub(super) fn sheet(&self, forms: Vec<PackForm>) -> Option<PackSheet> {
        let sop = self.sop;
        let definition = sop.definition();
        let zone = sop.regency().zone;
        let day = zone.date(self.pack.printed_at);
        let rule = sop.regency().paper.as_ref()?;
        let questions = all_pages(sop).iter().filter_map(|page| self.question(page)).collect();
        Some(PackSheet {
            letterhead: self.letterhead(),
            service: definition.name.id.clone(),
            version: self.pack.version,
            printed: format!(
                "{} pukul {}",
                long_date(day, ID),
                clock_time(zone.time(self.pack.printed_at))
            ),
            within: format!("paling lambat {} sesudah diterima", rule.within.words(ID)),
            promise: self.promises(),
            fee: self.fee(day),
            takes_money: !definition.fees.is_empty() && self.fee(day) != FREE,
            priorities: definition
                .priorities
                .iter()
                .map(|priority| priority.name.id.clone())
                .collect(),
            questions,
            papers: definition
                .requirements
                .iter()
                .filter_map(|asked| self.paper(asked))
                .collect(),
            complaint: complaint(sop),
            track_at: format!("{}/lacak", self.public_address),
            forms,
            printed_at: self.pack.printed_at,
        })
    }

    fn letterhead(&self) -> Letterhead {
        let regency = self.sop.regency();
        let unit = regency.unit(self.sop.definition().unit());
        Letterhead {
            regency: regency.name.id.clone(),
            unit: unit.map(|unit| unit.name.id.clone()).unwrap_or_default(),
            address: String::new(),
            contact: Vec::new(),
        }
    }

    fn promises(&self) -> Vec<String> {
        let promises = self.sop.definition().promises.iter();
        promises
            .map(|promise| {
                let since = match promise.from {
                    StartEvent::Submitted => "sejak diterima",
                    StartEvent::Complete => "sejak berkas lengkap",
                    StartEvent::Paid => "sejak biaya dibayar",
                };
                let when = self.condition(promise.when.as_ref());
                let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
                format!("{}: {} {since}{when}.", promise.name.id, promise.time.words(ID))
            })
            .collect()
    }

    /// What is charged on the day of printing, as far as it does not rest on answers. Rp 0 is said too.
    fn fee(&self, day: Date) -> String {
        let facts = Facts::new();
        let charged = charges(self.sop, &facts, day);
        if charged.iter().all(crate::charges::Charge::is_zero) {
            return FREE.to_owned();
        }
        let named = charged.iter().filter(|charge| !charge.is_zero()).map(|charge| {
            let name = &charge.fee.name.id;
            let when = self.condition(charge.fee.when.as_ref());
            let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
            match charge.amount {
                Some(amount) => format!("{name}: {amount}{when}"),
                None => format!("{name}: menurut tarif resmi{when}"),
            }
        });
        let named: Vec<String> = named.collect();
        format!("{}; tidak ada biaya lain", named.join("; "))
    }

    fn question(&self, page: &Page<'_>) -> Option<PackQuestion> {
        let (title, hint, when) = match page {
            Page::Variant(variant) => (variant.question.id.clone(), None, None),
            Page::Requirement(asked) => (
                asked.question.id.clone(),
                asked.hint.as_ref().map(|hint| hint.id.clone()),
                asked.when.as_ref(),
            ),
        };
        let answers: Vec<PackAnswer> = page.fields().iter().map(|field| self.answer(field)).collect();
        (!answers.is_empty()).then(|| PackQuestion {
            title,
            hint,
            only_if: self.condition(when),
            answers,
        })
    }

    fn answer(&self, field: &Field) -> PackAnswer {
        PackAnswer {
            label: field.label.id.clone(),
            only_if: self.condition(field.when.as_ref()),
            optional: field.optional,
            room: room(field),
        }
    }

    /// One line of the checklist; answers and facts that must hold are no papers.
    fn paper(&self, asked: &Requirement) -> Option<PackPage> {
        let way = match asked.kind {
            RequirementKind::Copy => "salinan",
            RequirementKind::Shown => "ditunjukkan, lalu dibawa pulang",
            RequirementKind::Surrendered => "diserahkan",
            RequirementKind::Statement => "surat pernyataan bertanda tangan",
            RequirementKind::Data | RequirementKind::Condition => return None,
        };
        let replaces = asked.substitutes.as_ref();
        let replaces = replaces.and_then(|id| self.sop.definition().requirement(id));
        let replaces = replaces.map(|other| format!("sebagai ganti {}", other.name.id));
        let optional = asked.optional.then(|| "boleh tidak ada".to_owned());
        let notes: Vec<String> = [self.condition(asked.when.as_ref()), replaces, optional]
            .into_iter()
            .flatten()
            .collect();
        Some(PackPage {
            name: asked.name.id.clone(),
            way: way.to_owned(),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
        })
    }

    /// `hanya jika jenis: hilang`, in the words of the form.
    fn condition(&self, when: Option<&Expression>) -> Option<String> {
        let fields = || all_pages(self.sop).into_iter().flat_map(|page| page.fields());
        let label = |name: &Name| {
            let found = fields().find(|field| field.name == *name);
            found.map_or_else(
                || name.as_str().replace('-', " "),
                |field| without_question_mark(&field.label.id),
            )
        };
        let option = |name: &Name, option: &str| {
            let found = fields().find(|field| field.name == *name);
            let options = found.as_ref().map(|field| options_of(&field.kind)).unwrap_or_default();
            let found = options.iter().find(|known| known.id == option);
            found.map_or_else(|| option.replace('-', " "), |known| known.label.id.clone())
        };
        when.map(|when| format!("hanya jika {}", when.explain_options(ID, &label, &option)))
    }
}

const FREE: &str = "Rp 0, tidak ada biaya lain";

fn without_question_mark(label: &str) -> String {
    let label = label.trim_end_matches('?');
    format!("“{label}”")
}

fn options_of(kind: &FieldKind) -> &[maklumat_sop::ChoiceOption] {
    match kind {
        FieldKind::Choice(options) | FieldKind::Choices(options) => options,
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::YesNo
        | FieldKind::Date
        | FieldKind::Nik
        | FieldKind::Nib
        | FieldKind::Phone
        | FieldKind::Email
        | FieldKind::Region
        | FieldKind::Location
        | FieldKind::Plate => &[],
    }
}

/// How much room an answer needs on paper.
fn room(field: &Field) -> Room {
    let lines = |count| Room::Lines {
        count,
        unit: field.unit.clone(),
    };
    let labels =
        |options: &[maklumat_sop::ChoiceOption]| options.iter().map(|option| option.label.id.clone()).collect();
    match &field.kind {
        FieldKind::Choice(options) if options.len() <= MOST_OPTIONS => Room::One(labels(options)),
        FieldKind::Choices(options) if options.len() <= MOST_OPTIONS => Room::Any(labels(options)),
        FieldKind::Choice(_) | FieldKind::Choices(_) => lines(1),
        FieldKind::YesNo => Room::One(vec!["Ya".to_owned(), "Tidak".to_owned()]),
        FieldKind::Nik => Room::Boxes(16),
        FieldKind::Nib => Room::Boxes(13),
        FieldKind::Plate => Room::Boxes(10),
        FieldKind::Phone => Room::Boxes(14),
        FieldKind::Date => Room::Date,
        FieldKind::LongText => lines(3),
        FieldKind::Location => lines(2),
        FieldKind::Text | FieldKind::Email | FieldKind::Region => lines(1),
        // A short line, with the unit behind it where there is one.
        FieldKind::Integer | FieldKind::Decimal => Room::Lines {
            count: 1,
            unit: Some(field.unit.clone().unwrap_or_default()),
        },
        FieldKind::Money => Room::Lines {
            count: 1,
            unit: Some("rupiah".to_owned()),
        },
    }
}

/// Where to complain: the first line of the standard, and the Ombudsman.
fn complaint(sop: &CheckedSop) -> String {
    let own = sop.definition().standard.complaints.first().map(|line| line.id.clone());
    let own = own.unwrap_or_else(|| "Loket pengaduan".to_owned());
    format!("{own}; Ombudsman RI, telepon 137")
}
