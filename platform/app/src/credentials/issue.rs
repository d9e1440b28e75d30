//! Issuing: the credential of a receipt or a product, made from what is printed.
//!
//! A document is always set from the case as it stood when its number was given, so that the same document comes out
//! today and in ten years, and its digest still fits the code that is printed on it.

use maklumat_calendar::Timestamp;
use maklumat_credential::{ClaimKind, Claims, CredentialId, Digest, digest, issue, shortened_name};
use maklumat_documents::{ProductSheet, Seal};
use maklumat_store::{IssuedProduct, Tx, Uuid};
use maklumat_vocabulary::{Language, ProductId};
use maklumat_workflow::{Actor, Case, Event, What};

use crate::App;
use crate::cases::act::{Appending, Loaded};
use crate::cases::file;
use crate::catalogue::Published;
use crate::credentials::sheets::{Numbered, Print, fee_words};
use crate::problem::Problem;

/// A case at the moment a product was numbered.
pub(crate) struct AtIssue {
    pub(crate) case: Case,
    pub(crate) product: ProductId,
    pub(crate) number: Option<String>,
    pub(crate) at: Timestamp,
    pub(crate) valid_until: Option<Timestamp>,
    /// Who finished the step that ordered it.
    pub(crate) ordered_by: Option<Actor>,
}

/// Finds the latest issue of a product in a history, and the case as it stood then.
pub(crate) fn at_issue(events: &[Event], wanted: &ProductId) -> Option<AtIssue> {
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

/// The sheet of an issued product with its seal. `None` where the product is no document of ours.
pub(crate) fn sealed_product(
    app: &App,
    published: &Published,
    issued: &AtIssue,
    reference: &str,
) -> Option<(ProductSheet, Seal)> {
    let print = Print {
        sop: &published.sop,
        case: &issued.case,
        reference,
        public_address: app.public_address(),
    };
    let numbered = Numbered {
        product: &issued.product,
        number: issued.number.as_deref(),
        at: issued.at,
        valid_until: issued.valid_until,
        ordered_by: issued.ordered_by.as_ref(),
    };
    let sheet = print.product(&numbered)?;
    let content = sheet.content();
    let text = product_credential(app, published, &print, &numbered, digest(&content));
    let seal = seal(app, &content, text);
    Some((sheet, seal))
}

pub(crate) fn seal(app: &App, content: &[u8], credential: String) -> Seal {
    let hex = digest(content).to_string();
    Seal {
        credential,
        fingerprint: format!("{} {} {}", &hex[..4], &hex[4..8], &hex[8..12]),
        verify_at: format!("{}/cek", app.public_address()),
    }
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

/// What a receipt says, in one spelling, and its signed text.
pub(crate) fn receipt_credential(app: &App, published: &Published, print: &Print<'_>) -> (Vec<u8>, String) {
    let sop = &published.sop;
    let content = print.receipt(Language::Indonesian, print.case, None).content();
    let claims = Claims {
        kind: ClaimKind::Receipt,
        product: sop.definition().name.id.clone(),
        document: Some(digest(&content)),
        fee: Some(fee_words(sop, print.case, Language::Indonesian)),
        due_at: print
            .case
            .main_clock()
            .and_then(|clock| clock.clock.due(sop.calendar())),
        ..common(published, print)
    };
    let text = issue(&claims, &app.office_keys().signing_at(print.case.submitted_at));
    (content, text)
}

fn common(published: &Published, print: &Print<'_>) -> Claims {
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

/// Records every product ordered and numbered by this change, so that its document can be found and revoked.
pub(crate) async fn keep_products(
    app: &App,
    tx: &mut Tx,
    loaded: &Loaded,
    after: &Case,
    events: &[Event],
) -> Result<(), Appending> {
    for event in events {
        let What::ProductIssued {
            product,
            number,
            valid_until,
        } = &event.what
        else {
            continue;
        };
        let one = AtIssue {
            case: after.clone(),
            product: product.clone(),
            number: number.clone(),
            at: event.at,
            valid_until: *valid_until,
            ordered_by: ordered_by(events, product),
        };
        if let Some(record) = record_of(
            app,
            &loaded.published,
            &one,
            loaded.matter.head.id,
            &loaded.matter.reference,
        ) {
            tx.record_product(&record).await?;
        }
    }
    Ok(())
}

/// The same for a history that is written at once.
pub(crate) async fn keep_past_products(
    app: &App,
    tx: &mut Tx,
    published: &Published,
    (id, reference): (Uuid, &str),
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
        if let Some(record) = record_of(app, published, &issued, id, reference) {
            tx.record_product(&record).await?;
        }
    }
    Ok(())
}

fn record_of(
    app: &App,
    published: &Published,
    issued: &AtIssue,
    matter: Uuid,
    reference: &str,
) -> Option<IssuedProduct> {
    let (_, seal) = sealed_product(app, published, issued, reference)?;
    let key = &published.sop.definition().key;
    Some(IssuedProduct {
        credential: CredentialId::of(&seal.credential)?.to_string(),
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
    })
}
