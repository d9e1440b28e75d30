//! Bands in order, and whether they cover the whole scale, each total once.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, Phrase, Span, Spanned, Text};

use crate::band::{Band, Bands, ComplianceZone, Side};
use crate::codes::{BANDS_NOT_WHOLE, NUMBER_USED_TWICE};
use crate::reading::section::{Reader, Section, Want};
use crate::reading::trust;
use crate::{Exact, Trust};

/// A band with the places of its ends.
struct Written {
    band: Band,
    name: Spanned<String>,
    ends: Option<(Spanned<Exact>, Spanned<Exact>)>,
}

pub(super) fn read(file: &mut Section<'_>, reader: &mut Reader, maximum: &Exact) -> Bands {
    let (inclusive, trust) = side(file, reader);
    let mut written: Vec<Written> = Vec::new();
    for (name, section) in file.named(reader, "band") {
        written.push(band(name, section, reader));
    }
    letters_are_unique(&written, reader);
    written.sort_by(|one, other| one.band.from.cmp(&other.band.from));
    if written.is_empty() {
        reader.report_unless_torn(file.missing_part("band", "[[band]]"));
    } else if written.iter().all(|written| written.ends.is_some()) {
        covers(&written, maximum, reader);
    }
    Bands {
        inclusive,
        trust,
        list: written.into_iter().map(|written| written.band).collect(),
    }
}

fn side(file: &mut Section<'_>, reader: &mut Reader) -> (Side, Option<Trust>) {
    let Some(mut section) = file.part(reader, "bands") else {
        if !file.has("bands") {
            reader.report_unless_torn(file.missing("bands"));
        }
        return (Side::Lower, None);
    };
    let side = section.text(reader, "inclusive", Want::Required).and_then(|written| {
        let side = match written.value.as_str() {
            "lower" => Some(Side::Lower),
            "upper" => Some(Side::Upper),
            _ => None,
        };
        if side.is_none() {
            reader.report(section.wrong(
                "inclusive",
                written.span,
                Text {
                    id: "pilih lower (batas masuk kategori di atasnya) atau upper (di bawahnya)",
                    en: "choose lower (a cut belongs to the band above) or upper (below)",
                },
            ));
        }
        side
    });
    let trust = trust::read(&mut section, reader, Want::Optional);
    section.finish(reader);
    (side.unwrap_or(Side::Lower), trust)
}

fn band(name: Spanned<String>, mut section: Section<'_>, reader: &mut Reader) -> Written {
    let letter = section.text(reader, "letter", Want::Optional);
    let says = section.words(reader, ("says", "says-en"), Want::Required);
    let zone = section.text(reader, "zone", Want::Optional).and_then(|written| {
        let zone = ComplianceZone::ALL
            .into_iter()
            .find(|zone| zone.as_str() == written.value);
        if zone.is_none() {
            reader.report(section.wrong(
                "zone",
                written.span,
                Text {
                    id: "pilih red, yellow, atau green",
                    en: "choose red, yellow or green",
                },
            ));
        }
        zone
    });
    let from = section.exact(reader, "from", Want::Required);
    let to = section.exact(reader, "to", Want::Required);
    section.finish(reader);
    let value = |end: &Option<Spanned<Exact>>| end.as_ref().map_or_else(Exact::zero, |end| end.value.clone());
    Written {
        band: Band {
            key: name.value.clone(),
            letter: letter.map(|letter| letter.value),
            zone,
            says: says.unwrap_or_default(),
            from: value(&from),
            to: value(&to),
        },
        name,
        ends: from.zip(to),
    }
}

fn letters_are_unique(written: &[Written], reader: &mut Reader) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for written in written {
        let Some(letter) = &written.band.letter else { continue };
        let Some(other) = seen.insert(letter, &written.band.key) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "huruf `{letter}` dipakai kategori `{other}` dan `{band}`",
            en: "letter `{letter}` is used by bands `{other}` and `{band}`",
        });
        let fix = Phrase::new(Text {
            id: "beri `{band}` huruf sendiri",
            en: "give `{band}` a letter of its own",
        });
        let message = message.with("letter", letter).with("other", other);
        reader.report(
            Diagnostic::new(
                &NUMBER_USED_TWICE,
                format!("band.{}.letter", written.band.key),
                written.name.span,
                message.with("band", &written.band.key),
            )
            .fix(fix.with("band", &written.band.key)),
        );
    }
}

/// Both ends of the scale, and every cut between two neighbours.
fn covers(written: &[Written], maximum: &Exact, reader: &mut Reader) {
    let mut reached = Exact::zero();
    for written in written {
        let Some((from, to)) = &written.ends else { continue };
        if from.value != reached {
            reader.report(not_met(written, from.span, &reached));
        }
        if to.value <= from.value {
            reader.report(empty(written, to.span));
        }
        reached = to.value.clone();
    }
    if let Some(last) = written.last()
        && reached != *maximum
        && let Some((_, to)) = &last.ends
    {
        let message = Phrase::new(Text {
            id: "kategori tertinggi `{band}` berakhir di {reached}, padahal nilai tertinggi {maximum}",
            en: "the highest band `{band}` ends at {reached}, but the highest total is {maximum}",
        });
        let fix = Phrase::new(Text {
            id: "tulis to = {maximum}",
            en: "write to = {maximum}",
        });
        let message = message.with("band", &last.band.key).with("reached", &reached);
        let address = format!("band.{}.to", last.band.key);
        let finding = Diagnostic::new(&BANDS_NOT_WHOLE, address, to.span, message.with("maximum", maximum));
        reader.report_unless_torn(finding.fix(fix.with("maximum", maximum)));
    }
}

fn not_met(written: &Written, at: Span, reached: &Exact) -> Diagnostic {
    let text = if written.band.from > *reached {
        Text {
            id: "antara {reached} dan awal kategori `{band}` ada celah",
            en: "between {reached} and the start of band `{band}` there is a gap",
        }
    } else {
        Text {
            id: "kategori `{band}` tumpang tindih dengan yang berakhir di {reached}",
            en: "band `{band}` overlaps the one that ends at {reached}",
        }
    };
    let fix = Phrase::new(Text {
        id: "tulis from = {reached}",
        en: "write from = {reached}",
    });
    let message = Phrase::new(text)
        .with("reached", reached)
        .with("band", &written.band.key);
    Diagnostic::new(&BANDS_NOT_WHOLE, format!("band.{}.from", written.band.key), at, message)
        .fix(fix.with("reached", reached))
}

fn empty(written: &Written, at: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "kategori `{band}` berakhir sebelum mulai",
        en: "band `{band}` ends before it begins",
    });
    let fix = Phrase::new(Text {
        id: "tulis to lebih besar dari from",
        en: "write to above from",
    });
    Diagnostic::new(
        &BANDS_NOT_WHOLE,
        format!("band.{}.to", written.band.key),
        at,
        message.with("band", &written.band.key),
    )
    .fix(fix)
}
