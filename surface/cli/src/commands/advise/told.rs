//! Advice as a person reads it: figures side by side, proposals with their reasons, and what keeps the rest.

use maklumat_sop::{Figures, Ground, ProposalKind, Simplified};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::render;

type Row = (&'static str, &'static str, fn(&Figures, Language) -> String);

const ROWS: [Row; 6] = [
    ("langkah", "steps", |figures, _| figures.steps.to_string()),
    ("perpindahan tangan", "hand-overs", |figures, _| {
        figures.hand_overs.to_string()
    }),
    ("kedatangan pemohon", "trips of the applicant", |figures, _| {
        figures.trips.to_string()
    }),
    ("dokumen", "documents", |figures, _| figures.documents.to_string()),
    ("jalan terlama", "longest way", |figures, language| {
        figures.critical_path.within(language).to_owned()
    }),
    ("menit kerja petugas", "minutes of staff", |figures, _| {
        figures.staff_minutes.to_string()
    }),
];

pub(super) fn tell(key: &ServiceKey, simplified: &Simplified, language: Language) {
    let says = |id: &'static str, en: &'static str| match language {
        Language::Indonesian => id,
        Language::English => en,
    };
    render::line(format!("{key}\n"));
    let head = ["", says("sekarang", "now"), says("usulan", "proposed")].map(str::to_owned);
    let rows = ROWS.map(|(id, en, figure)| {
        let (now, then) = (&simplified.before, &simplified.after);
        [says(id, en).to_owned(), figure(now, language), figure(then, language)]
    });
    let all = || std::iter::once(&head).chain(&rows);
    let named = column(all().map(|[name, ..]| name.as_str()));
    let figured = column(all().map(|[_, now, _]| now.as_str()));
    for [name, now, then] in all() {
        render::line(format!("{name:<named$}{now:<figured$}{then}").trim_end());
    }
    if simplified.proposals.is_empty() {
        render::line(says(
            "\nTidak ada bentuk lebih pendek yang ditemukan: setiap langkah punya dasar atau fungsi.",
            "\nNo shorter form was found: every step has a ground or a function.",
        ));
    } else {
        render::line(says("\nUsulan", "\nProposals"));
    }
    for (number, proposal) in simplified.proposals.iter().enumerate() {
        render::line(format!("{:>3}. {}", number + 1, why(&proposal.kind, language)));
        for change in &proposal.changes {
            shown(change.line, &change.before, &change.after);
        }
    }
    render::line(says("\nTetap", "\nKept"));
    let step = column(simplified.kept.iter().map(|kept| kept.step.as_str()));
    for kept in &simplified.kept {
        let grounds: Vec<String> = kept
            .grounds
            .iter()
            .map(|ground| ground_words(ground, language))
            .collect();
        render::line(format!("  {:<step$}{}", kept.step.as_str(), grounds.join("; ")));
    }
    render::line(says(
        "\nTidak ada berkas yang diubah. Yang memutuskan kepala satuan kerja; lihat hasilnya dengan --text.",
        "\nNo file was changed. The head of the unit decides; see the result with --text.",
    ));
}

/// As wide as the longest of them, and a gap.
fn column<'w>(words: impl Iterator<Item = &'w str>) -> usize {
    /// Short tables stay readable where columns stand apart.
    const LEAST: usize = 22;
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    LEAST.max(longest + 2)
}

/// The lines of a change, so that it can be made and taken back by hand.
fn shown(line: usize, before: &str, after: &str) {
    let is_blank = |text: &&str| !text.trim().is_empty();
    for (offset, text) in before.lines().enumerate().filter(|(_, text)| is_blank(text)) {
        render::line(format!("       {:>4} - {}", line + offset, text.trim_end()));
    }
    for text in after.lines().filter(is_blank) {
        render::line(format!("            + {}", text.trim_end()));
    }
}

pub(super) fn why(kind: &ProposalKind, language: Language) -> String {
    match (kind, language) {
        (ProposalKind::Drop { step }, Language::Indonesian) => {
            format!(
                "hapus `{step}`: hanya meneruskan, menunggu, memaraf, atau mencatat, dan tidak ada dasar hukum yang memintanya"
            )
        }
        (ProposalKind::Drop { step }, Language::English) => {
            format!("drop `{step}`: it only passes on, waits, initials or records, and no law is cited for it")
        }
        (ProposalKind::Merge { first, second }, Language::Indonesian) => {
            format!("satukan `{first}` dengan `{second}`: pelaksananya sama dan tidak ada yang terjadi di antaranya")
        }
        (ProposalKind::Merge { first, second }, Language::English) => {
            format!("merge `{first}` with `{second}`: the performer is the same and nothing happens between them")
        }
        (ProposalKind::SideBySide { first, second }, Language::Indonesian) => {
            format!(
                "kerjakan `{first}` dan `{second}` bersamaan: yang kedua tidak memakai hasil yang pertama (perluasan, di luar lima simbol)"
            )
        }
        (ProposalKind::SideBySide { first, second }, Language::English) => {
            format!(
                "do `{first}` and `{second}` side by side: the second does not use what the first makes (beyond the five symbols)"
            )
        }
        (ProposalKind::AskNoMore { requirement }, Language::Indonesian) => {
            format!("jangan minta `{requirement}`: tidak ada dasar hukum yang tertulis untuk memintanya")
        }
        (ProposalKind::AskNoMore { requirement }, Language::English) => {
            format!("do not ask for `{requirement}`: no law is cited that asks for it")
        }
    }
}

fn ground_words(ground: &Ground, language: Language) -> String {
    match ground {
        Ground::Law(citation) => citation.to_string(),
        Ground::Function(function) => function.words().within(language).to_owned(),
    }
}
