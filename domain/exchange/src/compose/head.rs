//! Everything of a draft but its steps: laid out, with the words of the file where it has them.

use std::collections::BTreeSet;

use maklumat_sop::Regency;
use maklumat_vocabulary::LawKey;

use super::steps::is_by_applicant;
use crate::codes::draft as codes;
use crate::foreign::{ForeignSop, Found, Identity, said};
use crate::spelling::{list, quoted, slug, tidy, unique};

/// What stands after the steps.
pub(super) const TAIL: &str = r#"
[product.hasil]
# name  = "apa yang diterima pemohon"
# valid = "tanpa batas"

[retention]
# keep = "5 tahun"
# then = "archive"
# law  = "kunci jadwal retensi di law.toml"
"#;

/// Service, standard, requirements, promise, fee and identity of a draft.
pub(super) fn head(procedure: &ForeignSop, ids: &[String], regency: &Regency, found: &mut Found) -> String {
    let identity = &procedure.identity;
    let name = if procedure.name.is_empty() {
        "# name = \"nama layanan\"".to_owned()
    } else {
        format!("name = {}", quoted(&procedure.name))
    };
    let effective = dated("effective", &identity.effective);
    let mut text = format!(
        r#"# Rancangan dari berkas lain. Baris bertanda # belum diisi: hapus tandanya dan tulis isinya.

[service]
{name}
# summary = "untuk siapa layanan ini, dalam satu kalimat"
# kind = "administration"
version = 1
{effective}
# channels = ["counter"]

[standard]
"#
    );
    text.push_str(&legal_basis(identity, regency, found));
    text.push_str(&requirements(procedure));
    text.push_str(
        r#"
[promise.selesai]
# time = "3 hari kerja"
# from = "complete"

[fee.biaya]
# name   = "nama biaya seperti tercetak"
# amount = "Rp 0"
# law    = "kunci peraturan tarif di law.toml"

[sop]
"#,
    );
    text.push_str(&sop(identity, ids.get(procedure.start)));
    text
}

/// A date as definitions write it, or the place for one.
fn dated(key: &str, date: &str) -> String {
    if date.is_empty() {
        format!("# {key} = 2026-01-31")
    } else {
        format!("{key} = {date}")
    }
}

fn legal_basis(identity: &Identity, regency: &Regency, found: &mut Found) -> String {
    let mut keys: Vec<LawKey> = Vec::new();
    let mut unknown = Vec::new();
    for line in &identity.legal_basis {
        match crate::laws::named(line, regency) {
            Some(key) if keys.contains(&key) => {}
            Some(key) => keys.push(key),
            None => {
                let text = said("`{it}` tidak ada di law.toml", "`{it}` is not in law.toml");
                found.about(&codes::LAW_UNKNOWN, &identity.place, text, line);
                unknown.push(line);
            }
        }
    }
    let mut text = String::new();
    for line in unknown {
        text.push_str(&format!("# di berkas asal, belum ada di law.toml: {}\n", tidy(line)));
    }
    if keys.is_empty() {
        text.push_str("# legal-basis = [\"uu-25-2009\"]\n");
    } else {
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        text.push_str(&format!("legal-basis = {}\n", list(&keys)));
    }
    text
}

/// What the applicant brings to the first activity are the requirements.
fn requirements(procedure: &ForeignSop) -> String {
    let first = procedure.activities.get(procedure.start);
    let names: &[String] = first
        .filter(|first| is_by_applicant(first))
        .map_or(&[], |first| &first.inputs);
    let mut taken = BTreeSet::new();
    let mut text = String::new();
    for name in names {
        let id = unique(&slug(name, 3), "syarat", &mut taken);
        text.push_str(&format!(
            "\n[requirement.{id}]\nname = {}\n# kind = \"copy\"\n# law  = \"kunci dasar hukum di law.toml\"\n",
            quoted(name)
        ));
    }
    if names.is_empty() {
        text.push_str("\n# [requirement.ktp]\n# name = \"Fotokopi KTP-el\"\n# kind = \"copy\"\n# law  = \"kunci dasar hukum di law.toml\"\n");
    }
    text
}

fn sop(identity: &Identity, start: Option<&String>) -> String {
    let word = |key: &str, value: &str| {
        if value.is_empty() {
            format!("# {key} = \"\"\n")
        } else {
            format!("{key} = {}\n", quoted(value))
        }
    };
    let words = |key: &str, values: &[String]| {
        if values.is_empty() {
            format!("# {key} = [\"\"]\n")
        } else {
            format!("{key} = {}\n", list(values))
        }
    };
    let start = start.map_or_else(String::new, |start| format!("start = {}\n", quoted(start)));
    [
        word("number", &identity.number),
        dated("made", &identity.made),
        "\n".to_owned(),
        start,
        words("related", &identity.related),
        word("warning", &identity.warning),
        words("equipment", &identity.equipment),
        words("records", &identity.records),
    ]
    .concat()
}
