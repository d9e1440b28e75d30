//! What is wrong with an installation and what to do; backups, and the proof that evidence is whole.

use std::path::Path;

use maklumat_credential::KeyRing;
use maklumat_store::Store;
use maklumat_vocabulary::{Language, LocalizedText, Text};

use crate::App;
use crate::problem::Problem;

/// One thing that was examined.
#[derive(Debug)]
pub struct Examined {
    pub health: Health,
    pub what: LocalizedText,
    /// What to do about it.
    pub then: Option<LocalizedText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    Fine,
    Wrong,
}

/// What a whole evidence chain was found to hold.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    pub cases: u64,
    pub events: u64,
}

/// What a backup holds.
#[derive(Clone, Copy, Debug)]
pub struct Copied {
    pub uploads: u64,
    /// False where the master key comes from the environment: it must be kept elsewhere.
    pub has_master_key: bool,
}

/// By then the joint decree of the next year is out, and long promises reach into it.
const NEXT_YEAR_FROM_MONTH: i8 = 10;

fn words(id: &str, en: &str) -> LocalizedText {
    LocalizedText {
        id: id.to_owned(),
        en: Some(en.to_owned()),
    }
}

fn fine(id: &str, en: &str) -> Examined {
    Examined {
        health: Health::Fine,
        what: words(id, en),
        then: None,
    }
}

fn wrong(what: LocalizedText, then: LocalizedText) -> Examined {
    Examined {
        health: Health::Wrong,
        what,
        then: Some(then),
    }
}

impl App {
    /// Whether the database answers.
    pub async fn health(&self) -> Result<(), Problem> {
        self.store().read().await?.has_officers().await?;
        Ok(())
    }

    /// Examines settings, catalogue, people and evidence.
    pub async fn examine(&self) -> Result<Vec<Examined>, Problem> {
        self.health().await?;
        let mut found = vec![fine(
            "basis data menjawab dan kuncinya cocok",
            "the database answers and its key fits",
        )];
        let services = self.catalogue().len();
        found.push(if services == 0 {
            wrong(
                words("belum ada layanan yang terbit", "no service is published"),
                words(
                    "Jalankan maklumat serve --regency FOLDER.",
                    "Run maklumat serve --regency FOLDER.",
                ),
            )
        } else {
            fine(
                &format!("{services} layanan terbit"),
                &format!("{services} services published"),
            )
        });
        found.extend(self.failing_definitions());
        found.push(if self.needs_first_run().await {
            wrong(
                words("belum ada pengelola", "there is no administrator"),
                words(
                    "Jalankan maklumat serve dan buka halaman /mulai.",
                    "Run maklumat serve and open /mulai.",
                ),
            )
        } else {
            fine("ada pengelola", "there is an administrator")
        });
        found.push(self.closures());
        found.push(self.parked().await?);
        found.extend(self.letters_examined());
        found.push(self.stuck_letters().await?);
        found.push(chain(self.store(), &self.office_keys().ring).await?);
        Ok(found)
    }

    /// Effects that failed too often or are not understood.
    async fn parked(&self) -> Result<Examined, Problem> {
        let parked = self.store().read().await?.parked_effects().await?;
        Ok(if parked == 0 {
            fine("tidak ada pesan yang macet", "no message is stuck")
        } else {
            wrong(
                words(
                    &format!("{parked} pesan macet di antrean keluar"),
                    &format!("{parked} messages are stuck in the outbox"),
                ),
                words(
                    "Lihat catatan program: sebabnya tertulis di sana. Lalu perbarui program.",
                    "Look at the log of the program, where the cause is written. Then update the program.",
                ),
            )
        })
    }

    /// What the settings of letters say, or what is wrong with them.
    fn letters_examined(&self) -> Vec<Examined> {
        let letters = &self.0.letters;
        let flaws = letters.flaws.iter().map(|flaw| {
            wrong(
                words(
                    &format!("messages.toml: {} {}", flaw.key, flaw.what.id),
                    &format!("messages.toml: {} {}", flaw.key, flaw.what.within(Language::English)),
                ),
                words(
                    "Perbaiki berkas itu, lalu jalankan lagi programnya. Selama ini tidak ada pesan yang dikirim.",
                    "Mend the file, then start the program again. Until then no letter is sent.",
                ),
            )
        });
        let flaws: Vec<Examined> = flaws.collect();
        if !flaws.is_empty() {
            return flaws;
        }
        let (id, en) = match (letters.channels().phone, letters.channels().mail) {
            (true, true) => (
                "pesan dikirim ke ponsel dan surel",
                "letters go to phones and mailboxes",
            ),
            (true, false) => (
                "pesan dikirim ke ponsel; surel belum diatur di messages.toml",
                "letters go to phones; mail is not set up in messages.toml",
            ),
            (false, true) => (
                "pesan dikirim ke surel; gerbang ponsel belum diatur di messages.toml",
                "letters go to mailboxes; a gateway to phones is not set up in messages.toml",
            ),
            (false, false) => (
                "pesan hanya tampil di halaman lacak: messages.toml belum mengatur ponsel atau surel",
                "messages show on the tracking page only: messages.toml sets up neither phone nor mail",
            ),
        };
        vec![fine(id, en)]
    }

    async fn stuck_letters(&self) -> Result<Examined, Problem> {
        let stuck = self.store().read().await?.parked_letters().await?;
        let Some(first) = stuck.first() else {
            return Ok(fine("tidak ada surat yang macet", "no letter is stuck"));
        };
        let count: i64 = stuck.iter().map(|parked| parked.count).sum();
        Ok(wrong(
            words(
                &format!("{count} surat tidak terkirim ({})", first.problem),
                &format!("{count} letters were not sent ({})", first.problem),
            ),
            words(
                "Perbaiki sebabnya, lalu kirim lagi di halaman /petugas/pesan.",
                "Mend the cause, then send them again on the page /petugas/pesan.",
            ),
        ))
    }

    /// Published versions that are kept out of the catalogue.
    fn failing_definitions(&self) -> Vec<Examined> {
        let current = self.current();
        let failing = current.failing().map(|(key, version, goes_on)| {
            let (running, running_en) = if goes_on {
                ("permohonan yang sedang berjalan tetap dilayani", "running cases go on")
            } else {
                (
                    "permohonan yang sedang berjalan ikut terhenti",
                    "running cases stand still too",
                )
            };
            wrong(
                words(
                    &format!("{key} versi {version} tidak lulus pemeriksaan dan tidak ditawarkan; {running}"),
                    &format!("{key} version {version} fails the checks and is not offered; {running_en}"),
                ),
                words(
                    "Perbaiki berkas organisasi, kalender, atau hukum, lalu jalankan maklumat serve --regency FOLDER. \
                     Atau terbitkan versi baru layanan itu.",
                    "Mend the organisation, calendar or law file, then run maklumat serve --regency FOLDER. \
                     Or publish a new version of the service.",
                ),
            )
        });
        failing.collect()
    }

    /// Holidays of this year must be known, and towards its end those of the next, into which deadlines already fall.
    fn closures(&self) -> Examined {
        let today = self.zone().date(self.now());
        let next = (today.month() >= NEXT_YEAR_FROM_MONTH).then(|| today.year() + 1);
        let is_known = |year: &i16| {
            let services = self.catalogue();
            services
                .iter()
                .all(|published| published.sop.calendar().knows_closures_of(*year))
        };
        let years: Vec<i16> = std::iter::once(today.year()).chain(next).collect();
        match years.iter().find(|year| !is_known(year)) {
            Some(year) => wrong(
                words(
                    &format!("hari libur {year} belum dicatat; tenggat pada tahun itu dihitung tanpa libur"),
                    &format!("holidays of {year} are not recorded; deadlines in it are counted without them"),
                ),
                words(
                    "Lengkapi calendar.toml dari keputusan bersama tahun itu.",
                    "Complete calendar.toml from that year's joint decree.",
                ),
            ),
            None => {
                let years: Vec<String> = years.iter().map(ToString::to_string).collect();
                fine(
                    &format!("hari libur {} tercatat", years.join(" dan ")),
                    &format!("holidays of {} are recorded", years.join(" and ")),
                )
            }
        }
    }

    /// Walks the whole evidence chain and checks every signed checkpoint.
    pub async fn check_evidence(&self) -> Result<Evidence, Problem> {
        evidence(self.store(), &self.office_keys().ring).await
    }

    /// Copies database, uploads and keys into a new folder while everything goes on.
    pub async fn back_up(&self, to: &Path) -> Result<Copied, Problem> {
        copy(self.store(), &self.0.settings.key_folder(), to).await
    }

    /// Makes the disk look full once the database file has so many pages; 0 stops it growing at once. For rehearsals.
    pub async fn limit_database_pages(&self, pages: u32) -> Result<(), Problem> {
        Ok(self.store().limit_pages(pages).await?)
    }
}

/// What to do about tables of an earlier program.
pub(crate) const THEN_MIGRATE: Text = Text {
    id: "Buat salinan dengan maklumat backup, coba dengan maklumat migrate --rehearse, lalu jalankan maklumat migrate.",
    en: "Make a copy with maklumat backup, try with maklumat migrate --rehearse, then run maklumat migrate.",
};

pub(crate) fn older_tables(waiting: usize) -> Examined {
    wrong(
        words(
            &format!("tabel basis data ini dari versi program yang lebih lama ({waiting} perubahan belum dijalankan)"),
            &format!("the tables are those of an earlier program ({waiting} changes not made yet)"),
        ),
        words(THEN_MIGRATE.id, THEN_MIGRATE.en),
    )
}

pub(crate) async fn chain(store: &Store, ring: &KeyRing) -> Result<Examined, Problem> {
    Ok(match evidence(store, ring).await {
        Ok(evidence) => fine(
            &format!(
                "rantai bukti utuh: {} kejadian pada {} permohonan",
                evidence.events, evidence.cases
            ),
            &format!(
                "the evidence chain is whole: {} events in {} cases",
                evidence.events, evidence.cases
            ),
        ),
        Err(Problem::Refused(refused)) if refused.code() == "evidence-broken" => wrong(
            words(
                "rantai bukti terputus: ada kejadian yang diubah atau dihapus",
                "the evidence chain is broken",
            ),
            words(
                "Hentikan program, simpan salinan folder ini, dan pulihkan salinan terakhir.",
                "Stop the program, keep a copy of this folder, and restore the last backup.",
            ),
        ),
        Err(problem) => return Err(problem),
    })
}

pub(crate) async fn evidence(store: &Store, ring: &KeyRing) -> Result<Evidence, Problem> {
    let is_signed = |key: &str, message: &[u8], signature: &[u8]| {
        let (Ok(id), Ok(signature)) = (key.parse(), <[u8; 64]>::try_from(signature)) else {
            return false;
        };
        ring.verify_bytes(id, message, &maklumat_credential::Signature(signature))
    };
    let report = store.verify_chain(&is_signed).await?;
    if !report.is_whole() {
        tracing::error!(breaks = report.breaks.len(), "the evidence chain is broken");
        return Err(crate::problem::rule::Rule::EvidenceBroken.into());
    }
    Ok(Evidence {
        cases: report.matters,
        events: report.events,
    })
}

pub(crate) async fn copy(store: &Store, keys: &Path, to: &Path) -> Result<Copied, Problem> {
    let report = store.backup(to, keys).await?;
    Ok(Copied {
        uploads: report.files,
        has_master_key: report.has_master_key,
    })
}
