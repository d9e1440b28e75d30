use proptest::prelude::*;

use super::*;

fn read(bytes: &[u8]) -> Delimited {
    read_delimited(bytes).unwrap()
}

/// Cells between bars, rows between lines.
fn seen(bytes: &[u8]) -> String {
    let lines: Vec<String> = read(bytes).rows.iter().map(|row| row.join("|")).collect();
    lines.join("\n")
}

#[test]
fn semicolons_commas_and_tabs_are_told_apart_by_what_they_make() {
    for (text, separator) in [
        ("U1;U2;U3\n4;4;3\n", ';'),
        ("U1,U2,U3\r\n4,4,3\r\n", ','),
        ("U1\tU2\tU3\n4\t4\t3", '\t'),
        (
            "Sistem, Mekanisme, dan Prosedur;Penanganan Pengaduan, Saran dan Masukan\n4;3\n3,5;3,5\n4;4\n4;4\n4;4\n4;4",
            ';',
        ),
        ("satu kolom saja\n4", ';'),
    ] {
        assert_eq!(read(text.as_bytes()).separator, separator, "{text}");
    }
    assert_eq!(seen(b"U1,U2\r\n4, 3 \r\n"), "U1|U2\n4|3");
}

#[test]
fn a_spreadsheet_that_announces_its_separator_is_believed_and_the_line_is_not_a_row() {
    assert_eq!(seen(b"sep=,\r\na;b,c\r\n"), "a;b|c");
    assert_eq!(seen(b"sep=x\n1;2"), "sep=x\n1|2");
}

#[test]
fn letters_of_windows_of_utf_8_and_of_utf_16_are_the_same_letters() {
    assert_eq!(seen("\u{FEFF}Kafé;U1".as_bytes()), "Kafé|U1");
    assert_eq!(seen(b"Kaf\xE9;U1 \x96 x"), "Kafé|U1 – x");
    let utf_16: Vec<u8> = "\u{FEFF}Kafé\tU1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(seen(&utf_16), "Kafé|U1");
}

#[test]
fn quoted_cells_hold_separators_and_lines_and_rows_keep_their_numbers() {
    let text = b"judul\n\n\"a;b\";\"baris satu\nbaris dua\"\n\n\n4;3\n";
    let rows = read(text).rows;
    assert_eq!(rows.len(), 6);
    assert_eq!(
        (rows[0].join("|"), rows[2].join("|")),
        ("judul".to_owned(), "a;b|baris satu\nbaris dua".to_owned())
    );
    assert!(rows[1].is_empty() && rows[3].is_empty() && rows[4].is_empty());
    assert_eq!(rows[5], ["4", "3"]);
    assert_eq!(seen(b"a;b\r\rc;d\r"), "a|b\n\nc|d");
    assert_eq!(seen(b"\r\n\r\na;b\r\n\r\nc;d"), "\n\na|b\n\nc|d");
}

#[test]
fn what_is_no_csv_is_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| read_delimited(bytes).unwrap_err();
    assert_eq!(refused(b"PK\x03\x04..."), NotDelimited::OtherFile);
    assert_eq!(refused(b"%PDF-1.7"), NotDelimited::OtherFile);
    assert_eq!(refused(b"a;\0;b"), NotDelimited::NotText);
    assert_eq!(refused(&vec![b'a'; bounds::FILE_BYTES + 1]), NotDelimited::TooLarge);
    assert!(refused(b"%PDF").then().id.contains("CSV"));
}

#[test]
fn more_rows_or_columns_than_anybody_has_are_cut_and_said() {
    let wide = "1;".repeat(bounds::COLUMNS + 5);
    let read_wide = read(wide.as_bytes());
    assert_eq!((read_wide.rows[0].len(), read_wide.is_cut), (bounds::COLUMNS, true));
    let long = read("1\n".repeat(bounds::DELIMITED_ROWS + 5).as_bytes());
    assert_eq!((long.rows.len(), long.is_cut), (bounds::DELIMITED_ROWS, true));
    let blank = read(format!("1\n{}2", "\n".repeat(bounds::DELIMITED_ROWS + 5)).as_bytes());
    assert_eq!((blank.rows.len(), blank.is_cut), (1, true));
    assert_eq!(read(b"").rows.len(), 0);
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(rows in prop::collection::vec(prop::collection::vec("[ -~é\n]{1,8}", 2..6), 1..8)) {
        let quoted = |row: &Vec<String>| {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            cells.join(";")
        };
        let text: Vec<String> = rows.iter().map(quoted).collect();
        let trimmed: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(read(text.join("\n").as_bytes()).rows, trimmed);
    }

    #[test]
    fn any_bytes_are_rows_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(read) = read_delimited(&bytes) {
            prop_assert!(read.rows.iter().all(|row| row.len() <= bounds::COLUMNS));
        }
    }
}
