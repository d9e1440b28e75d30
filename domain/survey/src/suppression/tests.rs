use proptest::prelude::*;

use super::*;

fn table(counts: &[&[u64]]) -> CrossTable {
    CrossTable {
        rows: counts.len(),
        columns: counts[0].len(),
        counts: counts.concat(),
    }
}

/// `?` where it is hidden; totals at the end of rows and in the last line.
fn shown(table: &CrossTable, people: u64) -> Vec<String> {
    let published = publish(table, Anonymity::of(people).unwrap());
    let word = |figure: &Option<u64>| figure.map_or("?".to_owned(), |figure| figure.to_string());
    let line = |figures: &[Option<u64>], total: Option<u64>| {
        let all: Vec<String> = figures.iter().chain([&total]).map(word).collect();
        all.join(" ")
    };
    let rows = published.cells.iter().zip(&published.row_totals);
    let mut lines: Vec<String> = rows.map(|(row, total)| line(row, *total)).collect();
    lines.push(line(&published.column_totals, published.total));
    lines
}

#[test]
fn a_table_of_large_groups_is_shown_whole() {
    assert_eq!(
        shown(&table(&[&[10, 20], &[30, 40]]), 5),
        ["10 20 30", "30 40 70", "40 60 100"]
    );
}

#[test]
fn one_small_cell_takes_three_others_with_it_so_that_no_subtraction_gives_it_away() {
    assert_eq!(
        shown(&table(&[&[2, 20, 50], &[30, 40, 60], &[70, 80, 90]]), 5),
        ["? ? 50 72", "? ? 60 130", "70 80 90 240", "102 140 200 442"]
    );
}

#[test]
fn in_a_single_row_the_totals_of_columns_go_too() {
    assert_eq!(shown(&table(&[&[2, 50, 60]]), 5), ["? ? 60 112", "? ? 60 112"]);
}

#[test]
fn of_fewer_people_than_k_nothing_is_shown() {
    assert_eq!(shown(&table(&[&[2, 1], &[0, 1]]), 5), ["? ? ?", "? ? ?", "? ? ?"]);
    assert_eq!(shown(&CrossTable::new(1, 1), 5), ["? ?", "? ?"]);
}

#[test]
fn a_person_is_counted_at_their_place_and_nowhere_else() {
    let mut table = CrossTable::new(2, 3);
    table.count(1, 2);
    table.count(1, 3);
    table.count(2, 0);
    assert_eq!(table.counts, [0, 0, 0, 0, 0, 1]);
    assert_eq!(Anonymity::of(1), None);
    assert_eq!(Anonymity::of(5), Some(Anonymity::USUAL));
}

#[test]
fn traits_of_forms_are_crossed_and_silence_has_a_place_of_its_own() {
    let questionnaire = crate::Questionnaire::plain(&crate::instruments()[0]);
    let somebody = |sex: &str, education: &str| {
        let mut form = questionnaire.blank();
        form.respondent.sex = Trait::Sex.class(sex);
        form.respondent.education = Trait::Education.class(education);
        form
    };
    let forms = [
        somebody("P", "SD"),
        somebody("P", ""),
        somebody("", ""),
        somebody("P", "SD"),
    ];
    let table = CrossTable::of_traits(&forms, Trait::Sex, Trait::Education);
    assert_eq!((table.rows, table.columns), (3, 7));
    // Women: two of primary school, one who did not say; then somebody who said nothing.
    let expected = [[0; 7], [2, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 1]].concat();
    assert_eq!(table.counts, expected);
}

/// Every table of the same size with the same sum that could stand behind what was published, found by trying them all.
fn possible(published: &Published, size: (usize, usize), total: u64) -> Vec<CrossTable> {
    let mut found = Vec::new();
    let mut counts = vec![0; size.0 * size.1];
    let fits = |at: usize, value: u64| {
        let cell = published.cells[at / size.1][at % size.1];
        cell.is_none_or(|cell| cell == value)
    };
    try_cells(&mut counts, 0, total, &fits, &mut |counts| {
        let table = CrossTable {
            rows: size.0,
            columns: size.1,
            counts: counts.to_vec(),
        };
        if totals_fit(published, &table) {
            found.push(table);
        }
    });
    found
}

fn try_cells(
    counts: &mut Vec<u64>,
    at: usize,
    left: u64,
    fits: &impl Fn(usize, u64) -> bool,
    found: &mut impl FnMut(&[u64]),
) {
    if at == counts.len() {
        if left == 0 {
            found(counts);
        }
        return;
    }
    for value in (0..=left).filter(|value| fits(at, *value)) {
        counts[at] = value;
        try_cells(counts, at + 1, left - value, fits, found);
    }
}

fn rows_and_columns(table: &CrossTable) -> (Vec<u64>, Vec<u64>) {
    let cell = |row: usize, column: usize| table.counts[row * table.columns + column];
    let row = |row: usize| (0..table.columns).map(|column| cell(row, column)).sum();
    let column = |column: usize| (0..table.rows).map(|row| cell(row, column)).sum();
    (
        (0..table.rows).map(row).collect(),
        (0..table.columns).map(column).collect(),
    )
}

fn totals_fit(published: &Published, table: &CrossTable) -> bool {
    let fit = |shown: &[Option<u64>], real: &[u64]| {
        let mut both = shown.iter().zip(real);
        both.all(|(shown, real)| shown.is_none_or(|shown| shown == *real))
    };
    let (rows, columns) = rows_and_columns(table);
    fit(&published.row_totals, &rows) && fit(&published.column_totals, &columns)
}

/// All figures of a table: cells, then totals.
fn figures(table: &CrossTable) -> Vec<u64> {
    let (rows, columns) = rows_and_columns(table);
    [table.counts.clone(), rows, columns].concat()
}

fn small_tables() -> impl Strategy<Value = CrossTable> {
    let sizes = prop::sample::select(vec![(1_usize, 4_usize), (2, 2), (2, 3), (3, 2), (4, 1)]);
    sizes.prop_flat_map(|(rows, columns)| {
        prop::collection::vec(0_u64..5, rows * columns).prop_map(move |counts| CrossTable { rows, columns, counts })
    })
}

proptest! {
    #[test]
    fn whoever_tries_every_table_cannot_tell_that_a_figure_is_below_k(table in small_tables(), people in 2_u64..5) {
        let published = publish(&table, Anonymity::of(people).unwrap());
        // Where nothing at all is shown, not even how many answered, there is nothing to try.
        let Some(total) = published.total else { return Ok(()) };
        prop_assert!(total >= people);
        let tables = possible(&published, (table.rows, table.columns), total);
        prop_assert!(tables.contains(&table));
        for (at, figure) in figures(&table).into_iter().enumerate() {
            if figure < people {
                prop_assert!(tables.iter().any(|other| figures(other)[at] >= people), "{} of {:?}", at, published);
            }
        }
    }

    #[test]
    fn what_is_shown_is_true_and_never_below_k(table in small_tables(), people in 2_u64..5) {
        let published = publish(&table, Anonymity::of(people).unwrap());
        prop_assert!(totals_fit(&published, &table));
        let cells: Vec<Option<u64>> = published.cells.concat();
        for (cell, real) in cells.iter().zip(&table.counts) {
            prop_assert!(cell.is_none_or(|cell| cell == *real && cell >= people));
        }
    }
}
