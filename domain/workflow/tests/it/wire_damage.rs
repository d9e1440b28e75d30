//! Stored bytes that somebody or something has changed: an error, or another case, but never a program that stops.

use maklumat_workflow::{Case, Event, due_at, effects, next_timer, wire};
use proptest::prelude::*;

use crate::scenarios::service;
use crate::wire::{V1, golden, snapshot_of_today};

/// A change at a place that is brought into range of the text it meets.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Remove(usize, usize),
    Replace(usize, String),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0..100_000_usize;
    let written = prop_oneof![
        "[\\[\\]{}\"',:0-9a-z-]{1,6}",
        Just("9223372036854775807".to_owned()),
        Just("-9223372036854775808".to_owned()),
        Just("null".to_owned()),
        ".{1,4}",
    ];
    prop_oneof![
        1 => at.clone().prop_map(Damage::Cut),
        2 => (at.clone(), 1..20_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        4 => (at, written).prop_map(|(at, text)| Damage::Replace(at, text)),
    ]
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn damaged(text: &str, damage: &Damage) -> String {
    match damage {
        Damage::Cut(at) => text[..boundary(text, *at)].to_owned(),
        Damage::Remove(at, length) => {
            let start = boundary(text, *at);
            let end = boundary(text, (start + length).min(text.len())).max(start);
            format!("{}{}", &text[..start], &text[end..])
        }
        // A number is replaced as a whole, so that the text often stays readable and says something else.
        Damage::Replace(at, with) => {
            let start = boundary(text, *at);
            let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
            let end = if digits > 0 { start + digits } else { start };
            format!("{}{with}{}", &text[..start], &text[end..])
        }
    }
}

/// Everything that is asked of a case that was read.
fn ask(case: &Case) {
    let sop = service("dpmptsp/izin-reklame");
    let _outstanding = case.outstanding();
    let _next = (next_timer(&sop, case), due_at(&sop, case));
    let _stored = wire::encode_case(case);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_damaged_event_never_stops_the_program(
        which in 0..V1.len(),
        line in any::<prop::sample::Index>(),
        in_private in any::<bool>(),
        damage in damage(),
    ) {
        let mut stored = golden(V1[which].1);
        let index = line.index(stored.events.len());
        let line = &mut stored.events[index];
        match &mut line.private {
            Some(private) if in_private => *private = damaged(private, &damage),
            Some(_) | None => line.body = damaged(&line.body, &damage),
        }
        let read: Result<Vec<Event>, _> = stored
            .events
            .iter()
            .map(|line| wire::decode(&line.kind, 1, &line.body, line.private.as_deref()))
            .collect();
        if let Ok(events) = read
            && let Ok(case) = Case::replay(&events)
        {
            ask(&case);
            let _effects = effects(&service("dpmptsp/izin-reklame"), &case, &events);
        }
    }

    #[test]
    fn a_damaged_stored_case_never_stops_the_program(which in 0..V1.len(), damage in damage()) {
        let snapshot = snapshot_of_today(&golden(V1[which].1));
        if let Ok(case) = wire::decode_case(&damaged(&snapshot, &damage)) {
            ask(&case);
        }
    }

    #[test]
    fn no_text_is_mistaken_for_a_stored_case(text in "\\PC{0,80}") {
        prop_assert!(wire::decode_case(&text).is_err());
        prop_assert!(wire::decode("closed", 1, &text, None).is_err());
    }
}
