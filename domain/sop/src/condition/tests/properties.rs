//! What holds for every expression, however odd.

use maklumat_vocabulary::Spanned;
use proptest::prelude::*;

use super::*;
use crate::condition::tree::{Node, NodeKind, Relation, Scaling, Sign};

fn node(kind: NodeKind) -> Node {
    Node {
        span: maklumat_vocabulary::Span::default(),
        kind,
    }
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, maklumat_vocabulary::Span::default())
}

fn any_name() -> impl Strategy<Value = Name> {
    prop::sample::select(vec![
        "jenis",
        "keperluan",
        "sudah-kawin",
        "alarm",
        "luas",
        "hidran",
        "pkb-terutang",
        "tanggal-lahir",
        "co",
        "nol",
        "nama",
        "tidak-ada",
    ])
    .prop_map(Name::new)
}

fn any_option() -> impl Strategy<Value = Spanned<String>> {
    prop::sample::select(vec!["baru", "hilang", "rusak", "tidak-ada"]).prop_map(|option| spanned(option.to_owned()))
}

fn any_relation() -> impl Strategy<Value = Relation> {
    prop::sample::select(vec![
        Relation::Equal,
        Relation::NotEqual,
        Relation::Less,
        Relation::LessOrEqual,
        Relation::Greater,
        Relation::GreaterOrEqual,
    ])
}

fn any_number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (any::<i64>(), 0_u32..20).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        (any::<i32>(), 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits.into(), scale)),
        Just(Decimal::MAX),
        Just(Decimal::ZERO),
    ]
}

fn any_leaf() -> impl Strategy<Value = Node> {
    prop_oneof![
        any_number().prop_map(NodeKind::Number),
        any_number().prop_map(NodeKind::Percent),
        (0..=i64::MAX).prop_map(|amount| NodeKind::Money(Money(amount))),
        (1_i16..9999, 1_i8..13, 1_i8..29)
            .prop_map(|(year, month, day)| NodeKind::Date(Date::constant(year, month, day))),
        any_name().prop_map(NodeKind::Name),
        any_name().prop_map(|name| NodeKind::Age(spanned(name))),
        any_name().prop_map(|name| NodeKind::Days(spanned(name))),
        (any_name(), any::<bool>(), any_option()).prop_map(|(subject, negated, option)| NodeKind::Is {
            subject: spanned(subject),
            negated,
            option
        }),
        (any_name(), prop::collection::vec(any_option(), 1..4)).prop_map(|(subject, options)| NodeKind::In {
            subject: spanned(subject),
            options
        }),
        Just(NodeKind::AllChecksPassed),
    ]
    .prop_map(node)
}

/// Trees of any shape, whether or not their types fit.
fn any_tree() -> impl Strategy<Value = Node> {
    any_leaf().prop_recursive(5, 40, 4, |inner| {
        let sign = prop::sample::select(vec![Sign::Plus, Sign::Minus]);
        let scaling = prop::sample::select(vec![Scaling::Times, Scaling::DividedBy]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(NodeKind::Or),
            prop::collection::vec(inner.clone(), 2..4).prop_map(NodeKind::And),
            inner.clone().prop_map(|inner| NodeKind::Not(Box::new(inner))),
            (inner.clone(), any_relation(), inner.clone()).prop_map(|(left, relation, right)| NodeKind::Compare(
                Box::new(left),
                relation,
                Box::new(right)
            )),
            (inner.clone(), prop::collection::vec((sign, inner.clone()), 1..4))
                .prop_map(|(first, rest)| NodeKind::Sum(Box::new(first), rest)),
            (inner.clone(), prop::collection::vec((scaling, inner), 1..4))
                .prop_map(|(first, rest)| NodeKind::Product(Box::new(first), rest)),
        ]
        .prop_map(node)
    })
}

fn any_reckoning() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        any_number().prop_map(NodeKind::Number),
        any_number().prop_map(NodeKind::Percent),
        prop::sample::select(vec!["luas", "hidran", "nol"]).prop_map(|name| NodeKind::Name(Name::new(name))),
        Just(NodeKind::Age(spanned(Name::new("tanggal-lahir")))),
    ]
    .prop_map(node);
    leaf.prop_recursive(3, 12, 3, |inner| {
        let sign = prop::sample::select(vec![Sign::Plus, Sign::Minus]);
        let times = inner.clone().prop_map(|factor| (Scaling::Times, factor));
        let divided = any_number().prop_map(|divisor| (Scaling::DividedBy, node(NodeKind::Number(divisor))));
        prop_oneof![
            (inner.clone(), prop::collection::vec((sign, inner.clone()), 1..3))
                .prop_map(|(first, rest)| NodeKind::Sum(Box::new(first), rest)),
            (inner, prop::collection::vec(prop_oneof![times, divided], 1..3))
                .prop_map(|(first, rest)| NodeKind::Product(Box::new(first), rest)),
        ]
        .prop_map(node)
    })
}

/// Conditions whose types fit, but for the odd option that is none and the odd divisor that is zero.
fn any_condition() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["sudah-kawin", "alarm"]).prop_map(|name| NodeKind::Name(Name::new(name))),
        (any::<bool>(), any_option()).prop_map(|(negated, option)| NodeKind::Is {
            subject: spanned(Name::new("jenis")),
            negated,
            option
        }),
        (any_reckoning(), any_relation(), any_reckoning()).prop_map(|(left, relation, right)| NodeKind::Compare(
            Box::new(left),
            relation,
            Box::new(right)
        )),
        Just(NodeKind::AllChecksPassed),
    ]
    .prop_map(node);
    leaf.prop_recursive(3, 20, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(NodeKind::Or),
            prop::collection::vec(inner.clone(), 2..4).prop_map(NodeKind::And),
            inner.prop_map(|inner| NodeKind::Not(Box::new(inner))),
        ]
        .prop_map(node)
    })
}

/// Words that look like expressions far more often than random letters do.
fn almost_an_expression() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "and",
        "or",
        "not",
        "is",
        "in",
        "age",
        "(",
        ")",
        ",",
        "=",
        "<",
        ">=",
        "!=",
        "+",
        "-",
        "*",
        "/",
        "%",
        "Rp",
        "Rp ",
        "12.000",
        "4,5",
        "3",
        "2026-02-30",
        "2026-01-02",
        "jenis",
        "hilang",
        "luas",
        "é",
        "\u{202e}",
        "\n",
        "'",
        "--",
    ]);
    (prop::collection::vec(word, 0..25), prop::sample::select(vec!["", " "])).prop_map(|(words, gap)| words.join(gap))
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(tree in any_tree()) {
        let written = tree.to_string();
        // Numbers of the tree may begin like a slip (`1.125`); those are another property's business.
        let Ok(expression) = Expression::parse(&written) else {
            let errors = Expression::parse(&written).unwrap_err();
            prop_assert!(errors.iter().all(|error| error.code().number == "EXP-005"), "{written}: {errors:?}");
            return Ok(());
        };
        prop_assert_eq!(expression.to_string(), written);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        assert_spans_lie_inside(&text);
    }

    #[test]
    fn no_half_expression_makes_the_reader_panic(text in almost_an_expression()) {
        assert_spans_lie_inside(&text);
    }

    #[test]
    fn no_expression_makes_the_evaluation_panic(tree in any_tree()) {
        let Ok(expression) = Expression::parse(&tree.to_string()) else { return Ok(()) };
        let context = context("2026-11-20");
        let value = expression.evaluate(&facts(), &context);
        prop_assert_eq!(expression.holds(&facts(), &context).ok(), yes_or_no(value.clone().ok()));
        prop_assert_eq!(expression.amount(&facts(), &context).ok(), value.ok().and_then(rupiah));
        for language in Language::ALL {
            prop_assert!(!expression.explain(language, &|name| name.to_string()).is_empty());
        }
    }

    /// What the checker lets pass needs no value that is not there, compares like with like and never divides by zero.
    #[test]
    fn a_checked_condition_has_an_answer(tree in prop_oneof![any_condition(), any_tree()]) {
        let Ok(expression) = Expression::parse(&tree.to_string()) else { return Ok(()) };
        if expression.check(&all_known(), Expected::Condition).is_empty() {
            let answer = expression.holds(&facts(), &context("2026-11-20"));
            prop_assert!(matches!(answer, Ok(_) | Err(EvaluationError::Overflow)), "{expression}: {answer:?}");
        }
    }

    #[test]
    fn a_checked_amount_has_an_answer(factor in any_reckoning(), base in 0_i64..1_000_000_000) {
        let Ok(expression) = Expression::parse(&format!("{} * ({factor})", Money(base))) else { return Ok(()) };
        if expression.check(&all_known(), Expected::Amount).is_empty() {
            let answer = expression.amount(&facts(), &context("2026-11-20"));
            prop_assert!(matches!(answer, Ok(_) | Err(EvaluationError::Overflow)), "{expression}: {answer:?}");
        }
    }

    /// Where some facts settle a condition, all facts agree.
    #[test]
    fn what_is_settled_stays_settled(tree in any_tree(), hidden in any_name()) {
        let Ok(expression) = Expression::parse(&tree.to_string()) else { return Ok(()) };
        let mut some = facts();
        some.remove(&hidden);
        if let Some(settled) = expression.settled_by(&some)
            && let Ok(answer) = expression.holds(&facts(), &context("2026-11-20"))
        {
            prop_assert_eq!(settled, answer);
        }
    }

    /// Whatever follows by trying cases also holds for these facts.
    #[test]
    fn what_is_implied_holds(one in any_tree(), other in any_tree()) {
        let (Ok(one), Ok(other)) = (Expression::parse(&one.to_string()), Expression::parse(&other.to_string())) else {
            return Ok(());
        };
        let context = context("2026-11-20");
        if one.implies(&other, &scope()) && one.holds(&facts(), &context) == Ok(true)
            && let Ok(answer) = other.holds(&facts(), &context)
        {
            prop_assert!(answer, "`{one}` => `{other}`");
        }
        prop_assert!(one.implies(&one, &scope()));
    }
}

fn yes_or_no(value: Option<Value>) -> Option<bool> {
    if let Some(Value::YesNo(answer)) = value {
        Some(answer)
    } else {
        None
    }
}

fn rupiah(value: Value) -> Option<Money> {
    if let Value::Money(amount) = value {
        Some(amount)
    } else {
        None
    }
}

fn all_known() -> Scope {
    let mut known = Scope::new(Place::Step(StepId::new("periksa")));
    for (name, value) in facts() {
        known.insert(name, kind_of(&value), Availability::Always);
    }
    known
}

fn kind_of(value: &Value) -> Kind {
    match value {
        Value::YesNo(_) => Kind::YesNo,
        Value::Number(_) => Kind::Number,
        Value::Money(_) => Kind::Money,
        Value::Date(_) => Kind::Date,
        Value::Choice(_) => Kind::Choice(options(&["baru", "hilang", "rusak"])),
        Value::Choices(_) => Kind::Choices(options(&["kerja"])),
        Value::Text(_) => Kind::Text,
    }
}

fn assert_spans_lie_inside(text: &str) {
    let errors = match Expression::parse(text) {
        Ok(expression) => expression.check(&scope(), Expected::Condition),
        Err(errors) => {
            assert!(!errors.is_empty());
            errors
        }
    };
    for error in errors {
        assert!(
            text.get(error.span.start..error.span.end).is_some(),
            "{text:?}: {error:?}"
        );
        for language in Language::ALL {
            let words = error.phrase().within(language);
            assert!(
                !words.is_empty() && (text.contains('{') || !words.contains('{')),
                "{words}"
            );
        }
    }
}
