//! `maklumat verify`: is this document or code genuine? Needs no network.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use maklumat_app::{App, PrintMatch, ProofFault, Settings, check_proof, is_in_use};
use maklumat_calendar::Timestamp;
use maklumat_credential::{
    Claims, CredentialId, Digest, KeyRing, RevocationList, RevocationListError, Verdict, verify,
};
use serde::Serialize;

use super::Format;
use crate::exit::{Exit, Stop};
use crate::{config, files, render, server};

/// Kode keluar: 0 asli dan berlaku; 1 kodenya asli, tetapi ada yang belum pasti; 2 jangan diterima.
///
/// Exit codes: 0 genuine and valid; 1 the code is genuine, but something is uncertain; 2 do not accept it.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Berkas berisi teks QR, berkas PDF, atau teksnya (`MKL1:...`). A file with the QR text, a PDF, or the text.
    subject: String,
    /// Daftar kunci umum kantor, dari /kunci. The office's published keys.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// Daftar dokumen yang dicabut, dari /dicabut. The list of revoked documents.
    #[arg(long, value_name = "FILE")]
    revoked: Option<PathBuf>,
    /// Folder pemasangan; berkas PDF juga dibandingkan dengan cetakan yang disimpan di sana. Installation that published
    /// the keys; a PDF is also compared with the print kept there.
    #[arg(long, value_name = "DIR", env = "MAKLUMAT_DATA_DIR")]
    data: Option<PathBuf>,
    /// SUBJECT adalah bukti tercatat (bukti.json). SUBJECT is a proof that a receipt was recorded.
    #[arg(long)]
    proof: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Serialize)]
struct JsonVerdict<'a> {
    verdict: &'static str,
    credential: Option<String>,
    fingerprint: Option<String>,
    number: Option<&'a str>,
    product: Option<&'a str>,
    unit: Option<&'a str>,
    holder: Option<&'a str>,
    reference: Option<&'a str>,
    issued_at: Option<String>,
    valid_until: Option<String>,
    /// When the list of revocations was signed; null without one.
    revocations_of: Option<String>,
    /// `same`, `other`; null where nothing was compared.
    print: Option<&'static str>,
}

/// The code to be judged, and the file it came in.
pub(crate) struct Subject {
    pub(crate) text: String,
    file: Option<Vec<u8>>,
}

/// A verdict and what it rests on.
struct Answer {
    verdict: Verdict,
    credential: Option<CredentialId>,
    list: Option<RevocationList>,
    print: Option<PrintMatch>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let ring = key_ring(arguments)?;
    if arguments.proof {
        return show_proof(&arguments.subject, &ring, arguments.format);
    }
    let subject = Subject::read(&arguments.subject)?;
    let list = revocations(arguments, &ring)?;
    let unknown = RevocationList::empty();
    let verdict = verify(
        &subject.text,
        &ring,
        list.as_ref().unwrap_or(&unknown),
        Timestamp::now(),
    );
    let compared = match (&arguments.data, &subject.file, verdict.claims()) {
        (Some(data), Some(file), Some(_)) if is_in_use(data) => compared(data, &subject.text, file).map(Some),
        (_, _, _) => Ok(None),
    };
    // The verdict stands without the comparison; that there was none is said.
    let print = compared.unwrap_or_else(|stop| {
        render::aside(format!(
            "PERINGATAN: cetakan tidak dapat dibandingkan: {}\n  {}",
            stop.what, stop.then
        ));
        None
    });
    let answer = Answer {
        credential: CredentialId::of(&subject.text),
        verdict,
        list,
        print,
    };
    match arguments.format {
        Format::Json => answer.show_json(),
        Format::Text => answer.show(),
    }
    Ok(answer.exit())
}

impl Subject {
    /// The code itself, or the first code in a file. A PDF of ours carries its code as text.
    pub(crate) fn read(subject: &str) -> Result<Self, Stop> {
        if subject.starts_with("MKL1:") || !is_name(subject) {
            return Ok(Self {
                text: subject.trim().to_owned(),
                file: None,
            });
        }
        files::exists(Path::new(subject))?;
        let bytes =
            fs::read(subject).map_err(|error| Stop::fault(format!("{subject}: {error}"), "Periksa nama berkas."))?;
        let text = maklumat_documents::embedded_credential(&bytes).ok_or_else(|| {
            Stop::refused(
                format!("{subject}: tidak ada kode Maklumat di dalamnya"),
                "Baca kode QR pada cetakan, lalu berikan teksnya yang diawali MKL1:",
            )
        })?;
        let file = bytes.starts_with(b"%PDF-").then_some(bytes);
        Ok(Self {
            text: text.trim().to_owned(),
            file,
        })
    }
}

/// Whether a subject is meant as the name of a file. What is no code of ours may still be the text of another one.
fn is_name(subject: &str) -> bool {
    let path = Path::new(subject);
    let is_address = subject.contains("://") || subject.lines().count() > 1;
    path.is_file() || !is_address && (path.extension().is_some() || path.components().count() > 1)
}

fn published(arguments: &Arguments, name: &str) -> PathBuf {
    let data = arguments.data.clone().unwrap_or_else(|| PathBuf::from(config::DATA));
    data.join("published").join(name)
}

fn key_ring(arguments: &Arguments) -> Result<KeyRing, Stop> {
    let path = arguments
        .keys
        .clone()
        .unwrap_or_else(|| published(arguments, "keys.txt"));
    let text = fs::read_to_string(&path).map_err(|error| {
        Stop::refused(
            format!("{}: {error}", path.display()),
            "Unduh daftar kunci kantor dari /kunci, lalu sebut dengan --keys BERKAS.",
        )
    })?;
    KeyRing::parse(&text).map_err(|error| {
        Stop::refused(
            format!("{}: {error}", path.display()),
            "Unduh ulang daftar kunci dari /kunci.",
        )
    })
}

/// The list of revocations. `None`: there is none, and that is said. A list that cannot be trusted stops everything.
fn revocations(arguments: &Arguments, ring: &KeyRing) -> Result<Option<RevocationList>, Stop> {
    let path = arguments
        .revoked
        .clone()
        .unwrap_or_else(|| published(arguments, "revoked.txt"));
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if arguments.revoked.is_none() && error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(Stop::refused(
                format!("{}: {error}", path.display()),
                "Unduh daftar pencabutan dari /dicabut, lalu sebut dengan --revoked BERKAS.",
            ));
        }
    };
    RevocationList::parse(&text, ring).map(Some).map_err(|error| {
        let what = match error {
            RevocationListError::NotOurs => "bukan daftar pencabutan",
            RevocationListError::Altered => "daftar pencabutan ini sudah diubah",
            RevocationListError::UnknownKey => "daftar pencabutan ini ditandatangani kunci yang tidak dikenal",
        };
        Stop::refused(
            format!("{}: {what}", path.display()),
            "Unduh ulang dari /dicabut, dan daftar kuncinya dari /kunci.",
        )
    })
}

fn compared(data: &Path, code: &str, file: &[u8]) -> Result<PrintMatch, Stop> {
    server::wait_for(async {
        let app = App::open_as_it_is(Settings::at(data))
            .await
            .map_err(server::cannot_open)?;
        app.compare_print(code, file).await.map_err(server::problem)
    })
}

/// The stable shape of `--proof --format json`.
#[derive(Debug, Serialize)]
struct JsonProof {
    /// `recorded`, `not-ours`, `other-receipt`, `not-included`, `unknown-key`
    verdict: &'static str,
    submitted_at: Option<String>,
    /// Number of the checkpoint, and when it was signed.
    checkpoint: Option<String>,
    checkpoint_at: Option<String>,
}

fn show_proof(path: &str, ring: &KeyRing, format: Format) -> Result<Exit, Stop> {
    files::exists(Path::new(path))?;
    let text =
        fs::read_to_string(path).map_err(|error| Stop::fault(format!("{path}: {error}"), "Periksa nama berkas."))?;
    let checked = check_proof(&text, ring);
    let (verdict, words) = match &checked {
        Ok(recorded) => (
            "recorded",
            format!(
                "TERCATAT: permohonan {} ada di bawah titik periksa {} yang ditandatangani {}",
                recorded.submitted_at, recorded.checkpoint, recorded.checkpoint_at
            ),
        ),
        Err(ProofFault::NotOurs) => ("not-ours", "BUKAN bukti tercatat".to_owned()),
        Err(ProofFault::OtherReceipt) => (
            "other-receipt",
            "TIDAK COCOK: catatan itu bukan tentang tanda terima ini".to_owned(),
        ),
        Err(ProofFault::NotIncluded) => (
            "not-included",
            "TIDAK COCOK: catatan itu tidak ada di bawah titik periksanya".to_owned(),
        ),
        Err(ProofFault::Signature) => (
            "unknown-key",
            "TIDAK DIKENAL: titik periksa tidak ditandatangani kunci kantor".to_owned(),
        ),
    };
    let recorded = checked.as_ref().ok();
    match format {
        Format::Text => render::line(words),
        Format::Json => render::json(&JsonProof {
            verdict,
            submitted_at: recorded.map(|recorded| recorded.submitted_at.to_string()),
            checkpoint: recorded.map(|recorded| recorded.checkpoint.to_string()),
            checkpoint_at: recorded.map(|recorded| recorded.checkpoint_at.to_string()),
        }),
    }
    Ok(if recorded.is_some() { Exit::Fine } else { Exit::Refused })
}

impl Answer {
    fn exit(&self) -> Exit {
        let is_valid = matches!(self.verdict, Verdict::Valid(_));
        match (is_valid, &self.list, self.print) {
            (false, _, _) | (_, _, Some(PrintMatch::Other)) => Exit::Refused,
            (true, None, _) => Exit::Findings,
            (true, Some(_), _) => Exit::Fine,
        }
    }

    const fn words(&self) -> (&'static str, &'static str) {
        match (&self.verdict, &self.list) {
            (Verdict::Valid(_), Some(_)) => ("valid", "ASLI dan masih berlaku"),
            (Verdict::Valid(_), None) => ("valid-unlisted", "ASLI, tetapi belum diketahui apakah sudah dicabut"),
            (Verdict::Expired(_), _) => ("expired", "ASLI, tetapi masa berlakunya sudah lewat"),
            (Verdict::Revoked { .. }, _) => ("revoked", "DICABUT oleh penerbitnya"),
            (Verdict::UnknownKey, _) => ("unknown-key", "TIDAK DIKENAL: kunci penerbit tidak ada dalam daftar"),
            (Verdict::Altered, _) => ("altered", "BERUBAH: isi tidak sama dengan yang ditandatangani"),
            (Verdict::NotOurs, _) => ("not-ours", "BUKAN kode Maklumat"),
        }
    }

    fn show(&self) {
        render::line(self.words().1);
        if let Some(claims) = self.verdict.claims() {
            self.show_claims(claims);
            render::line(
                "Yang diperiksa adalah kodenya. Bandingkan isi di atas, terutama Sidik, dengan yang tercetak.",
            );
        }
        match self.print {
            Some(PrintMatch::Same) => render::line("Berkas ini persis yang kami terbitkan."),
            Some(PrintMatch::Other) => render::line("JANGAN DITERIMA: berkas ini bukan yang kami simpan."),
            Some(PrintMatch::NothingKept) => {
                render::line("Cetakan dokumen ini belum ada di sini, jadi tidak dibandingkan.")
            }
            None => {}
        }
        match &self.list {
            Some(list) => render::line(format!(
                "Daftar pencabutan ditandatangani {}, berisi {} dokumen.",
                list.issued_at(),
                list.len()
            )),
            None => render::aside(
                "PERINGATAN: tidak ada daftar pencabutan. Unduh dari /dicabut, lalu sebut dengan --revoked BERKAS.",
            ),
        }
    }

    fn show_claims(&self, claims: &Claims) {
        let rows = [
            ("Dokumen", Some(claims.product.clone())),
            ("Sidik", claims.document.as_ref().map(Digest::fingerprint)),
            ("Nomor", claims.number.clone()),
            ("Penerbit", Some(claims.unit.clone())),
            (
                "Pemegang",
                Some(claims.holder.clone()).filter(|holder| !holder.is_empty()),
            ),
            ("Kode berkas", Some(claims.reference.clone())),
            ("Terbit", Some(claims.issued_at.to_string())),
            ("Berlaku sampai", claims.valid_until.map(|until| until.to_string())),
            ("Selesai paling lambat", claims.due_at.map(|due| due.to_string())),
            ("Biaya", claims.fee.clone()),
            ("Kode bukti", self.credential.map(|id| id.to_string())),
        ];
        for (name, value) in rows {
            if let Some(value) = value {
                render::line(format!("  {name:<22} {value}"));
            }
        }
    }

    fn show_json(&self) {
        let claims = self.verdict.claims();
        render::json(&JsonVerdict {
            verdict: self.words().0,
            credential: self.credential.map(|id| id.to_string()),
            fingerprint: claims
                .and_then(|claims| claims.document.as_ref())
                .map(Digest::fingerprint),
            number: claims.and_then(|claims| claims.number.as_deref()),
            product: claims.map(|claims| claims.product.as_str()),
            unit: claims.map(|claims| claims.unit.as_str()),
            holder: claims.map(|claims| claims.holder.as_str()),
            reference: claims.map(|claims| claims.reference.as_str()),
            issued_at: claims.map(|claims| claims.issued_at.to_string()),
            valid_until: claims
                .and_then(|claims| claims.valid_until)
                .map(|until| until.to_string()),
            revocations_of: self.list.as_ref().map(|list| list.issued_at().to_string()),
            print: match self.print {
                Some(PrintMatch::Same) => Some("same"),
                Some(PrintMatch::Other) => Some("other"),
                Some(PrintMatch::NothingKept) | None => None,
            },
        });
    }
}
