//! A furnished regency: definitions published, people hired, six months lived through.

mod dice;
mod people;
mod place;
mod plan;
mod simulate;
mod staff;

use std::collections::BTreeSet;

use maklumat_calendar::{Date, Timestamp, Zone};
use maklumat_credential::digest;
use maklumat_sop::RegencySources;
use maklumat_store::NewMatter;
use maklumat_vocabulary::ServiceKey;
use maklumat_workflow::Case;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::App;
use crate::applications::start::channel_word;
use crate::cases::record::{Change, Step};
use crate::catalogue::Published;
use crate::credentials::issue;
use crate::problem::Problem;
use crate::reference;
use crate::reports::closing::closing_of;
use crate::simulations::Observing;
use crate::views::FileView;
use dice::Dice;
use simulate::Lived;

pub use place::begin;
pub use plan::Plan;

/// Cases written in one transaction.
const BATCH: usize = 200;

/// The upload every invented citizen hands in.
const SAMPLE: &[u8] = include_bytes!("demo/contoh-unggahan.png");

/// The regency that ships with the program.
const ORGANISATION: &str = include_str!("../../../regency/organisation.toml");
const ORGANISATION_ENGLISH: &str = include_str!("../../../regency/organisation.en.toml");
const CALENDAR: &str = include_str!("../../../regency/calendar.toml");
const LAW: &str = include_str!("../../../regency/law.toml");
const GUIDE: &str = include_str!("../../../regency/guide.toml");
const GUIDE_ENGLISH: &str = include_str!("../../../regency/guide.en.toml");

macro_rules! services {
    ($($unit:literal / $service:literal),+ $(,)?) => {
        /// Every service that ships: unit, service, text, English overlay.
        const SERVICES: &[(&str, &str, &str, &str)] = &[$((
            $unit,
            $service,
            include_str!(concat!("../../../regency/services/", $unit, "/", $service, ".toml")),
            include_str!(concat!("../../../regency/services/", $unit, "/", $service, ".en.toml")),
        )),+];
    };
}

services! {
    "disdukcapil" / "ktp-el",
    "disdukcapil" / "kartu-keluarga",
    "disdukcapil" / "akta-kelahiran",
    "dishub" / "uji-kir",
    "disnaker" / "ak-1",
    "dpmptsp" / "sip-dokter",
    "dpmptsp" / "izin-reklame",
    "rsud" / "pendaftaran-rawat-jalan",
    "samsat" / "pengesahan-stnk",
    "damkar" / "layak-operasional",
    "damkar" / "pemadaman",
    "satpolpp" / "pengaduan-trantibum",
    "satpolpp" / "bantuan-personil",
    "bagian-organisasi" / "penetapan-standar",
}

/// What there is to try once the regency is furnished.
#[derive(Debug, Serialize, Deserialize)]
pub struct Furnished {
    pub regency: String,
    pub services: usize,
    pub cases: usize,
    pub open: usize,
    pub accounts: Vec<Account>,
    pub trackable: Vec<Trackable>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Account {
    pub login: String,
    pub password: String,
    pub role: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trackable {
    pub reference: String,
    pub pin: String,
    pub about: String,
    /// By which it is found, too; a demo furnished by an earlier release does not tell.
    #[serde(default)]
    pub phone: String,
}

impl App {
    /// Furnishes the regency that ships with the program, or tells what is there already.
    pub async fn furnish(&self, plan: &Plan, mut progress: impl FnMut(u32, u32)) -> Result<Furnished, Problem> {
        if let Some(furnished) = self.already_furnished() {
            return Ok(furnished);
        }
        self.must_be_empty().await?;
        self.publish_regency(&RegencySources {
            organisation: ORGANISATION,
            calendar: CALENDAR,
            law: LAW,
            organisation_english: Some(ORGANISATION_ENGLISH),
            guide: Some(GUIDE),
            guide_english: Some(GUIDE_ENGLISH),
        })
        .await?;
        for (unit, service, text, english) in SERVICES {
            self.publish_service(&ServiceKey::new(unit, service), text, Some(english))
                .await?;
        }
        let accounts = self.hire().await?;
        let sample = digest(SAMPLE).to_string();
        let services = simulate::planned(&self.catalogue());
        let end = self.now();
        let start = Timestamp::from_second(end.as_second() - 183 * 86_400).unwrap_or(end);
        let history = simulate::history(&services, plan, (start, end), &sample, &mut progress);
        let mut written = Written {
            app: self,
            services: &services,
            dice: Dice::new(plan.seed ^ 0x5eed),
            references: BTreeSet::new(),
            trackable: Vec::new(),
        };
        for (index, batch) in history.cases.chunks(BATCH).enumerate() {
            written.write(index * BATCH, batch).await?;
        }
        self.set_registers(&history.registers).await?;
        let furnished = Furnished {
            regency: self.regency().name.id.clone(),
            services: services.len(),
            cases: history.cases.len(),
            open: history.cases.iter().filter(|lived| lived.case.is_open()).count(),
            accounts,
            trackable: written.trackable,
        };
        self.checkpoint().await?;
        self.remember_furnished(&furnished)?;
        Ok(furnished)
    }

    /// Writes how far each register of numbers has come.
    async fn set_registers(&self, registers: &std::collections::BTreeMap<String, i64>) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        for (register, last) in registers {
            while tx.last_number(register).await? < *last {
                tx.next_number(register).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// What a list shows of that upload.
    pub(crate) fn sample_view(wanted: &str, handed_in: Timestamp) -> Option<FileView> {
        (wanted == digest(SAMPLE).to_string()).then(|| FileView {
            digest: wanted.to_owned(),
            media_type: "image/png".to_owned(),
            bytes: SAMPLE.len() as u64,
            uploaded_at: handed_in,
        })
    }

    /// The upload every invented citizen hands in, by its digest. It ships with the program and is kept only once.
    pub(crate) async fn sample_file(&self, wanted: &str) -> Result<(String, Vec<u8>), Problem> {
        if wanted == digest(SAMPLE).to_string() {
            Ok(("image/png".to_owned(), SAMPLE.to_vec()))
        } else {
            Err(Problem::NotFound)
        }
    }
}

/// Writes lived cases into the store.
struct Written<'a> {
    app: &'a App,
    services: &'a [(Published, plan::Habit)],
    dice: Dice,
    /// References given out so far: of thousands in a month some are drawn twice.
    references: BTreeSet<String>,
    trackable: Vec<Trackable>,
}

impl Written<'_> {
    async fn write(&mut self, first: usize, batch: &[Lived]) -> Result<(), Problem> {
        let mut tx = self.app.store().begin().await?;
        let mut observed = Observing::default();
        for (offset, lived) in batch.iter().enumerate() {
            let id = self.case_id(first + offset, lived.case.submitted_at);
            self.write_one(&mut tx, id, lived).await?;
            let (published, _) = &self.services[lived.service];
            observed.add(&mut tx, (id, &published.sop), &lived.events).await?;
        }
        observed.keep(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    fn new_reference(&mut self, day: Date) -> String {
        let (prefix, dice) = (self.app.prefix(), &mut self.dice);
        let draw = || reference::reference(&prefix, day, u32::try_from(dice.below(1 << 25)).unwrap_or(0));
        first_unused(&mut self.references, draw)
    }

    async fn write_one(&mut self, tx: &mut maklumat_store::Tx, id: Uuid, lived: &Lived) -> Result<(), Problem> {
        let (published, _) = &self.services[lived.service];
        let sop = &published.sop;
        let definition = sop.definition();
        let zone = sop.regency().zone;
        let day = zone.date(lived.case.submitted_at);
        let reference = self.new_reference(day);
        let pin = format!("{:06}", self.dice.below(1_000_000));
        let change = Change::of(Step {
            sop,
            id,
            before: None,
            after: &lived.case,
            events: lived.events.clone(),
            closing: closing_of(sop, &lived.events),
            effects: Vec::new(),
            products: Vec::new(),
            now: self.app.now().min(lived.case.changed_at),
        });
        let keys = self.app.store().keys();
        let key = maklumat_store::CaseKey::generate()?;
        let pin_hash = self.app.pin_hash(&reference, &pin);
        let submitted_on = day.to_string();
        let new = NewMatter {
            id,
            key: &key,
            reference: &reference,
            unit: definition.key.unit.as_str(),
            service: definition.key.service.as_str(),
            channel: channel_word(lived.channel),
            submitted_at: lived.case.submitted_at,
            entered_at: None,
            submitted_on: &submitted_on,
            applicant_key: Some(keys.lookup(self.app.store().tenant(), "phone", &lived.person.phone)),
            nik_key: Some(keys.lookup(self.app.store().tenant(), "nik", &lived.person.nik)),
            name_key: crate::cases::find::name_key(self.app, &lived.case),
            pin_hash: Some(&pin_hash),
        };
        let lists = change.lists();
        let head = tx.open_matter(new, change.append(&lists)).await?;
        issue::keep_past_products(self.app, tx, published, (&head, &reference), &lived.events).await?;
        self.offer(lived, &reference, &pin, zone);
        Ok(())
    }

    /// Ids in order of time, the same for the same seed.
    fn case_id(&mut self, index: usize, at: Timestamp) -> Uuid {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        let random = (u128::from(self.dice.next()) << 16) | (index as u128 & 0xffff);
        uuid::Builder::from_unix_timestamp_millis(millis, &random.to_be_bytes()[6..].try_into().unwrap_or([0; 10]))
            .into_uuid()
    }

    /// Keeps a few cases worth looking at: one under way, one returned, one done with a document.
    fn offer(&mut self, lived: &Lived, reference: &str, pin: &str, _zone: Zone) {
        let name = &self.services[lived.service].0.sop.definition().name.id;
        let Some(about) = worth_seeing(&lived.case) else { return };
        let about = format!("{name}: {about}");
        if self.trackable.iter().all(|known| known.about != about) && self.trackable.len() < 8 {
            self.trackable.push(Trackable {
                reference: reference.to_owned(),
                pin: pin.to_owned(),
                about,
                phone: lived.person.phone.clone(),
            });
        }
    }
}

fn worth_seeing(case: &Case) -> Option<&'static str> {
    let is_permit = matches!(
        case.service.service.as_str(),
        "sip-dokter" | "izin-reklame" | "uji-kir" | "akta-kelahiran"
    );
    if !is_permit {
        return None;
    }
    if case.waiting.is_some() {
        Some("menunggu dilengkapi pemohon")
    } else if case.is_open() {
        Some("sedang dikerjakan")
    } else if case.products.iter().any(|product| product.issued.is_some()) {
        Some("sudah terbit")
    } else {
        None
    }
}

/// Draws until something comes that nobody has yet.
fn first_unused(used: &mut BTreeSet<String>, mut draw: impl FnMut() -> String) -> String {
    loop {
        let drawn = draw();
        if used.insert(drawn.clone()) {
            return drawn;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_drawn_twice_is_given_once() {
        let mut used = BTreeSet::new();
        let mut drawn = ["SR 2611 AAA AA1", "SR 2611 AAA AA1", "SR 2611 BBB BB2"]
            .into_iter()
            .map(str::to_owned);
        let given: Vec<String> = (0..2)
            .map(|_| first_unused(&mut used, || drawn.next().unwrap()))
            .collect();
        assert_eq!(given, ["SR 2611 AAA AA1", "SR 2611 BBB BB2"]);
    }
}
