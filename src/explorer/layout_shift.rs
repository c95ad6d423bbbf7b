//! Prevents layout shift when a filter is applied that the reader did not just choose: the filter in the
//! address, when the live explorer replaces the printed one and when the reader goes back or forward.
//!
//! Fewer cards than before would make two things move, and browsers count both as layout shift:
//! - The page below the list. Therefore the results keep enough height to leave it where it is, or out of
//!   sight, until the reader next changes something; a shift after a tap does not count. In a frame they
//!   do not, because the host sets the height of the frame and the frame must be able to shrink.
//! - The remaining cards, when the reader goes back or forward. Therefore the list is removed from the
//!   layout and put back before the change: the browser then counts its cards as new, not as moved, and
//!   paints nothing in between.

use crate::dom::{observe, query, root};
use web_sys::{Element, HtmlElement};

/// The smallest height in pixels that a block from `top` to `bottom` must keep in a window of this height,
/// so that nothing below the block moves within the window.
fn reserve(top: f64, bottom: f64, window: f64) -> f64 {
    (bottom.min(window) - top).max(0.)
}

/// The height in pixels that the results in place of this element should keep; `None` in frames.
fn height_of(results: &Element) -> Option<u32> {
    if root::is_in_frame() {
        return None;
    }
    let rect = results.get_bounding_client_rect();
    let height = reserve(rect.top(), rect.bottom(), observe::window_height());
    Some(height.ceil() as u32)
}

/// The same for the results in a printed explorer.
pub fn height_of_printed(printed: &Element) -> Option<u32> {
    let results: Element = query::first_in(printed, ".explorer-results")?;
    height_of(&results)
}

/// Prepares the results for another list of cards, and returns the height in pixels that they should keep;
/// `None` in frames.
pub fn hold(results: &HtmlElement, list: &HtmlElement) -> Option<u32> {
    let height = height_of(results);
    let hidden = list.hidden();
    list.set_hidden(true);
    // Reading a size makes the browser lay out the page without the list.
    let _ = list.offset_height();
    list.set_hidden(hidden);
    height
}

#[cfg(test)]
mod tests {
    use super::reserve;

    #[test]
    fn results_below_the_window_need_no_height() {
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
