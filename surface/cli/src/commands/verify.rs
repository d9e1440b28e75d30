//! `maklumat verify`: is this document or code genuine? Needs no network.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use maklumat_calendar::Timestamp;
use maklumat_credential::{KeyRing, RevocationList, Verdict, verify};
use serde::Serialize;

use super::Format;
use crate::exit::{Exit, Stop};
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Berkas berisi teks QR, berkas PDF, atau teksnya (`MKL1:...`). A file with the QR text, a PDF, or the text.
    subject: String,
    /// Daftar kunci umum kantor. The office's published keys.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// Daftar dokumen yang dicabut. The list of revoked documents.
    #[arg(long, value_name = "FILE")]
    revoked: Option<PathBuf>,
    /// Folder pemasangan tempat kunci diterbitkan. Installation that published the keys.
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    data: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Serialize)]
struct JsonVerdict<'a> {
    verdict: &'static str,
    number: Option<&'a str>,
    product: Option<&'a str>,
    unit: Option<&'a str>,
    holder: Option<&'a str>,
    reference: Option<&'a str>,
    issued_at: Option<String>,
    valid_until: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let text = subject_text(&arguments.subject)?;
    let (ring, list) = published(arguments)?;
    let now = Timestamp::now();
    let verdict = verify(text.trim(), &ring, &list, now);
    show(&verdict, arguments.format);
    Ok(if matches!(verdict, Verdict::Valid(_)) {
        Exit::Fine
    } else {
        Exit::Refused
    })
}

/// The code itself, or the first code in a file. A PDF of ours carries its code as text.
fn subject_text(subject: &str) -> Result<String, Stop> {
    if subject.starts_with("MKL1:") || !Path::new(subject).is_file() {
        return Ok(subject.to_owned());
    }
    let bytes =
        fs::read(subject).map_err(|error| Stop::fault(format!("{subject}: {error}"), "Periksa nama berkas."))?;
    maklumat_documents::embedded_credential(&bytes).ok_or_else(|| {
        Stop::refused(
            format!("{subject}: tidak ada kode Maklumat di dalamnya"),
            "Baca kode QR pada cetakan, lalu berikan teksnya yang diawali MKL1:",
        )
    })
}

fn published(arguments: &Arguments) -> Result<(KeyRing, RevocationList), Stop> {
    let keys = arguments
        .keys
        .clone()
        .unwrap_or_else(|| arguments.data.join("published/keys.txt"));
    let text = fs::read_to_string(&keys).map_err(|error| {
        Stop::refused(
            format!("{}: {error}", keys.display()),
            "Unduh daftar kunci kantor dari /kunci, lalu sebut dengan --keys BERKAS.",
        )
    })?;
    let ring = KeyRing::parse(&text).map_err(|error| {
        Stop::refused(
            format!("{}: {error:?}", keys.display()),
            "Unduh ulang daftar kunci itu.",
        )
    })?;
    let revoked = arguments
        .revoked
        .clone()
        .unwrap_or_else(|| arguments.data.join("published/revoked.txt"));
    let list = match fs::read_to_string(&revoked) {
        Ok(text) => RevocationList::parse(&text, &ring).map_err(|error| {
            Stop::refused(
                format!("{}: {error:?}", revoked.display()),
                "Unduh ulang daftar pencabutan itu.",
            )
        })?,
        Err(_) => RevocationList::empty(),
    };
    Ok((ring, list))
}

fn show(verdict: &Verdict, format: Format) {
    let (word, sentence) = match verdict {
        Verdict::Valid(_) => ("valid", "ASLI dan masih berlaku"),
        Verdict::Expired(_) => ("expired", "ASLI, tetapi masa berlakunya sudah lewat"),
        Verdict::Revoked { .. } => ("revoked", "DICABUT oleh penerbitnya"),
        Verdict::UnknownKey => ("unknown-key", "TIDAK DIKENAL: kunci penerbit tidak ada dalam daftar"),
        Verdict::Altered => ("altered", "BERUBAH: isi tidak sama dengan yang ditandatangani"),
        Verdict::NotOurs => ("not-ours", "BUKAN kode Maklumat"),
    };
    let claims = verdict.claims();
    if format == Format::Json {
        render::json(&JsonVerdict {
            verdict: word,
            number: claims.and_then(|claims| claims.number.as_deref()),
            product: claims.map(|claims| claims.product.as_str()),
            unit: claims.map(|claims| claims.unit.as_str()),
            holder: claims.map(|claims| claims.holder.as_str()),
            reference: claims.map(|claims| claims.reference.as_str()),
            issued_at: claims.map(|claims| claims.issued_at.to_string()),
            valid_until: claims
                .and_then(|claims| claims.valid_until)
                .map(|until| until.to_string()),
        });
        return;
    }
    render::line(sentence);
    let Some(claims) = claims else { return };
    let rows = [
        ("Dokumen", Some(claims.product.clone())),
        ("Nomor", claims.number.clone()),
        ("Penerbit", Some(claims.unit.clone())),
        ("Pemegang", Some(claims.holder.clone())),
        ("Kode berkas", Some(claims.reference.clone())),
        ("Terbit", Some(claims.issued_at.to_string())),
        ("Berlaku sampai", claims.valid_until.map(|until| until.to_string())),
    ];
    for (name, value) in rows {
        if let Some(value) = value {
            render::line(format!("  {name:<15} {value}"));
        }
    }
}
