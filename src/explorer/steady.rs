//! Keeps the page still when a filter is applied that the reader did not just tap: the one
//! in the address, after hydration or on the way back through history.
//!
//! The HTML shows every card, and is on screen before any script runs. Hiding cards then
//! makes two things move, and the browser counts both as layout shift:
//! - What follows the list. So the results keep enough height to leave it where it is, or out
//!   of sight, until the reader next chooses something; a move that a tap causes is
//!   expected. Not in a frame: there the host gives us our height, and must see it shrink.
//! - The cards that stay. So the list is taken out of the layout and put back in one go:
//!   to the browser its cards are then new, not moved, and nothing is painted in between.

use crate::dom;
use leptos::web_sys::HtmlElement;

/// The height to keep for a block from `top` to `bottom` in a viewport of this height, so that
/// what follows it does not move within the viewport, and takes up no more than that.
pub fn reserve(top: f64, bottom: f64, viewport: f64) -> f64 {
    (bottom.min(viewport) - top).max(0.)
}

/// Prepares the results for losing cards: keeps their height, and has the list laid out anew.
pub fn hold(results: &HtmlElement, list: &HtmlElement) {
    if !super::address::framed() {
        let rect = results.get_bounding_client_rect();
        let height = reserve(rect.top(), rect.bottom(), dom::window_height());
        let style = results.style();
        let _ = style.set_property("min-block-size", &format!("{}px", height.ceil() as u32));
    }
    list.set_hidden(true);
    // Reading a size makes the browser lay the page out without the list.
    let _ = list.offset_height();
    list.set_hidden(false);
}

/// Gives the height back.
pub fn release(results: &HtmlElement) {
    let _ = results.style().remove_property("min-block-size");
}

#[cfg(test)]
mod tests {
    use super::reserve;

    #[test]
    fn results_below_the_viewport_need_no_height() {
        assert_eq!(reserve(900., 5_000., 800.), 0.);
    }

    #[test]
    fn what_follows_stays_out_of_sight() {
        assert_eq!(reserve(300., 5_000., 800.), 500.);
        assert_eq!(reserve(-2_000., 5_000., 800.), 2_800.);
    }

    #[test]
    fn what_follows_in_sight_stays_where_it_is() {
        assert_eq!(reserve(-2_000., 400., 800.), 2_400.);
        assert_eq!(reserve(-5_000., -400., 800.), 4_600.);
    }
}
