//! Every statement of the crate in one list, so that a test can prepare each on both databases.

/// Names statements and registers them. A module that uses it must be listed in [`all`].
macro_rules! statements {
    ($($vis:vis $name:ident = $sql:expr;)+) => {
        $($vis const $name: &str = $sql;)+

        #[cfg(test)]
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

pub(crate) use statements;

/// Module, name and text of every statement.
#[cfg(test)]
pub(crate) fn all() -> Vec<(&'static str, &'static str, &'static str)> {
    let modules: &[(&str, &[(&str, &str)])] = &[
        ("absences", crate::absences::STATEMENTS),
        ("append", crate::append::STATEMENTS),
        ("attachments", crate::attachments::STATEMENTS),
        ("audit", crate::audit::STATEMENTS),
        ("campaigns", crate::campaigns::STATEMENTS),
        ("chain", crate::chain::STATEMENTS),
        ("closings", crate::closings::STATEMENTS),
        ("codes", crate::codes::STATEMENTS),
        ("contacts", crate::contacts::STATEMENTS),
        ("definitions", crate::definitions::STATEMENTS),
        ("desk", crate::desk::STATEMENTS),
        ("draft_comments", crate::draft_comments::STATEMENTS),
        ("drafts", crate::drafts::STATEMENTS),
        ("erasure", crate::erasure::STATEMENTS),
        ("events", crate::events::STATEMENTS),
        ("follow_ups", crate::follow_ups::STATEMENTS),
        ("helped", crate::helped::STATEMENTS),
        ("inbox", crate::inbox::STATEMENTS),
        ("jobs", crate::jobs::STATEMENTS),
        ("letter_words", crate::letter_words::STATEMENTS),
        ("letters", crate::letters::STATEMENTS),
        ("matters", crate::matters::STATEMENTS),
        ("messages", crate::messages::STATEMENTS),
        ("numbers", crate::numbers::STATEMENTS),
        ("observations", crate::observations::STATEMENTS),
        ("opinions", crate::opinions::STATEMENTS),
        ("outbox", crate::outbox::STATEMENTS),
        ("paper", crate::paper::STATEMENTS),
        ("people", crate::people::STATEMENTS),
        ("pins", crate::pins::STATEMENTS),
        ("products", crate::products::STATEMENTS),
        ("second_factor", crate::second_factor::STATEMENTS),
        ("proposals", crate::proposals::STATEMENTS),
        ("retention", crate::retention::STATEMENTS),
        ("reviews", crate::reviews::STATEMENTS),
        ("sendings", crate::sendings::STATEMENTS),
        ("sessions", crate::sessions::STATEMENTS),
        ("sop_drafts", crate::sop_drafts::STATEMENTS),
        ("sop_sheets", crate::sop_sheets::STATEMENTS),
        ("standards", crate::standards::STATEMENTS),
        ("statistics", crate::statistics::STATEMENTS),
        ("store", crate::store::STATEMENTS),
        ("tills", crate::tills::STATEMENTS),
        ("timers", crate::timers::STATEMENTS),
        ("uploads", crate::uploads::STATEMENTS),
    ];
    modules
        .iter()
        .flat_map(|(module, statements)| statements.iter().map(|(name, sql)| (*module, *name, *sql)))
        .collect()
}
