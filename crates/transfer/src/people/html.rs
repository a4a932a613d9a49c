//! The load as pages: a file, what its columns mean, what would change, how far it is.

use kernel::{File, Id, Lang, Visible};
use maud::{Markup, html};
use shell::{
    administration::{Section, around},
    component::{
        Button, Choice, Column, Field as FormField, Head, Notice, Tone, button, button_link, checkbox, error_summary,
        file, notice, select, table, time,
    },
    format::number,
    t::{common, load as say},
    web::Page,
};

use super::{
    mapping::{Field, Mapping, Unfit},
    plan::{Line, Outcome, Plan},
    table::{Table, Unreadable},
    web::Loaded,
    words::{fault_words, field_words, unfit_words, unreadable_words},
};

/// Lines that a page tells of each kind.
const SHOWN: usize = 200;
/// Lines of the file that show what a column holds.
const EXAMPLES: usize = 3;

fn head<'a>(title: &'a str, lead: &'a str, trail: &'a [(&'a str, &'a str)]) -> Head<'a> {
    Head { trail, title, lead: Some(lead), ..Head::default() }
}

/// Choosing a file, and the loads before. `refused` is why the last one was no table, or that there was none.
pub(super) fn begin(page: &Page<'_, '_>, loads: &[Visible<Loaded>], refused: Option<Option<Unreadable>>) -> Markup {
    let lang = page.lang;
    let words =
        refused.map(|why| why.map_or_else(|| say::file_missing(lang).to_owned(), |why| unreadable_words(lang, why)));
    let error = words.as_deref();
    let field = FormField {
        name: "people",
        label: say::file(lang),
        help: Some(say::file_help(lang)),
        error,
        required: true,
        ..FormField::default()
    };
    let columns = [say::column_file(lang), say::column_by(lang), say::column_result(lang), say::column_undo(lang)];
    let columns: Vec<Column<'_>> = columns
        .into_iter()
        .enumerate()
        .map(|(at, label)| Column { label, actions: at == 3, ..Column::default() })
        .collect();
    let last = loads.iter().find(|load| load.undone_at.is_none()).map(|load| load.id);
    let rows: Vec<Vec<Markup>> = loads.iter().map(|load| row(page, load, last == Some(load.id))).collect();
    let main = html! {
        (error_summary(lang, &error.map(|words| ("people", words)).into_iter().collect::<Vec<_>>()))
        form.form method="post" action="/administration/load" enctype="multipart/form-data" {
            (file(lang, field, Some(".csv,.txt,.tsv,text/csv"), false))
            div.actions { (button(Button { label: say::next_columns(lang), tone: Tone::Primary, busy: Some(common::sending(lang)), ..Button::default() })) }
        }
        section {
            h2 { (say::loads(lang)) }
            @if rows.is_empty() { p.meta { (say::loads_none(lang)) } }
            @else { (table(lang, say::loads(lang), &columns, &rows)) }
        }
    };
    around(page, Section::Load, head(say::title(lang), say::lead(lang), &[]), &main)
}

fn row(page: &Page<'_, '_>, load: &Loaded, is_last: bool) -> Vec<Markup> {
    let lang = page.lang;
    vec![
        html! { a href={ "/administration/load/" (load.id) } { (load.name) } },
        html! { (load.actor.as_deref().unwrap_or(shell::t::admin::the_program(lang))) " · " (time(&page.local, page.moment(load.at))) },
        html! {
            @if let Some(at) = load.undone_at { (say::undone(lang)) " " (time(&page.local, page.moment(at))) }
            @else if load.finished_at.is_some() { (result(lang, load)) }
            @else { (far(lang, load)) }
        },
        html! { @if is_last { (undo_button(lang, load.id)) } },
    ]
}

/// What a load did, in words.
fn result(lang: Lang, load: &Loaded) -> String {
    say::result(lang, &number(lang, load.changed), &number(lang, load.made), &number(lang, load.wrong))
}

/// How far it is.
fn far(lang: Lang, load: &Loaded) -> String {
    say::far(lang, &number(lang, load.done), &number(lang, load.lines))
}

fn undo_button(lang: Lang, id: i64) -> Markup {
    html! {
        form method="post" action={ "/administration/load/" (id) "/undo" } {
            (button(Button { label: say::undo(lang), icon: Some("undo-2"), tone: Tone::Secondary, small: true, busy: Some(common::sending(lang)), ..Button::default() }))
        }
    }
}

/// What each column means, with what stands in it.
pub(super) fn columns(
    page: &Page<'_, '_>,
    file: Id<File>,
    name: &str,
    read: &Table,
    mapping: &Mapping,
    makes_missing: bool,
    unfit: Option<Unfit>,
) -> Markup {
    let lang = page.lang;
    let words = unfit.map(|unfit| unfit_words(lang, unfit));
    let none = Choice { value: "none", label: say::not_read(lang), ..Choice::default() };
    let choices: Vec<Choice<'_>> = std::iter::once(none)
        .chain(Field::ALL.map(|field| Choice {
            value: field.word(),
            label: field_words(lang, field),
            ..Choice::default()
        }))
        .collect();
    let rows: Vec<Vec<Markup>> = read
        .head
        .iter()
        .enumerate()
        .map(|(column, title)| {
            let id = format!("column-{column}");
            let chosen = mapping.get(column).copied().flatten().map_or("none", Field::word);
            let label = say::meaning_of(lang, title);
            let field =
                FormField { name: &id, label: &label, required: true, label_hidden: true, ..FormField::default() };
            let examples: Vec<&str> = read
                .rows
                .iter()
                .filter_map(|(_, cells)| cells.get(column).map(String::as_str).filter(|cell| !cell.is_empty()))
                .take(EXAMPLES)
                .collect();
            vec![html! { (title) }, html! { (examples.join(" · ")) }, select(lang, field, &choices, chosen)]
        })
        .collect();
    let heads = [say::column_title(lang), say::column_examples(lang), say::column_meaning(lang)]
        .map(|label| Column { label, ..Column::default() });
    let main = html! {
        (error_summary(lang, &words.as_deref().map(|words| ("columns", words)).into_iter().collect::<Vec<_>>()))
        @if read.windows { (notice(lang, Notice::Info, say::windows(lang))) }
        form.form.wide id="columns" method="post" action="/administration/load" {
            input type="hidden" name="file" value=(file);
            p { (say::lines(lang, i64::try_from(read.rows.len()).unwrap_or(i64::MAX))) }
            (table(lang, say::columns_title(lang), &heads, &rows))
            (checkbox(FormField { name: "makes", label: say::makes(lang), help: Some(say::makes_help(lang)), ..FormField::default() }, makes_missing))
            div.actions {
                (button(Button { label: say::next_plan(lang), tone: Tone::Primary, name: Some("do"), value: Some("plan"), busy: Some(common::sending(lang)), ..Button::default() }))
                (button_link(Button { label: say::another_file(lang), tone: Tone::Ghost, ..Button::default() }, "/administration/load"))
            }
        }
    };
    let trail = [(say::title(lang), "/administration/load")];
    around(page, Section::Load, head(name, say::columns_lead(lang), &trail), &main)
}

/// What would change.
pub(super) fn planned(
    page: &Page<'_, '_>,
    file: Id<File>,
    name: &str,
    mapping: &Mapping,
    makes_missing: bool,
    plan: &Plan,
) -> Markup {
    let lang = page.lang;
    let [new, changed, same, wrong] = plan.counts().map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    let of = |wanted: fn(&Outcome) -> bool| {
        plan.lines.iter().filter(move |line| wanted(&line.outcome)).take(SHOWN).collect::<Vec<_>>()
    };
    let carried = html! {
        input type="hidden" name="file" value=(file);
        @for (column, field) in mapping.iter().enumerate() { input type="hidden" name={ "column-" (column) } value=(field.map_or("", Field::word)); }
        @if makes_missing { input type="hidden" name="makes" value="yes"; }
    };
    let main = html! {
        dl.facts {
            div { dt { (say::count_new(lang)) } dd { (number(lang, new)) } }
            div { dt { (say::count_changed(lang)) } dd { (number(lang, changed)) } }
            div { dt { (say::count_same(lang)) } dd { (number(lang, same)) } }
            div { dt { (say::count_wrong(lang)) } dd { (number(lang, wrong)) } }
        }
        @if !plan.makes.is_empty() {
            p { (say::would_make(lang)) " " (plan.makes.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(" · ")) }
        }
        form.form.wide method="post" action="/administration/load" {
            (carried)
            div.actions {
                @if new + changed > 0 {
                    (button(Button { label: &say::load(lang, new + changed), tone: Tone::Primary, name: Some("do"), value: Some("load"), busy: Some(common::sending(lang)), ..Button::default() }))
                }
                (button(Button { label: say::back_to_columns(lang), tone: Tone::Secondary, name: Some("do"), value: Some("columns"), ..Button::default() }))
            }
            @if wrong > 0 { p.meta { (say::wrong_left_out(lang)) } }
        }
        (lines(lang, "wrong", say::count_wrong(lang), wrong, &of(|outcome| matches!(outcome, Outcome::Wrong(_)))))
        (lines(lang, "changed", say::count_changed(lang), changed, &of(|outcome| matches!(outcome, Outcome::Changed(_)))))
        (lines(lang, "new", say::count_new(lang), new, &of(|outcome| matches!(outcome, Outcome::New))))
    };
    let trail = [(say::title(lang), "/administration/load")];
    around(page, Section::Load, head(name, say::plan_lead(lang), &trail), &main)
}

fn lines(lang: Lang, id: &str, title: &str, count: i64, lines: &[&Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (title) }
                ul.lines { @for line in lines { li { (one(lang, line)) } } }
                @if count > i64::try_from(lines.len()).unwrap_or(i64::MAX) {
                    p.meta { (say::and_others(lang, count - i64::try_from(lines.len()).unwrap_or_default())) }
                }
            }
        }
    }
}

fn one(lang: Lang, line: &Line) -> Markup {
    html! {
        span.meta { (say::line(lang, i64::try_from(line.number).unwrap_or(i64::MAX))) } " " b { (line.who) }
        @match &line.outcome {
            Outcome::Wrong(faults) => ul { @for fault in faults { li { (fault_words(lang, fault)) } } },
            Outcome::Changed(differences) => ul {
                @for difference in differences {
                    li.change {
                        (field_words(lang, difference.field)) " · "
                        @if !difference.before.is_empty() { del { (difference.before) } " → " }
                        ins { (difference.after) }
                    }
                }
            },
            Outcome::New | Outcome::Same => {}
        }
    }
}

/// How far a load is, and what it did.
pub(super) fn progress(page: &Page<'_, '_>, load: &Loaded) -> Markup {
    let lang = page.lang;
    let main = html! {
        @if load.undone_at.is_some() { (notice(lang, Notice::Info, say::undone(lang))) }
        @else if load.finished_at.is_some() {
            (notice(lang, Notice::Success, result(lang, load)))
            div.actions {
                (button_link(Button { label: say::see_waiting(lang), tone: Tone::Primary, ..Button::default() }, "/administration/people?state=waiting"))
                (undo_button(lang, load.id))
            }
        } @else {
            p role="status" { (far(lang, load)) }
            progress max=(load.lines) value=(load.done) aria-label=(load.name) {}
            p.meta { (say::cut_off_help(lang)) }
        }
    };
    let trail = [(say::title(lang), "/administration/load")];
    around(page, Section::Load, head(&load.name, say::lead(lang), &trail), &main)
}
