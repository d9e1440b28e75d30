//! Puts a decree into the text of a definition, and the decree into the list of laws.

use maklumat_calendar::Date;
use maklumat_vocabulary::{LawKey, ServiceKey};

use crate::adoption::lines::Lines;

/// What a decree makes of a draft.
#[derive(Clone, Debug)]
pub struct Enactment {
    /// The number of the version it becomes.
    pub version: u32,
    pub decree: LawKey,
    /// In force from.
    pub effective: Date,
}

/// The text with version, decree and day in it; all else stays byte for byte. `None`: the text is no TOML or has no
/// section `[service]` of its own.
#[must_use]
pub fn enacted(text: &str, enactment: &Enactment) -> Option<String> {
    let values = [
        ("version", enactment.version.to_string()),
        ("decree", format!("\"{}\"", enactment.decree)),
        ("effective", enactment.effective.to_string()),
    ];
    let mut text = text.to_owned();
    for (key, value) in values {
        text = written(&text, key, &value)?;
    }
    Some(text)
}

/// A value of `[service]` replaced where it stands, else added below the last of the section.
fn written(text: &str, key: &str, value: &str) -> Option<String> {
    let lines = Lines::read(text)?;
    let path = ["service".to_owned(), key.to_owned()];
    if let Some(statement) = lines.statements.iter().find(|statement| statement.path == path) {
        let span = statement.node.span;
        return Some(format!("{}{value}{}", &text[..span.start], &text[span.end..]));
    }
    let header = lines.headers.iter().find(|header| header.path == path[..1])?;
    let of_section = lines
        .statements
        .iter()
        .filter(|statement| statement.path.starts_with(&path[..1]));
    let after = of_section.map(|statement| statement.lines.end).max();
    let at = after.unwrap_or(header.lines.end);
    let gap = if text[..at].ends_with('\n') { "" } else { "\n" };
    Some(format!("{}{gap}{key} = {value}\n{}", &text[..at], &text[at..]))
}

/// A key for the decree on a standard that is not taken yet: `kep-dpmptsp-sip-dokter-2026`.
#[must_use]
pub fn decree_key(service: &ServiceKey, year: i16, is_taken: impl Fn(&LawKey) -> bool) -> LawKey {
    let plain = format!("kep-{}-{}-{year}", service.unit, service.service);
    let mut key = LawKey::new(&plain);
    let mut number = 2;
    while is_taken(&key) {
        key = LawKey::new(&format!("{plain}-{number}"));
        number += 1;
    }
    key
}

/// The list of laws with one more at its end.
#[must_use]
pub fn with_law(laws: &str, key: &LawKey, title: &str, from: Date) -> String {
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let laws = laws.trim_end();
    format!("{laws}\n\n[law.{key}]\ntitle = \"{title}\"\nfrom  = {from}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "# Rancangan.\n[service]\nname    = \"Contoh\"\nversion = 1 # naik\n\n[sop]\nnumber = \"1\"\n";

    fn enactment() -> Enactment {
        Enactment {
            version: 2,
            decree: LawKey::new("kep-contoh-2026"),
            effective: Date::constant(2026, 12, 1),
        }
    }

    #[test]
    fn a_decree_is_put_where_it_is_missing_and_the_rest_stays() {
        let text = enacted(DRAFT, &enactment()).unwrap();
        assert_eq!(
            text,
            "# Rancangan.\n[service]\nname    = \"Contoh\"\nversion = 2 # naik\ndecree = \"kep-contoh-2026\"\n\
             effective = 2026-12-01\n\n[sop]\nnumber = \"1\"\n"
        );
        let again = enacted(
            &text,
            &Enactment {
                version: 3,
                ..enactment()
            },
        )
        .unwrap();
        assert_eq!(again, text.replace("version = 2", "version = 3"));
    }

    #[test]
    fn a_text_that_is_no_toml_gets_no_decree() {
        assert_eq!(enacted("[service\nname =", &enactment()), None);
        assert_eq!(enacted("[sop]\nnumber = \"1\"\n", &enactment()), None);
    }

    #[test]
    fn a_key_that_is_taken_gets_a_number() {
        let service = ServiceKey::new("dpmptsp", "sip-dokter");
        let taken = |key: &LawKey| key.as_str() == "kep-dpmptsp-sip-dokter-2026";
        assert_eq!(
            decree_key(&service, 2026, taken).as_str(),
            "kep-dpmptsp-sip-dokter-2026-2"
        );
        assert_eq!(
            decree_key(&service, 2027, taken).as_str(),
            "kep-dpmptsp-sip-dokter-2027"
        );
    }

    #[test]
    fn a_law_is_added_at_the_end_with_its_title_quoted() {
        let key = LawKey::new("kep-a-2026");
        let laws = with_law(
            "[law.b]\ntitle = \"B\"\n\n",
            &key,
            "Keputusan \"A\"\nNomor 1",
            Date::constant(2026, 1, 2),
        );
        assert_eq!(
            laws,
            "[law.b]\ntitle = \"B\"\n\n[law.kep-a-2026]\ntitle = \"Keputusan \\\"A\\\" Nomor 1\"\nfrom  = 2026-01-02\n"
        );
    }
}
