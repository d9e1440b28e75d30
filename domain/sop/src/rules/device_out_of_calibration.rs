//! Finds measurements with devices whose calibration ends before the standard takes effect.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "ORG-001",
    name: "device-out-of-calibration",
    severity: Severity::Warning,
    finds: Text {
        id: "alat ukur yang kalibrasinya berakhir sebelum standar berlaku",
        en: "a device whose calibration ends before the standard takes effect",
    },
    why: Text {
        id: "hasil ukur alat yang tidak terkalibrasi tidak dapat menggagalkan siapa pun",
        en: "a measurement with an uncalibrated device cannot fail anybody",
    },
    instead: Text {
        id: "kalibrasi alat itu, lalu perbarui tanggalnya di organisation.toml",
        en: "calibrate the device, then update its date in organisation.toml",
    },
    law: Some("uu-22-2009-art-54"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(effective) = context.draft.service.effective.cloned() else {
        return;
    };
    for step in &context.draft.steps {
        let Some(unit) = context
            .position_key(step)
            .and_then(|position| context.regency.unit(&position.unit))
        else {
            continue;
        };
        for record in &step.records {
            let Some(device) = record.device.read() else { continue };
            let Some(known) = unit.devices.get(device.value.as_str()) else {
                continue;
            };
            if known.calibrated_until.is_none_or(|until| effective <= until) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "kalibrasi alat `{device}` berakhir sebelum standar ini berlaku",
                en: "the calibration of device `{device}` ends before this standard takes effect",
            })
            .with("device", &device.value);
            let fix = Text {
                id: "kalibrasi alat itu, lalu perbarui calibrated-until di organisation.toml",
                en: "calibrate the device, then update calibrated-until in organisation.toml",
            };
            let address = format!("step.{}.record.{}.device", step.id.value, record.id.value);
            found.push(Diagnostic::new(&CODE, address, device.span, message).fix(Phrase::new(fix)));
        }
    }
}
