//! One row with all its cells, as a form: every page of the editor can be done without a script.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{DraftAnswer, DraftConflict, DraftView, Problem, Sentence, SignedIn};
use maklumat_sop::{self as sop, Rewrite};

use crate::drafting::answer::conflict_words;
use crate::drafting::change::{first_touched, revision_of};
use crate::drafting::here;
use crate::drafting::seen::{self, Seen};
use crate::drafting::sheet::{Cell, Found, Kind, Lists, Sheet};
use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::Frame;
use crate::guard::require_token;
use crate::respond::{go_to, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "drafting/row.html")]
pub(crate) struct RowPage {
    pub(crate) f: Frame,
    pub(crate) id: String,
    pub(crate) service: String,
    /// Part of the row, its title, and the row of it that is shown in its table.
    pub(crate) part: String,
    pub(crate) part_title: String,
    pub(crate) back_to: String,
    pub(crate) address: String,
    pub(crate) row_id: String,
    pub(crate) name: String,
    pub(crate) revision: i64,
    pub(crate) fields: Vec<FieldOf>,
    /// The same words in English.
    pub(crate) twins: Vec<FieldOf>,
    pub(crate) tables: Vec<Sheet>,
    pub(crate) findings: Vec<Found>,
    pub(crate) lists: Lists,
    pub(crate) is_movable: bool,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

/// A cell as a field: what is typed in it, and what stood there when the form was made.
pub(crate) struct FieldOf {
    /// Of the element.
    pub(crate) id: String,
    pub(crate) cell: Cell,
    pub(crate) before: String,
    pub(crate) conflict: Option<Other>,
}

/// What another wrote at the same place.
pub(crate) struct Other {
    pub(crate) who: String,
    pub(crate) theirs: String,
}

/// What a form that was not carried out leaves on the page.
#[derive(Default)]
pub(crate) struct Left<'a> {
    pub(crate) form: Option<&'a Form>,
    pub(crate) conflicts: Vec<DraftConflict>,
    pub(crate) refusal: Option<Sentence>,
    /// The revision on which the form counts when it is sent again.
    pub(crate) revision: Option<i64>,
}

pub(crate) async fn get(visit: Visit, Path((id, address)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let draft = visit.app.draft(&officer, &id).await?;
    let page = RowPage::new(&visit, &officer, &draft, (&address, Left::default()))?;
    Ok(page_with(StatusCode::OK, &page))
}

pub(crate) async fn post(visit: Visit, Path((id, address)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let revision = revision_of(&form)?;
    let draft = visit.app.draft(&officer, &id).await?;
    let changes = changes(&draft, &address, &form)?;
    if changes.is_empty() {
        return Ok(go_to(&urls::draft_row(&id, &address)));
    }
    let part = address.split('.').next().unwrap_or_default();
    let left = match visit.app.change_draft(&officer, &id, (revision, &changes)).await {
        Ok(DraftAnswer::Made(made)) => {
            let is_there = made.outline.rows().iter().any(|row| row.address == address);
            return Ok(go_to(&if form.is("laku", "tambah") || !is_there {
                first_touched(&made, &id, part)
            } else if form.is("laku", "simpan") {
                urls::draft_row(&id, &address)
            } else {
                urls::draft_part(&id, part)
            }));
        }
        Ok(DraftAnswer::Conflicts { revision, conflicts }) => Left {
            form: Some(&form),
            conflicts,
            revision: Some(revision),
            refusal: None,
        },
        Err(Problem::Refused(refused)) => Left {
            form: Some(&form),
            refusal: Some(refused.words(visit.language)),
            revision: Some(revision),
            conflicts: Vec::new(),
        },
        Err(problem) => return Err(problem.into()),
    };
    let status = if left.conflicts.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::CONFLICT
    };
    let draft = visit.app.draft(&officer, &id).await?;
    Ok(page_with(
        status,
        &RowPage::new(&visit, &officer, &draft, (&address, left))?,
    ))
}

/// What the buttons of a row do.
fn changes(draft: &DraftView, address: &str, form: &Form) -> Result<Vec<Rewrite>, Failure> {
    let (table, at) = table_of(&draft.outline, address).ok_or(Failure::NotFound)?;
    let own = || address.to_owned();
    let row = |at: usize| table.rows.get(at).map(|row| row.address.clone());
    let mut changes = written(form);
    match form.text("laku") {
        "naik" if at > 0 => changes.push(Rewrite::MoveRow {
            address: own(),
            after: at.checked_sub(2).and_then(row),
        }),
        "turun" if at + 1 < table.rows.len() => changes.push(Rewrite::MoveRow {
            address: own(),
            after: row(at + 1),
        }),
        "tambah" => changes.push(Rewrite::AddRow {
            table: table.id.clone(),
            after: Some(own()),
            id: None,
            cells: Vec::new(),
        }),
        "hapus" => return Ok(vec![Rewrite::RemoveRow { address: own() }]),
        "namai" if !form.text("id").is_empty() => changes.push(Rewrite::Rename {
            address: own(),
            id: form.text("id").to_owned(),
        }),
        _ => {}
    }
    Ok(changes)
}

/// The cells somebody wrote in. Where another was there too and theirs was chosen, nothing is written.
fn written(form: &Form) -> Vec<Rewrite> {
    let cells = form.starting("isi.").filter(|(address, value)| {
        let is_given_up = form.filled(&format!("dia.{address}")).is_some();
        !is_given_up && same_lines(form.text(&format!("dulu.{address}"))) != same_lines(value)
    });
    cells
        .map(|(address, value)| Rewrite::Write {
            address: address.to_owned(),
            value: same_lines(value),
        })
        .collect()
}

/// Browsers send lines with a carriage return.
fn same_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The table in which a row stands, and its place there.
fn table_of<'o>(outline: &'o sop::Outline, address: &str) -> Option<(&'o sop::Part, usize)> {
    fn within<'p>(parts: &'p [sop::Part], address: &str) -> Option<(&'p sop::Part, usize)> {
        parts.iter().find_map(|part| {
            let own = part.rows.iter().position(|row| row.address == address);
            own.map(|at| (part, at))
                .or_else(|| part.rows.iter().find_map(|row| within(&row.tables, address)))
        })
    }
    within(&outline.parts, address)
}

impl RowPage {
    fn new(
        visit: &Visit,
        officer: &SignedIn,
        draft: &DraftView,
        (address, left): (&str, Left<'_>),
    ) -> Result<Self, Failure> {
        let f = visit
            .work_frame(here(officer), officer)
            .at(&urls::draft_row(&draft.id, address));
        Self::of(f, draft, (address, left), officer.form_token.0.clone()).ok_or(Failure::NotFound)
    }

    pub(crate) fn of(
        f: Frame,
        draft: &DraftView,
        (address, left): (&str, Left<'_>),
        form_token: String,
    ) -> Option<Self> {
        let (table, at) = table_of(&draft.outline, address)?;
        let row = &table.rows[at];
        let (part, top) = seen::row_at(&draft.outline, address)?;
        let seen = Seen::new(&f, draft);
        let mut lists = Lists::default();
        let (mut fields, mut twins) = (Vec::new(), Vec::new());
        for (at, cell) in row.cells().enumerate() {
            let (own, twin) = with_twin(&seen, cell, &mut lists);
            fields.push(field(&f, draft, (format!("c-{at}"), own), &left));
            twins.extend(twin.map(|twin| field(&f, draft, (format!("e-{at}"), twin), &left)));
        }
        let tables = row.tables.iter().map(|table| seen.sheet(table, &mut lists)).collect();
        let is_within = |found: &Found| found.row.as_ref() == Some(&top.address);
        let name = if table.may_grow {
            format!(
                "{} {}: {}",
                table.title.within(f.language),
                row.number,
                seen::row_name(row)
            )
        } else {
            table.title.within(f.language).to_owned()
        };
        Some(Self {
            id: draft.id.clone(),
            service: draft.name.clone(),
            part: part.id.clone(),
            part_title: part.title.within(f.language).to_owned(),
            back_to: top.address.clone(),
            address: address.to_owned(),
            row_id: row.id.clone(),
            revision: left.revision.unwrap_or(draft.revision),
            fields,
            twins,
            tables,
            lists,
            is_movable: table.may_grow,
            refusal: left.refusal,
            form_token,
            findings: seen.findings.into_iter().filter(is_within).collect(),
            f: if name.is_empty() { f } else { f.titled(name.as_str()) },
            name,
        })
    }
}

/// A cell, and the same words in English where they have a twin.
fn with_twin(seen: &Seen<'_>, cell: &sop::Cell, lists: &mut Lists) -> (Cell, Option<Cell>) {
    let own = seen.cell(cell, lists);
    let twin = cell.english.as_ref().map(|twin| Cell {
        address: twin.address.clone(),
        label: seen.english_label(&own.label),
        help: None,
        kind: own.kind,
        is_step: false,
        value: twin.value.clone(),
        list: None,
        is_bad: seen.is_bad(&twin.address),
    });
    (own, twin)
}

fn field(f: &Frame, draft: &DraftView, (id, mut cell): (String, Cell), left: &Left<'_>) -> FieldOf {
    let conflict = left.conflicts.iter().find(|conflict| conflict.address == cell.address);
    let typed = left.form.and_then(|form| {
        let name = format!("isi.{}", cell.address);
        form.all(&name).next().map(same_lines)
    });
    // Sent again, what is typed replaces what another wrote; everything else still counts from the first form.
    let before = match (left.form, conflict) {
        (Some(form), None) => same_lines(form.text(&format!("dulu.{}", cell.address))),
        (Some(_) | None, _) => cell.value.clone(),
    };
    if let Some(typed) = typed {
        cell.value = typed;
    }
    FieldOf {
        id,
        conflict: conflict.map(|conflict| Other {
            who: conflict_words(f, draft, conflict),
            theirs: conflict.theirs.clone(),
        }),
        cell,
        before,
    }
}

impl RowPage {
    /// Something English is wrong or disputed: it is not folded away.
    fn has_open_twin(&self) -> bool {
        self.twins
            .iter()
            .any(|twin| twin.cell.is_bad || twin.conflict.is_some())
    }
}

impl FieldOf {
    /// Lines of its box: as many as are written, and room for a sentence.
    fn lines(&self) -> usize {
        let written = self.cell.value.lines().map(|line| line.len() / 60 + 1).sum::<usize>();
        written.clamp(2, 12)
    }
}
