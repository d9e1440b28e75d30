use super::*;

#[track_caller]
fn laid_out(text: &str, expected: &str) {
    assert_eq!(format(text).unwrap(), expected);
    assert_eq!(
        format(expected).unwrap(),
        expected,
        "doing it twice changes nothing more"
    );
}

#[test]
fn sections_take_their_usual_order_and_ids_keep_theirs() {
    laid_out(
        "[retention]\nkeep=\"1 tahun\"\n[step.b.outcome]\nx={end=\"done\"}\n[step.b]\nname=\"B\"\n[step.a]\nname = \"A\"\n[service]\nname = \"S\"\n",
        "[service]\nname = \"S\"\n\n[step.b]\nname = \"B\"\n\n[step.b.outcome]\nx = {end=\"done\"}\n\n[step.a]\nname = \"A\"\n\n[retention]\nkeep = \"1 tahun\"\n",
    );
}

#[test]
fn equals_signs_stand_below_one_another_within_a_run() {
    laid_out(
        "[service]\nname=\"a = b\"\nkind    = \"x\" # why\n# a comment\nsummary =   'y'\n\n\n\nhours = [\n  \"1\",\n]\nv = 1",
        "[service]\nname    = \"a = b\"\nkind    = \"x\" # why\n# a comment\nsummary = 'y'\n\nhours = [\n  \"1\",\n]\nv = 1\n",
    );
}

#[test]
fn comments_move_with_the_section_below_them_and_the_head_of_the_file_stays() {
    laid_out(
        "# head\n# of the file\n\n# of the fee\n[fee.a]\nname = \"x\"\n\n# ---- service\n\n[service]\nname = \"S\"\n# last words\n",
        "# head\n# of the file\n\n# ---- service\n\n[service]\nname = \"S\"\n\n# of the fee\n[fee.a]\nname = \"x\"\n\n# last words\n",
    );
}

#[test]
fn the_head_of_a_file_that_begins_with_empty_lines_is_still_its_head() {
    laid_out(
        "\n\n# head\n[service]\nname = \"S\"\n",
        "# head\n\n[service]\nname = \"S\"\n",
    );
}

#[test]
fn texts_over_several_lines_keep_every_space() {
    laid_out(
        "[service]\nname = \"\"\"\n  two   \n\n\n  lines\"\"\"\nkind = \"x\"\n",
        "[service]\nname = \"\"\"\n  two   \n\n\n  lines\"\"\"\nkind = \"x\"\n",
    );
}

#[test]
fn a_text_that_is_not_toml_is_left_alone() {
    assert_eq!(format("[service\nname = 1"), Err(FormatError::NotToml));
    assert_eq!(
        format("[service]\nname = \"a\"\nname = \"b\""),
        Err(FormatError::NotToml)
    );
}

#[test]
fn nothing_stays_nothing() {
    laid_out("", "");
    laid_out("\n\n", "");
    laid_out("# only a comment", "# only a comment\n");
}
