//! A violation as people would tell it: who does what, one after the other.

use maklumat_vocabulary::{Language, LocalizedText, ServiceKey};

use crate::flow::{ArrowKind, Flow};
use crate::organisation::Regency;
use crate::regency::units::position_key;
use crate::soundness::Act;

/// `Pemohon: Mengajukan permohonan; Petugas Loket: Memeriksa berkas (lengkap)`.
pub(super) fn told(flow: &Flow, regency: &Regency, key: &ServiceKey, acts: &[Act]) -> LocalizedText {
    let within = |language| {
        let done = acts.iter().filter(|act| !act.is_skipped);
        let scenes: Vec<String> = done.map(|act| scene(flow, regency, key, act, language)).collect();
        scenes.join("; ")
    };
    LocalizedText {
        id: within(Language::Indonesian),
        en: Some(within(Language::English)),
    }
}

fn scene(flow: &Flow, regency: &Regency, key: &ServiceKey, act: &Act, language: Language) -> String {
    let node = &flow.nodes[act.step];
    let arrow = &node.arrows[act.arrow];
    let says = |id: &str, en: &str| match language {
        Language::Indonesian => id.to_owned(),
        Language::English => en.to_owned(),
    };
    let performer = match &node.by {
        Some(_) if node.is_applicant => says("Pemohon", "Applicant"),
        Some(by) => regency
            .position(&position_key(by, &key.unit))
            .map_or_else(|| by.clone(), |position| position.name.within(language).to_owned()),
        None => says("tanpa pelaksana", "nobody"),
    };
    let chosen = arrow.outcome.as_ref().map(|outcome| outcome.replace('-', " "));
    let how = match arrow.kind {
        ArrowKind::Timeout => Some(says("lewat waktu, lanjut sendiri", "time is up, goes on by itself")),
        ArrowKind::Return => {
            let back = says("kembali ke pemohon, dijawab", "back to the applicant, answered");
            Some(chosen.map_or_else(|| back.clone(), |chosen| format!("{chosen}: {back}")))
        }
        ArrowKind::Next | ArrowKind::Branch => chosen,
    };
    let name = node.name.within(language);
    match how {
        Some(how) => format!("{performer}: {name} ({how})"),
        None => format!("{performer}: {name}"),
    }
}
