//! Issuing: the credential of a receipt or a product, made from what is printed.
//!
//! A document is signed once, in the transaction that numbers it, and never again: see `printed.rs`.

use maklumat_calendar::Timestamp;
use maklumat_credential::{ClaimKind, Claims, CredentialId, Digest, digest, issue, shortened_name};
use maklumat_documents::ProductSheet;
use maklumat_store::{Head, IssuedProduct, NewProduct, Tx, Uuid};
use maklumat_vocabulary::{Language, ProductId};
use maklumat_workflow::{Actor, Case, Event, What};

use crate::App;
use crate::cases::act::Loaded;
use crate::cases::file;
use crate::catalogue::Published;
use crate::credentials::printed::{Frozen, FrozenReceipt};
use crate::credentials::sheets::{Numbered, Print, fee_words};
use crate::problem::Problem;

/// A case at the moment a product was numbered.
struct AtIssue {
    case: Case,
    product: ProductId,
    number: Option<String>,
    at: Timestamp,
    valid_until: Option<Timestamp>,
    /// Who finished the step that ordered it.
    ordered_by: Option<Actor>,
}

impl AtIssue {
    /// What its sheet is made from.
    fn printed_for<'a>(
        &'a self,
        app: &'a App,
        published: &'a Published,
        reference: &'a str,
    ) -> (Print<'a>, Numbered<'a>) {
        let print = Print {
            sop: &published.sop,
            case: &self.case,
            reference,
            public_address: app.public_address(),
        };
        let numbered = Numbered {
            product: &self.product,
            number: self.number.as_deref(),
            at: self.at,
            valid_until: self.valid_until,
            ordered_by: self.ordered_by.as_ref(),
        };
        (print, numbered)
    }
}

/// Finds the latest issue of a product in a history, and the case as it stood then.
fn at_issue(events: &[Event], wanted: &ProductId) -> Option<AtIssue> {
    let last = events
        .iter()
        .rposition(|event| matches!(&event.what, What::ProductIssued { product, .. } if product == wanted))?;
    let case = Case::replay(&events[..=last]).ok()?;
    let What::ProductIssued {
        product,
        number,
        valid_until,
    } = &events[last].what
    else {
        return None;
    };
    Some(AtIssue {
        case,
        product: product.clone(),
        number: number.clone(),
        at: events[last].at,
        valid_until: *valid_until,
        ordered_by: ordered_by(&events[..last], wanted),
    })
}

/// Who ordered a product last.
fn ordered_by(events: &[Event], wanted: &ProductId) -> Option<Actor> {
    let is_order = |event: &&Event| matches!(&event.what, What::ProductOrdered { product, .. } if product == wanted);
    events.iter().rev().find(is_order).map(|event| event.by.clone())
}

/// What is printed on an issued product, signed. `None` where the product is no document of ours.
fn frozen_product(app: &App, published: &Published, issued: &AtIssue, reference: &str) -> Option<Frozen> {
    let (print, numbered) = issued.printed_for(app, published, reference);
    let sheet = print.product(&numbered)?.content();
    Some(Frozen {
        credential: product_credential(app, published, &print, &numbered, digest(&sheet)),
        verify_at: verify_at(app),
        sheet,
    })
}

pub(super) fn verify_at(app: &App) -> String {
    format!("{}/cek", app.public_address())
}

fn product_credential(
    app: &App,
    published: &Published,
    print: &Print<'_>,
    numbered: &Numbered<'_>,
    document: Digest,
) -> String {
    let definition = published.sop.definition();
    let product = definition
        .product(numbered.product)
        .map(|product| product.name.id.clone())
        .unwrap_or_default();
    let claims = Claims {
        kind: ClaimKind::Product,
        number: numbered.number.map(str::to_owned),
        product,
        issued_at: numbered.at,
        valid_until: numbered.valid_until,
        document: Some(document),
        fee: None,
        due_at: None,
        ..common(published, print)
    };
    issue(&claims, &app.office_keys().signing_at(numbered.at))
}

/// What a receipt says in both languages, signed.
pub(crate) fn frozen_receipt(app: &App, published: &Published, print: &Print<'_>) -> FrozenReceipt {
    let sop = &published.sop;
    let sheet = print.receipt(Language::Indonesian, print.case).content();
    let claims = Claims {
        kind: ClaimKind::Receipt,
        product: sop.definition().name.id.clone(),
        document: Some(digest(&sheet)),
        fee: Some(fee_words(sop, print.case, Language::Indonesian)),
        due_at: print
            .case
            .main_clock()
            .and_then(|clock| clock.clock.due(sop.calendar())),
        ..common(published, print)
    };
    FrozenReceipt {
        signed: Frozen {
            credential: issue(&claims, &app.office_keys().signing_at(print.case.submitted_at)),
            verify_at: verify_at(app),
            sheet,
        },
        english: print.receipt(Language::English, print.case).content(),
    }
}

pub(super) fn common(published: &Published, print: &Print<'_>) -> Claims {
    let regency = published.sop.regency();
    let definition = published.sop.definition();
    Claims {
        kind: ClaimKind::Receipt,
        regency: regency.code.clone(),
        unit: regency
            .unit(definition.unit())
            .map(|unit| unit.name.id.clone())
            .unwrap_or_default(),
        service: definition.key.clone(),
        version: definition.version,
        reference: print.reference.to_owned(),
        number: None,
        product: String::new(),
        holder: shortened_name(&file::applicant_name(print.case).0),
        issued_at: print.case.submitted_at,
        valid_until: None,
        document: None,
        definition: published.digest.parse().unwrap_or(Digest([0; 32])),
        fee: None,
        due_at: None,
    }
}

/// Every product ordered and numbered by this change, so that its document can be found and revoked.
pub(crate) fn new_products(app: &App, loaded: &Loaded, after: &Case, events: &[Event]) -> Vec<NewProduct> {
    let matter = &loaded.matter;
    issued_by(after, events)
        .filter_map(|one| new_product(app, &loaded.published, &one, (matter.head.id, &matter.reference)))
        .collect()
}

/// The sheet of the first document that a change would issue, from what it would be printed from. Signed by nobody.
pub(crate) fn unsigned_sheet(app: &App, loaded: &Loaded, after: &Case, events: &[Event]) -> Option<ProductSheet> {
    issued_by(after, events).find_map(|one| {
        let (print, numbered) = one.printed_for(app, &loaded.published, &loaded.matter.reference);
        print.product(&numbered)
    })
}

/// The products that these events issue, and the case after them.
fn issued_by(after: &Case, events: &[Event]) -> impl Iterator<Item = AtIssue> {
    events.iter().filter_map(|event| {
        let What::ProductIssued {
            product,
            number,
            valid_until,
        } = &event.what
        else {
            return None;
        };
        Some(AtIssue {
            case: after.clone(),
            product: product.clone(),
            number: number.clone(),
            at: event.at,
            valid_until: *valid_until,
            ordered_by: ordered_by(events, product),
        })
    })
}

/// The same for a history that is written at once.
pub(crate) async fn keep_past_products(
    app: &App,
    tx: &mut Tx,
    published: &Published,
    (head, reference): (&Head, &str),
    events: &[Event],
) -> Result<(), Problem> {
    let mut products = std::collections::BTreeSet::new();
    for event in events {
        if let What::ProductIssued { product, .. } = &event.what {
            products.insert(product.clone());
        }
    }
    for product in &products {
        let Some(issued) = at_issue(events, product) else {
            continue;
        };
        if let Some(new) = new_product(app, published, &issued, (head.id, reference)) {
            tx.record_product(head, &new.product, &new.print).await?;
        }
    }
    Ok(())
}

/// `None` where the product is no document of ours.
fn new_product(
    app: &App,
    published: &Published,
    issued: &AtIssue,
    (matter, reference): (Uuid, &str),
) -> Option<NewProduct> {
    let frozen = frozen_product(app, published, issued, reference)?;
    let key = &published.sop.definition().key;
    let credential = CredentialId::of(&frozen.credential).expect("what was just signed has an id");
    let product = IssuedProduct {
        credential: credential.to_string(),
        matter,
        product: issued.product.to_string(),
        unit: key.unit.to_string(),
        service: key.service.to_string(),
        number: issued.number.clone(),
        issued_at: issued.at,
        valid_until: issued.valid_until,
        revoked_at: None,
        revoked_reason: None,
        attachment: None,
    };
    Some(NewProduct {
        product,
        print: frozen.to_bytes(),
    })
}
