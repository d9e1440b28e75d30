//! Tables of how many of which kind answered, with the cells hidden by which a person could be known.
//!
//! Every figure below k is hidden, totals included. Then so many others that whoever knows the published figures cannot
//! even tell that a hidden one is below k: for each of them there is a table with the same published figures in which it
//! is k or more. Guards one table; figures of other tables about the same people are not considered.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::form::Form;
use crate::respondent::Trait;

/// How many answered, by two traits: a row for each class of one, a column for each class of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTable {
    rows: usize,
    columns: usize,
    counts: Vec<u64>,
}

/// What may be shown; `None` is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Row by row.
    pub cells: Vec<Vec<Option<u64>>>,
    pub row_totals: Vec<Option<u64>>,
    pub column_totals: Vec<Option<u64>>,
    /// Everybody; hidden only when so few answered that nothing can be shown.
    pub total: Option<u64>,
}

/// The least number of people behind a published figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anonymity(u64);

impl Anonymity {
    /// Five, as statistical offices often do; the regulation names no number.
    pub const USUAL: Self = Self(5);

    /// `None` below 2: one person is always known.
    #[must_use]
    pub const fn of(people: u64) -> Option<Self> {
        if people < 2 { None } else { Some(Self(people)) }
    }
}

impl CrossTable {
    /// A table of zeros.
    #[must_use]
    pub fn new(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            counts: vec![0; rows * columns],
        }
    }

    /// How many said what of two traits, in the order of their classes; the last row and the last column are those who said
    /// nothing.
    #[must_use]
    pub fn of_traits<'f>(forms: impl IntoIterator<Item = &'f Form>, rows: Trait, columns: Trait) -> Self {
        let place = |form: &Form, of: Trait| {
            let class = form.respondent.class(of);
            let said = of.classes().iter().position(|known| Some(*known) == class);
            said.unwrap_or(of.classes().len())
        };
        let mut table = Self::new(rows.classes().len() + 1, columns.classes().len() + 1);
        for form in forms {
            table.count(place(form, rows), place(form, columns));
        }
        table
    }

    /// Counts one more person; a place outside the table counts nothing.
    pub fn count(&mut self, row: usize, column: usize) {
        if row < self.rows && column < self.columns {
            self.counts[row * self.columns + column] += 1;
        }
    }
}

/// Hides what would let a person be known.
#[must_use]
pub fn publish(table: &CrossTable, anonymity: Anonymity) -> Published {
    let mut network = Network::of(table);
    for edge in &mut network.edges {
        edge.is_hidden = edge.value < anonymity.0;
    }
    let small: Vec<usize> = (0..network.edges.len())
        .filter(|at| network.edges[*at].is_hidden)
        .collect();
    for at in small {
        if !network.protect(at, anonymity.0) {
            return network.nothing();
        }
    }
    network.published()
}

/// A table as a flow: from everybody to the rows by their totals, over the cells to the columns, and back. A published
/// figure fixes its edge; hidden ones can be anything that still adds up. So what a reader can know of a hidden figure is
/// how far the flow through its edge can be changed.
struct Network {
    rows: usize,
    columns: usize,
    edges: Vec<Edge>,
    /// Edges at each node, by number.
    around: Vec<Vec<usize>>,
    total: u64,
}

#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    value: u64,
    is_hidden: bool,
}

/// A totals' worth more than any cell: totals are hidden last.
const TOTAL_WEIGHS: u64 = 1_000;

impl Network {
    /// Nodes: everybody first, then rows, then columns, then everybody again.
    fn of(table: &CrossTable) -> Self {
        let (rows, columns) = (table.rows, table.columns);
        let (source, sink) = (0, rows + columns + 1);
        let cell = |row: usize, column: usize| table.counts[row * columns + column];
        let mut network = Self {
            rows,
            columns,
            edges: Vec::new(),
            around: vec![Vec::new(); rows + columns + 2],
            total: table.counts.iter().sum(),
        };
        for row in 0..rows {
            for column in 0..columns {
                network.join(1 + row, 1 + rows + column, cell(row, column));
            }
        }
        for row in 0..rows {
            network.join(source, 1 + row, (0..columns).map(|column| cell(row, column)).sum());
        }
        for column in 0..columns {
            network.join(1 + rows + column, sink, (0..rows).map(|row| cell(row, column)).sum());
        }
        network
    }

    fn join(&mut self, from: usize, to: usize, value: u64) {
        for node in [from, to] {
            self.around[node].push(self.edges.len());
        }
        self.edges.push(Edge {
            from,
            to,
            value,
            is_hidden: false,
        });
    }

    /// Hides further figures until the flow through an edge could be as much as `wanted`; `false` if it never can.
    fn protect(&mut self, at: usize, wanted: u64) -> bool {
        let mut values: Vec<u64> = self.edges.iter().map(|edge| edge.value).collect();
        while values[at] < wanted {
            let Some(way) = self.cheapest_way_back(at, &values) else {
                return false;
            };
            let lowered = way
                .iter()
                .filter(|(_, is_raised)| !is_raised)
                .map(|(edge, _)| values[*edge]);
            let amount = lowered.chain([wanted - values[at]]).min().unwrap_or_default();
            for (edge, is_raised) in way {
                self.edges[edge].is_hidden = true;
                values[edge] = if is_raised {
                    values[edge] + amount
                } else {
                    values[edge] - amount
                };
            }
            values[at] += amount;
        }
        true
    }

    /// The edges from the end of one back to its beginning, each raised or lowered, that hide the least; Dijkstra's way.
    /// The figure of everybody is known, so nothing is led past it.
    fn cheapest_way_back(&self, at: usize, values: &[u64]) -> Option<Vec<(usize, bool)>> {
        let (start, goal) = (self.edges[at].to, self.edges[at].from);
        let mut best: Vec<Option<(u64, usize, bool)>> = vec![None; self.around.len()];
        let mut queue = BinaryHeap::from([Reverse((0, start))]);
        while let Some(Reverse((cost, node))) = queue.pop() {
            if node == goal {
                break;
            }
            if best[node].is_some_and(|(known, ..)| known < cost) {
                continue;
            }
            for edge in self.around[node].iter().copied().filter(|edge| *edge != at) {
                let is_raised = self.edges[edge].from == node;
                let next = if is_raised {
                    self.edges[edge].to
                } else {
                    self.edges[edge].from
                };
                let reached = cost.saturating_add(self.price(edge));
                let is_better = next != start && best[next].is_none_or(|(known, ..)| reached < known);
                if (is_raised || values[edge] > 0) && is_better {
                    best[next] = Some((reached, edge, is_raised));
                    queue.push(Reverse((reached, next)));
                }
            }
        }
        let mut way = Vec::new();
        let mut node = goal;
        while node != start {
            let (_, edge, is_raised) = best[node]?;
            way.push((edge, is_raised));
            node = if is_raised {
                self.edges[edge].from
            } else {
                self.edges[edge].to
            };
        }
        Some(way)
    }

    /// What is lost by hiding an edge; a hidden one is lost already. Many steps are a loss of their own.
    fn price(&self, at: usize) -> u64 {
        let edge = &self.edges[at];
        match (edge.is_hidden, at < self.rows * self.columns) {
            (true, _) => 0,
            (false, true) => edge.value.saturating_add(1),
            (false, false) => edge.value.saturating_mul(TOTAL_WEIGHS).saturating_add(1),
        }
    }

    fn published(&self) -> Published {
        let shown = |edge: &Edge| (!edge.is_hidden).then_some(edge.value);
        let (cells, totals) = self.edges.split_at(self.rows * self.columns);
        let (row_totals, column_totals) = totals.split_at(self.rows);
        let cells = cells
            .chunks(self.columns.max(1))
            .map(|row| row.iter().map(shown).collect());
        Published {
            cells: cells.collect(),
            row_totals: row_totals.iter().map(shown).collect(),
            column_totals: column_totals.iter().map(shown).collect(),
            total: Some(self.total),
        }
    }

    fn nothing(&self) -> Published {
        Published {
            cells: vec![vec![None; self.columns]; self.rows],
            row_totals: vec![None; self.rows],
            column_totals: vec![None; self.columns],
            total: None,
        }
    }
}

#[cfg(test)]
mod tests;
