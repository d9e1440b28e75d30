//! What a terminal shows: findings under the text they are about, tables, refusals. The only place that prints.

use std::io::{IsTerminal, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use maklumat_vocabulary::{Diagnostic, Language, Severity};
use serde::Serialize;

use crate::exit::Stop;

/// A finding with the file it is in.
#[derive(Debug)]
pub(crate) struct Finding<'a> {
    pub(crate) file: &'a str,
    pub(crate) source: &'a str,
    pub(crate) diagnostic: &'a Diagnostic,
}

/// The stable shape of `--format json`.
#[derive(Debug, Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    severity: &'a str,
    address: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    message: String,
    notes: Vec<String>,
    fix: Option<String>,
    /// The change `check --fix` would make, where one is certain.
    edit: Option<JsonEdit<'a>>,
}

/// What stands in the bytes from `start` to `end` becomes the replacement.
#[derive(Debug, Serialize)]
struct JsonEdit<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonFindings<'a> {
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonFindingsAfter<'a, C> {
    changes: &'a [C],
    findings: Vec<JsonFinding<'a>>,
}

/// One line on standard output. A closed pipe ends quietly.
pub(crate) fn line(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
}

/// A line of progress that the next one replaces. Says nothing in a pipe.
pub(crate) fn progress(text: &str) {
    if std::io::stderr().is_terminal() {
        let _ = write!(std::io::stderr().lock(), "\r\x1b[2K{text}");
    }
}

pub(crate) fn progress_done() {
    progress("");
}

/// One line on standard error: progress, and what is for people only.
pub(crate) fn aside(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stderr().lock(), "{}", text.as_ref());
}

pub(crate) fn stop(stop: &Stop) {
    aside(format!("maklumat: {}\n  {}", stop.what, stop.then));
}

pub(crate) fn json(value: &impl Serialize) {
    line(serde_json::to_string(value).expect("values of ours are serializable"));
}

pub(crate) fn findings_as_json(findings: &[Finding<'_>], language: Language) {
    json(&JsonFindings {
        findings: as_json(findings, language),
    });
}

/// What was changed, and what is still found after it.
pub(crate) fn findings_after_changes(findings: &[Finding<'_>], changes: &[impl Serialize], language: Language) {
    json(&JsonFindingsAfter {
        changes,
        findings: as_json(findings, language),
    });
}

fn as_json<'a>(findings: &[Finding<'a>], language: Language) -> Vec<JsonFinding<'a>> {
    findings
        .iter()
        .map(|finding| {
            let place = finding.diagnostic.span.position(finding.source);
            JsonFinding {
                code: finding.diagnostic.code.number,
                severity: finding.diagnostic.code.severity.as_str(),
                address: &finding.diagnostic.address,
                file: finding.file,
                line: place.line,
                column: place.column,
                message: finding.diagnostic.message.within(language),
                notes: finding
                    .diagnostic
                    .notes
                    .iter()
                    .map(|note| note.within(language))
                    .collect(),
                fix: finding.diagnostic.fix.as_ref().map(|fix| fix.within(language)),
                edit: finding.diagnostic.edit.as_ref().map(|edit| JsonEdit {
                    start: edit.span.start,
                    end: edit.span.end,
                    replacement: &edit.replacement,
                }),
            }
        })
        .collect()
}

pub(crate) fn findings(findings: &[Finding<'_>], language: Language) {
    let renderer = if std::io::stdout().is_terminal() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    for finding in findings {
        line(renderer.render(&report(finding, language)));
        line("");
    }
}

fn report<'a>(finding: &'a Finding<'a>, language: Language) -> Vec<Group<'a>> {
    let diagnostic = finding.diagnostic;
    let level = match diagnostic.code.severity {
        Severity::Error => Level::ERROR.with_name(error(language)),
        Severity::Warning => Level::WARNING.with_name(warning(language)),
        Severity::Advice => Level::HELP.with_name(advice(language)),
    };
    let span = diagnostic.span.start.min(finding.source.len())..diagnostic.span.end.min(finding.source.len());
    let title = level
        .primary_title(diagnostic.message.within(language))
        .id(diagnostic.code.number);
    let snippet = Snippet::source(finding.source)
        .path(finding.file)
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = title.element(snippet);
    for note in &diagnostic.notes {
        group = group.element(
            Level::NOTE
                .with_name(note_word(language))
                .message(note.within(language)),
        );
    }
    if let Some(fix) = &diagnostic.fix {
        group = group.element(Level::HELP.with_name(fix_word(language)).message(fix.within(language)));
    }
    vec![group]
}

const fn error(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "kesalahan",
        Language::English => "error",
    }
}

const fn warning(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "peringatan",
        Language::English => "warning",
    }
}

const fn advice(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "saran",
        Language::English => "advice",
    }
}

const fn note_word(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "catatan",
        Language::English => "note",
    }
}

const fn fix_word(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "perbaikan",
        Language::English => "fix",
    }
}
