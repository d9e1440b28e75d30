//! Finished pictures: the drawing of one page of the legal table, and the way of a citizen's matter in few words.

use std::fmt::Write as _;

use crate::figure::{Length, Page, Point};
use crate::flow::Flow;
use crate::sop_sheet::SopSheet;
use crate::svg::{Anchor, Canvas, escaped};

/// Where a picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Within a page, whose colours it takes.
    Inline,
    /// A file of its own, light by day and dark by night.
    File,
    /// On paper.
    Paper,
}

const BY_DAY_AND_NIGHT: &str = "<style>:root{color:#15294b;background:#fff}.under{fill:#fff}@media(prefers-color-scheme:dark){:root{color:#e6eaf3;background:#10151f}.under{fill:#10151f}}</style>";

/// Room for the head of the lanes of a flow.
const FLOW_HEAD: Length = 700;

impl SopSheet {
    /// The drawing in the columns of performers on one page, without the table around it.
    #[must_use]
    pub fn drawing(&self, page: &Page) -> String {
        let mut canvas = Canvas::new(Setting::Paper);
        canvas.page(page, self.columns.label_letters());
        let size = (self.layout.width(), page.height());
        framed(size, Setting::Paper, ("", ""), canvas)
    }
}

impl Flow {
    /// The way of a matter, with few words; as wide as a telephone.
    #[must_use]
    pub fn picture(&self, setting: Setting) -> String {
        let mut canvas = Canvas::new(setting);
        canvas.open("g", "fill=\"currentColor\"");
        for (at, lane) in (0..).zip(&self.lanes) {
            let at = Point {
                x: self.layout.lane_width * at + self.layout.lane_width / 2,
                y: FLOW_HEAD / 2,
            };
            canvas.text(at, lane, Flow::HEADING, Anchor::Middle);
        }
        canvas.close("g");
        let height: Length = self.layout.pages.iter().map(Page::height).sum();
        rules(
            &mut canvas,
            (0, FLOW_HEAD),
            (self.layout.lane_width, self.lanes.len(), height),
        );
        canvas.open("g", &format!("transform=\"translate(0 {FLOW_HEAD})\""));
        for page in &self.layout.pages {
            canvas.page(page, Flow::LABEL);
            for (place, row) in page.rows.iter().zip(&self.rows) {
                row.draw(
                    &mut canvas,
                    (self.layout.width() + Flow::BESIDE, place.top, place.height),
                );
            }
        }
        canvas.close("g");
        let size = (Flow::WIDTH, FLOW_HEAD + height);
        framed(size, setting, (&self.title, &self.description), canvas)
    }
}

/// Thin upright rules between lanes.
pub(crate) fn rules(
    canvas: &mut Canvas,
    (left, top): (Length, Length),
    (lane, lanes, height): (Length, usize, Length),
) {
    let mut path = String::new();
    for at in 0..=Length::try_from(lanes).unwrap_or(0) {
        let _ = write!(path, "M{} {top}v{height}", left + lane * at);
    }
    canvas.raw(&format!(
        "<path d=\"{path}\" stroke=\"currentColor\" stroke-width=\"8\" opacity=\".3\"/>"
    ));
}

/// A picture with its title and description, which readers of screens are told.
pub(crate) fn framed(
    (width, height): (Length, Length),
    setting: Setting,
    (title, description): (&str, &str),
    canvas: Canvas,
) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\""
    );
    let millimetres = |length: Length| format!("{}.{:02}mm", length / 100, length % 100);
    match setting {
        // As large as it is read on paper; the page it stands in may say otherwise.
        Setting::Inline => {
            let _ = write!(svg, " width=\"{}\"", millimetres(width));
        }
        Setting::File => {
            // A telephone's width is set half as large again on a wide screen.
            let widest = width * 57 / 1_000;
            let _ = write!(svg, " width=\"100%\" style=\"max-width:{widest}px\"");
        }
        Setting::Paper => {
            let _ = write!(
                svg,
                " width=\"{}\" height=\"{}\"",
                millimetres(width),
                millimetres(height)
            );
        }
    }
    if title.is_empty() {
        svg.push('>');
    } else {
        let _ = write!(
            svg,
            " role=\"img\" aria-labelledby=\"alur-judul alur-uraian\"><title id=\"alur-judul\">{}</title><desc id=\"alur-uraian\">{}</desc>",
            escaped(title),
            escaped(description)
        );
    }
    if setting == Setting::File {
        svg.push_str(BY_DAY_AND_NIGHT);
    }
    svg.push_str(&canvas.finish());
    svg.push_str("</svg>");
    svg
}
