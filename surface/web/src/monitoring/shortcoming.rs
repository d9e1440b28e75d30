//! Why a sheet or an evaluation is shown again instead of being taken.

use axum::http::StatusCode;
use maklumat_app::Sentence;

use crate::form::{Form, Shown};
use crate::frame::Frame;

/// What is missing in it, why it was refused, and what was typed. Empty where it is shown for the first time.
#[derive(Default)]
pub(crate) struct Shortcoming {
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form: Form,
}

impl Shortcoming {
    fn is_any(&self) -> bool {
        self.refusal.is_some() || !self.errors.is_empty()
    }

    pub(crate) fn status(&self) -> StatusCode {
        if self.is_any() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }

    /// The frame of a page, with a title that says that something is to be mended.
    pub(crate) fn told(&self, f: Frame) -> Frame {
        if self.is_any() {
            let title = f.title.clone();
            f.titled_error(title)
        } else {
            f
        }
    }
}
