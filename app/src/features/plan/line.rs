//! A line of numbers over time: drawn here as a picture, and told by a table for whoever can not see it.

use leptos::prelude::*;

use crate::words::plan::progress as text;

/// The picture's size, and the room around the line.
const WIDTH: usize = 300;
const HEIGHT: usize = 120;
const EDGE: usize = 12;

/// One number on a line.
pub(super) struct Point {
    pub(super) day: String,
    pub(super) value: u16,
    /// The words or the name beside it.
    pub(super) beside: String,
}

/// The picture and the table of one line, from 0 to `most`; `number` tells it from others on the page.
pub(super) fn view(number: usize, (title, most): (&str, u16), (points, beside): (&[Point], &'static str)) -> AnyView {
    let Some(last) = points.last() else {
        return view! { <p>{text::NOTHING}</p> }.into_any();
    };
    let (title_id, text_id) = (format!("line-{number}"), format!("line-{number}-text"));
    let labelled_by = format!("{title_id} {text_id}");
    let told = text::picture(points.len(), last.value, most);
    let places = places(points, most);
    let path = places.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let dots: Vec<_> = places
        .iter()
        .map(|(x, y)| view! { <circle cx=x.to_string() cy=y.to_string() r="4" fill="currentColor"/> })
        .collect();
    view! {
        <svg class="app-square" role="img" aria-labelledby=labelled_by viewBox=format!("0 0 {WIDTH} {HEIGHT}")>
            <title id=title_id>{title.to_owned()}</title>
            <desc id=text_id>{told}</desc>
            <path d=format!("M{EDGE} {EDGE}V{0}H{1}", HEIGHT - EDGE, WIDTH - EDGE) fill="none" stroke="currentColor"/>
            <polyline points=path fill="none" stroke="currentColor" stroke-width="2"/>
            {dots}
        </svg>
        {table(points, most, beside)}
    }
    .into_any()
}

/// Where each number stands: one step to the right for each, the higher the further up.
fn places(points: &[Point], most: u16) -> Vec<(usize, usize)> {
    let (wide, high) = (WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE);
    let steps = points.len().saturating_sub(1).max(1);
    let most = usize::from(most.max(1));
    let place = |(index, point): (usize, &Point)| {
        let up = usize::from(point.value).min(most) * high / most;
        (EDGE + index * wide / steps, HEIGHT - EDGE - up)
    };
    points.iter().enumerate().map(place).collect()
}

fn table(points: &[Point], most: u16, beside: &'static str) -> AnyView {
    let rows: Vec<_> = points
        .iter()
        .map(|point| {
            view! {
                <tr>
                    <td>{point.day.clone()}</td>
                    <td>{text::of(point.value, most)}</td>
                    <td class="app-break" dir="auto">{point.beside.clone()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table>
            <thead><tr><th scope="col">{text::DAY}</th><th scope="col">{text::VALUE}</th><th scope="col">{beside}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_number_is_at_the_bottom_the_highest_at_the_top_and_one_alone_is_drawn_too() {
        let point = |value| Point { day: String::new(), value, beside: String::new() };
        assert_eq!(places(&[point(0), point(5), point(10)], 10), [(12, 108), (150, 60), (288, 12)]);
        assert_eq!(places(&[point(99)], 10), [(12, 12)]);
        assert_eq!(places(&[point(0)], 0), [(12, 108)]);
    }
}
