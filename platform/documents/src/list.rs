//! A list as comma-separated values, as spreadsheets of offices open it.

/// What a spreadsheet would take for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Head and rows as CSV: with a mark that it is UTF-8, and no cell that a spreadsheet would carry out.
#[must_use]
pub fn list_as_csv(head: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(vec![0xef, 0xbb, 0xbf]);
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        writer
            .write_record(row.iter().map(|cell| harmless(cell)))
            .expect("writing to memory cannot fail");
    }
    writer.into_inner().expect("writing to memory cannot fail")
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_only_text() {
        let list = list_as_csv(
            &["Kode".to_owned()],
            &[vec!["=1+1".to_owned()], vec!["a,\"b\"".to_owned()]],
        );
        let text = String::from_utf8(list).unwrap();
        assert_eq!(text.trim_start_matches('\u{feff}'), "Kode\n'=1+1\n\"a,\"\"b\"\"\"\n");
    }
}
