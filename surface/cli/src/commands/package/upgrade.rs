//! `maklumat package upgrade`: a newer package under the changes made here, and nothing written while anything is undecided.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use maklumat_sop::{
    Adopts, Change, ChangeKind, Merge, Newer, Seen, Take, ThreeWay, conflict_file, merge, read_adopts, read_decisions,
};
use maklumat_vocabulary::{Language, ServiceKey};
use serde::Serialize;

use super::super::{Format, Tongue};
use super::add::take_in;
use super::{adopted_file, root_of, service_key};
use crate::exit::{Exit, Stop};
use crate::packages::{Place, Wanted, Whole, read_lock, write};
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Layanan yang diadopsi. The adopted service.
    #[arg(value_name = "UNIT/SERVICE", value_parser = service_key)]
    service: ServiceKey,
    /// Folder atau alamat https tempat paket. Folder or https address of the packages.
    #[arg(long, value_name = "PLACE")]
    from: String,
    /// Versi yang dituju; tanpa ini yang terbaru. The version, else the newest.
    #[arg(long, value_name = "N")]
    to: Option<u32>,
    /// Folder kabupaten. The regency folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    regency: PathBuf,
    /// Memutuskan satu alamat: `theirs` versi paket, `ours` milik kita; boleh berulang. Decides one address.
    #[arg(long, num_args = 2, value_names = ["theirs|ours", "ADDRESS"], action = clap::ArgAction::Append)]
    take: Vec<String>,
    /// Berkas keputusan; dibuat bila belum ada, dibaca bila ada. A file of decisions, made or read.
    #[arg(long, value_name = "FILE")]
    conflicts: Option<PathBuf>,
    /// Kunci umum yang dipercaya, atau berkas dari /kunci; boleh berulang. A public key to trust, or a file of keys.
    #[arg(long, value_name = "KEY")]
    trust: Vec<String>,
    /// Hanya menampilkan, tidak menulis. Only shows what would be written.
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa keterangan. Language of what is said.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

#[derive(Debug, Serialize)]
struct JsonMerge<'a> {
    from: u32,
    to: u32,
    written: bool,
    changes: Vec<JsonChange<'a>>,
    undecided: &'a [String],
}

#[derive(Debug, Serialize)]
struct JsonChange<'a> {
    address: &'a str,
    kind: &'static str,
    before: Option<String>,
    theirs: Option<String>,
    ours: Option<String>,
    /// Of a conflict, whose value was chosen; nothing while it is open.
    decided: Option<&'static str>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let root = root_of(&arguments.regency)?;
    let file = adopted_file(&root, &arguments.service)?;
    let Some((adoption, package)) = file.adoption.as_ref().and_then(|it| Some((it, it.package.as_ref()?))) else {
        return Err(Stop::refused("paket tidak ada", "Jalankan maklumat check."));
    };
    let ours = &adoption.overlay.text;
    let Some(Ok(adopts)) = read_adopts(ours) else {
        return Err(Stop::refused(
            "bagian adopts tidak dapat dibaca",
            "Jalankan maklumat check.",
        ));
    };
    let mut lock = read_lock(&root)?;
    let whole = newer_package(arguments, &adopts)?;
    let signer = whole.trusted(&lock, &arguments.trust)?;
    let decisions = decisions(arguments)?;
    let texts = ThreeWay {
        before: &package.text,
        theirs: &whole.text,
        ours,
    };
    let merged = merged(texts, &decisions)?;
    let is_written = merged.undecided.is_empty() && !arguments.dry_run;
    if is_written {
        let newer = Newer {
            version: whole.manifest.version,
            digest: &whole.manifest.digest,
        };
        let overlay = merged.overlay(ours, newer);
        let overlay =
            overlay.ok_or_else(|| Stop::refused("lapisan tidak dapat disusun", "Jalankan maklumat check."))?;
        take_in(&root, &whole, &mut lock, signer)?;
        if let Some(english) = &adoption.english
            && let Some(text) = merged.english(&english.text)
        {
            write(&file.path.with_extension("en.toml"), &text)?;
        }
        // The overlay last: until it names the newer version, the older one holds.
        write(&file.path, &overlay)?;
    }
    let outcome = Outcome {
        merged: &merged,
        decisions: &decisions,
        versions: (adopts.version, whole.manifest.version),
        is_written,
    };
    report(arguments, &outcome);
    if merged.undecided.is_empty() {
        return Ok(Exit::Fine);
    }
    if let Some(path) = arguments.conflicts.as_ref().filter(|path| !path.exists()) {
        write(path, &conflict_file(&merged, &decisions))?;
        render::aside(format!("Isi take di {}, lalu ulangi perintah ini.", path.display()));
    }
    Ok(Exit::Findings)
}

/// The three texts as one. A decision about something that is in no conflict is mostly a slip, and is told.
fn merged(texts: ThreeWay<'_>, decisions: &BTreeMap<String, Take>) -> Result<Merge, Stop> {
    let merged = merge(texts, decisions).ok_or_else(|| {
        Stop::refused(
            "salah satu naskah tidak dapat dibaca sebagai TOML",
            "Jalankan maklumat check dan perbaiki dahulu.",
        )
    })?;
    match merged.idle.first() {
        Some(idle) => Err(Stop::refused(
            format!("`{idle}` tidak berubah di kedua sisi, jadi tidak ada yang perlu diputuskan"),
            "Periksa ejaan alamatnya, atau hapus keputusan itu.",
        )),
        None => Ok(merged),
    }
}

fn newer_package(arguments: &Arguments, adopts: &Adopts) -> Result<Whole, Stop> {
    let wanted = Wanted {
        package: adopts.package.clone(),
        version: arguments.to,
    };
    let whole = Place::parse(&arguments.from).package(&wanted)?;
    if whole.manifest.version <= adopts.version {
        return Err(Stop::refused(
            format!(
                "paket {} di sana versi {}, dan di sini sudah versi {}",
                adopts.package, whole.manifest.version, adopts.version
            ),
            "Tidak ada yang perlu diperbarui.",
        ));
    }
    Ok(whole)
}

/// What is decided in the file and on the command line; the command line wins.
fn decisions(arguments: &Arguments) -> Result<BTreeMap<String, Take>, Stop> {
    let mut decisions = BTreeMap::new();
    if let Some(path) = arguments.conflicts.as_ref().filter(|path| path.exists()) {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Stop::fault(format!("{}: {error}", path.display()), "Periksa izin berkas itu."))?;
        decisions = read_decisions(&text).map_err(|found| {
            let first = found.first().map(|finding| {
                let line = finding.span.position(&text).line;
                format!("baris {line}: {}", finding.message.within(Language::Indonesian))
            });
            Stop::refused(
                format!("{}: {}", path.display(), first.unwrap_or_default()),
                "Tulis take = \"theirs\" atau take = \"ours\".",
            )
        })?;
    }
    for pair in arguments.take.chunks(2) {
        let [whose, address] = pair else { continue };
        let take = match whose.as_str() {
            "theirs" => Take::Theirs,
            "ours" => Take::Ours,
            _ => {
                return Err(Stop::refused(
                    format!("`{whose}` bukan theirs atau ours"),
                    "Tulis --take theirs ALAMAT atau --take ours ALAMAT.",
                ));
            }
        };
        decisions.insert(address.clone(), take);
    }
    Ok(decisions)
}

/// What came of an upgrade, to be told.
struct Outcome<'m> {
    merged: &'m Merge,
    decisions: &'m BTreeMap<String, Take>,
    /// From which to which.
    versions: (u32, u32),
    is_written: bool,
}

impl Outcome<'_> {
    fn decided(&self, change: &Change) -> Option<Take> {
        let is_conflict = change.kind == ChangeKind::Conflict;
        self.decisions.get(&change.address).copied().filter(|_| is_conflict)
    }
}

fn report(arguments: &Arguments, outcome: &Outcome<'_>) {
    let (merged, (from, to)) = (outcome.merged, outcome.versions);
    match arguments.format {
        Format::Json => render::json(&JsonMerge {
            from,
            to,
            written: outcome.is_written,
            changes: merged
                .changes
                .iter()
                .map(|change| as_json(change, outcome.decided(change)))
                .collect(),
            undecided: &merged.undecided,
        }),
        Format::Text => {
            let language = arguments.language.into();
            for change in &merged.changes {
                tell(change, outcome.decided(change), language);
            }
            render::line(summary(merged, (from, to), outcome.is_written, language));
        }
    }
}

fn as_json(change: &Change, decided: Option<Take>) -> JsonChange<'_> {
    let kind = match change.kind {
        ChangeKind::Taken => "taken",
        ChangeKind::Kept => "kept",
        ChangeKind::Agreed => "agreed",
        ChangeKind::Reworded => "reworded",
        ChangeKind::Conflict => "conflict",
    };
    JsonChange {
        address: &change.address,
        kind,
        before: value(&change.before),
        theirs: value(&change.theirs),
        ours: value(&change.ours),
        decided: decided.map(|take| match take {
            Take::Theirs => "theirs",
            Take::Ours => "ours",
        }),
    }
}

fn value(seen: &Seen) -> Option<String> {
    match seen {
        Seen::Nothing => None,
        Seen::Value(value) => Some(value.clone()),
        Seen::Section(lines) => Some(lines.join("\n")),
    }
}

/// What is changed at one address, with the values it has on each side.
fn tell(change: &Change, decided: Option<Take>, language: Language) {
    let words = match (change.kind, language) {
        (ChangeKind::Taken, Language::Indonesian) => "diambil dari paket",
        (ChangeKind::Taken, Language::English) => "taken from the package",
        (ChangeKind::Kept, Language::Indonesian) => "tetap milik kita",
        (ChangeKind::Kept, Language::English) => "ours, kept",
        (ChangeKind::Agreed, Language::Indonesian) => "kini sama dengan paket",
        (ChangeKind::Agreed, Language::English) => "the package says the same now",
        (ChangeKind::Reworded, Language::Indonesian) => "saran: kata-kata di paket berubah, milik kita tetap",
        (ChangeKind::Reworded, Language::English) => "advice: other words in the package, ours kept",
        (ChangeKind::Conflict, Language::Indonesian) => "berubah di paket dan di sini",
        (ChangeKind::Conflict, Language::English) => "changed in the package and here",
    };
    render::line(format!("{}: {words}", change.address));
    let shown: &[(&Seen, [&str; 2])] = match change.kind {
        ChangeKind::Kept | ChangeKind::Agreed => &[],
        ChangeKind::Taken => &[
            (&change.before, ["dahulu", "before"]),
            (&change.theirs, ["sekarang", "now"]),
        ],
        ChangeKind::Reworded | ChangeKind::Conflict => &[
            (&change.before, ["dahulu di paket", "in the package before"]),
            (&change.theirs, ["sekarang di paket", "in the package now"]),
            (&change.ours, ["di sini", "here"]),
        ],
    };
    for (seen, [id, en]) in shown {
        let (name, nothing) = match language {
            Language::Indonesian => (id, "(tidak ada)"),
            Language::English => (en, "(nothing)"),
        };
        let value = value(seen).unwrap_or_else(|| nothing.to_owned());
        render::line(format!("  {name}: {}", value.replace('\n', "\n    ")));
    }
    if let Some(take) = decided {
        render::line(match (take, language) {
            (Take::Theirs, Language::Indonesian) => "  diputuskan: pakai versi paket",
            (Take::Theirs, Language::English) => "  decided: take the package's",
            (Take::Ours, Language::Indonesian) => "  diputuskan: tetap milik kita",
            (Take::Ours, Language::English) => "  decided: keep ours",
        });
    }
}

fn summary(merged: &Merge, (from, to): (u32, u32), is_written: bool, language: Language) -> String {
    let open = merged.undecided.len();
    match (is_written, open, language) {
        (true, _, Language::Indonesian) => {
            format!("Diperbarui dari versi {from} ke {to}. Periksa dengan maklumat check, dan naikkan service.version.")
        }
        (true, _, Language::English) => {
            format!("Moved from version {from} to {to}. Look at it with maklumat check, and raise service.version.")
        }
        (false, 0, Language::Indonesian) => {
            format!("Dapat diperbarui dari versi {from} ke {to}. Belum ada yang ditulis.")
        }
        (false, 0, Language::English) => format!("Can be moved from version {from} to {to}. Nothing is written yet."),
        (false, _, Language::Indonesian) => format!(
            "{open} alamat belum diputuskan, jadi tidak ada yang ditulis. Pakai --take theirs|ours ALAMAT, atau --conflicts BERKAS."
        ),
        (false, _, Language::English) => format!(
            "{open} addresses are undecided, so nothing is written. Use --take theirs|ours ADDRESS, or --conflicts FILE."
        ),
    }
}
