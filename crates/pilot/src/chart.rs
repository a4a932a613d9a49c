//! Drawings of reports: SVG without script, told apart by dashes as well as by hue, and with a sentence for who cannot see them.

use kernel::Lang;
use maud::{Markup, html};

use crate::say;

/// The looks of drawings, on a page or in a file of their own.
pub(crate) const STYLE: &str = include_str!("chart.css");

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 310.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 128.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 44.0;

/// A drawing as a file of its own.
#[must_use]
pub fn file(drawing: &Markup) -> String {
    let drawing = drawing.0.as_str();
    let (open, rest) = drawing.split_once('>').unwrap_or((drawing, ""));
    format!("{open}><style>\n{STYLE}</style><rect width=\"100%\" height=\"100%\" style=\"fill: var(--back)\"/>{rest}\n")
}

/// How something is drawn; four that stay apart in black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// What the drawing is about.
    One,
    /// Beside it.
    Two,
    /// Beside it.
    Three,
    /// What is only there to compare with.
    Four,
    /// A cost, or a harm.
    Bad,
}

impl Ink {
    fn class(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Two => "two",
            Self::Three => "three",
            Self::Four => "four",
            Self::Bad => "bad",
        }
    }
}

/// One bar with its range.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// Where it begins; 0 for most.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Between which values it lies, where that is known.
    pub range: Option<(f64, f64)>,
    /// What is written beside it.
    pub words: String,
    /// How it is drawn.
    pub ink: Ink,
    /// Declared by somebody, not measured.
    pub hatched: bool,
}

/// Bars one under the other, on one scale that holds nothing and `top`.
#[must_use]
pub fn bars(told: &str, bars: &[Bar], top: f64) -> Markup {
    const ROW: f64 = 46.0;
    let values = bars.iter().flat_map(|bar| [bar.from, bar.to].into_iter().chain(bar.range.map(|range| range.0)));
    let values: Vec<f64> = values.chain(bars.iter().filter_map(|bar| bar.range.map(|range| range.1))).collect();
    let (low, high) = (least(&values).min(0.0), most(&values).max(top));
    let width = WIDTH - 8.0;
    let scale = |value: f64| 4.0 + (value - low) / (high - low).max(f64::MIN_POSITIVE) * width;
    let height = ROW * bars.len() as f64 + 4.0;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label=(told) {
            (hatch())
            @for (at, bar) in bars.iter().enumerate() {
                @let top = ROW * at as f64;
                @let (start, end) = (scale(bar.from.min(bar.to)), scale(bar.from.max(bar.to)));
                @let class = format!("{} {}", bar.ink.class(), if bar.hatched { "hatched" } else { "bar" });
                text x="4" y=(at_(top + 14.0)) { (bar.label) }
                rect class=(class) x=(at_(start)) y=(at_(top + 20.0)) width=(at_((end - start).max(1.0))) height="16" rx="2" {}
                @if let Some((from, to)) = bar.range {
                    path.range d=(format!("M{} {y}H{}M{0} {}v8M{1} {2}v8", at_(scale(from)), at_(scale(to)), at_(top + 24.0), y = at_(top + 28.0))) {}
                }
                text.strong x=(WIDTH - 4.0) y=(at_(top + 14.0)) text-anchor="end" { (bar.words) }
            }
            @if low < 0.0 {
                @for at in 0..bars.len() {
                    path.axis d=(format!("M{} {}v22", at_(scale(0.0)), at_(ROW * at as f64 + 17.0))) {}
                }
            }
        }
    }
}

/// Stripes for what was declared and not measured.
fn hatch() -> Markup {
    html! {
        defs {
            pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V6" stroke="currentColor" stroke-width="2.4" opacity=".55" {}
            }
        }
    }
}

/// A line through points.
#[derive(Debug, Clone)]
pub struct Curve {
    /// What it is, written at its end.
    pub name: String,
    /// Its points, from left to right.
    pub points: Vec<(f64, f64)>,
    /// How it is drawn.
    pub ink: Ink,
    /// Whether each point is marked.
    pub dots: bool,
}

/// What lies between two lines.
#[derive(Debug, Clone)]
pub struct Band {
    /// From left to right: across, lower end, upper end.
    pub points: Vec<(f64, f64, f64)>,
    /// How it is drawn; bands over each other grow darker.
    pub ink: Ink,
}

/// Lines over two scales.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    /// What is across.
    pub across: String,
    /// What is up.
    pub up: String,
    /// The scale across: from, to.
    pub x: (f64, f64),
    /// The scale up: from, to.
    pub y: (f64, f64),
    /// Whether the scale up is in hundredths.
    pub shares: bool,
    /// Whether the scale across is in hundredths.
    pub shares_across: bool,
    /// Bands, under the lines.
    pub bands: Vec<Band>,
    /// Lines.
    pub curves: Vec<Curve>,
    /// A height at which something is decided, and its name.
    pub rule: Option<(f64, String)>,
    /// Words at points: across, up, words.
    pub notes: Vec<(f64, f64, String)>,
}

impl Plot {
    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let part = |value: f64, (from, to): (f64, f64)| (value - from) / (to - from).max(f64::MIN_POSITIVE);
        let across = LEFT + part(x, self.x).clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT);
        (across, HEIGHT - BOTTOM - part(y, self.y).clamp(0.0, 1.0) * (HEIGHT - TOP - BOTTOM))
    }

    fn way(&self, points: impl Iterator<Item = (f64, f64)>) -> String {
        let mut way = String::new();
        for (at, point) in points.enumerate() {
            let (x, y) = self.place(point);
            way.push(if at == 0 { 'M' } else { 'L' });
            way.push_str(&format!("{} {}", at_(x), at_(y)));
        }
        way
    }

    /// Heights of the names at the ends of lines, moved apart so that each can be read.
    fn ends(&self) -> Vec<f64> {
        let end = |curve: &Curve| curve.points.last().map_or(HEIGHT, |point| self.place(*point).1 + 4.0);
        let mut order: Vec<(usize, f64)> = self.curves.iter().map(end).enumerate().collect();
        order.sort_by(|one, other| one.1.total_cmp(&other.1));
        let mut heights = vec![0.0; order.len()];
        let mut last = f64::NEG_INFINITY;
        let most = HEIGHT - BOTTOM + 4.0;
        let count = order.len();
        for (rank, (at, wanted)) in order.into_iter().enumerate() {
            let room = most - 16.0 * (count - 1 - rank) as f64;
            last = wanted.max(last + 16.0).min(room.max(last + 16.0));
            if let Some(height) = heights.get_mut(at) {
                *height = last;
            }
        }
        heights
    }

    /// Notes that do not cover an earlier one.
    fn apart(&self) -> Vec<(f64, f64, &str)> {
        let mut kept: Vec<(f64, f64, &str)> = Vec::new();
        for (x, y, words) in &self.notes {
            let here = self.place((*x, *y));
            let covers = |(x, y, other): &(f64, f64, &str)| {
                let there = self.place((*x, *y));
                let wide = 7.0 * words.chars().count().max(other.chars().count()) as f64;
                (here.0 - there.0).abs() < wide && (here.1 - there.1).abs() < 14.0
            };
            if !kept.iter().any(covers) {
                kept.push((*x, *y, words));
            }
        }
        kept
    }

    /// The drawing.
    #[must_use]
    pub fn draw(&self, lang: Lang, told: &str) -> Markup {
        let mark = |value: f64, shares: bool, scale: (f64, f64)| {
            if shares { say::share(lang, value) } else { say::decimal(lang, value, decimals(scale)) }
        };
        let heights = self.ends();
        html! {
            svg.plot xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(told) {
                @for tick in ticks(self.y) {
                    @let (_, y) = self.place((self.x.0, tick));
                    path.axis d=(format!("M{LEFT} {}H{}", at_(y), WIDTH - RIGHT)) {}
                    text.soft x=(LEFT - 6.0) y=(at_(y + 4.0)) text-anchor="end" { (mark(tick, self.shares, self.y)) }
                }
                @for tick in ticks(self.x) {
                    @let (x, _) = self.place((tick, self.y.0));
                    text.soft x=(at_(x)) y=(HEIGHT - BOTTOM + 18.0) text-anchor="middle" { (mark(tick, self.shares_across, self.x)) }
                }
                text.soft x=(at_(f64::midpoint(LEFT, WIDTH - RIGHT))) y=(HEIGHT - 6.0) text-anchor="middle" { (self.across) }
                @if let Some((at, name)) = &self.rule {
                    @let (_, y) = self.place((self.x.0, *at));
                    path.rule d=(format!("M{LEFT} {}H{}", at_(y), WIDTH - RIGHT)) {}
                    text.soft x=(LEFT + 6.0) y=(at_(y - 5.0)) { (name) }
                }
                @for band in &self.bands {
                    @let up = band.points.iter().map(|(x, _, high)| (*x, *high));
                    @let back = band.points.iter().rev().map(|(x, low, _)| (*x, *low));
                    path class=(format!("{} band", band.ink.class())) d=(format!("{}Z", self.way(up.chain(back)))) {}
                }
                @for (curve, height) in self.curves.iter().zip(&heights) {
                    @if curve.points.len() > 1 {
                        path class=(format!("{} curve", curve.ink.class())) d=(self.way(curve.points.iter().copied())) {}
                    }
                    @if curve.dots {
                        @for point in &curve.points {
                            @let (x, y) = self.place(*point);
                            circle class=(format!("{} dot", curve.ink.class())) cx=(at_(x)) cy=(at_(y)) r="4" {}
                        }
                    }
                    text x=(WIDTH - RIGHT + 8.0) y=(at_(*height)) { (curve.name) }
                }
                @for (x, y, words) in self.apart() {
                    @let (x, y) = self.place((x, y));
                    text.soft x=(at_(x + 8.0)) y=(at_(y - 7.0)) { (words) }
                }
                text.soft x="4" y="11" { (self.up) }
            }
        }
    }
}

/// How many decimals the values on a scale take.
fn decimals(scale: (f64, f64)) -> usize {
    match ticks(scale).as_slice() {
        [first, second, ..] => (-(second - first).log10().floor()).clamp(0.0, 6.0) as usize,
        _ => 0,
    }
}

/// Round values on a scale, four to seven of them.
fn ticks((from, to): (f64, f64)) -> Vec<f64> {
    let raw = (to - from) / 5.0;
    if raw.is_nan() || raw <= 0.0 {
        return Vec::new();
    }
    let size = 10.0_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|part| part * size).find(|step| *step >= raw).unwrap_or(size);
    let first = (from / step).ceil() as i64;
    (first..=(to / step).floor() as i64).map(|at| at as f64 * step).collect()
}

/// A place in a drawing, to a tenth.
fn at_(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}

fn least(values: &[f64]) -> f64 {
    values.iter().copied().filter(|value| value.is_finite()).fold(f64::INFINITY, f64::min)
}

fn most(values: &[f64]) -> f64 {
    values.iter().copied().filter(|value| value.is_finite()).fold(f64::NEG_INFINITY, f64::max)
}
