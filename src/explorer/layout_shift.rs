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

use crate::dom::{animation::set_style, observe, query, root};
use web_sys::{Element, HtmlElement};

/// The property by which a block keeps a height.
const HEIGHT: &str = "min-block-size";

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

/// Heights in pixels that the results in place of the printed ones may keep.
#[derive(Clone, Copy, Debug, Default)]
pub struct PrintedHeights {
    /// The whole height of the printed results.
    pub whole: Option<u32>,
    /// The smallest height with which nothing below them moves within the window; `None` in frames.
    pub least: Option<u32>,
}

/// The heights of the results in a printed explorer.
pub fn heights_of_printed(printed: &Element) -> PrintedHeights {
    let Some(results) = query::first_in::<Element>(printed, ".explorer-results") else {
        return PrintedHeights::default();
    };
    let whole = results.get_bounding_client_rect().height();
    PrintedHeights {
        whole: Some(whole.round() as u32),
        least: height_of(&results),
    }
}

/// Whether a printed explorer is in the window.
pub fn is_in_sight(printed: &Element) -> bool {
    let rect = printed.get_bounding_client_rect();
    rect.top() < observe::window_height() && rect.bottom() > 0.
}

/// The places of parts in a live explorer that has not been swapped in.
pub struct Places<const N: usize>([(&'static str, Option<HtmlElement>); N]);

impl<const N: usize> Places<N> {
    /// The places that these selectors find.
    pub fn of(live: &Element, selectors: [&'static str; N]) -> Self {
        Self(selectors.map(|selector| (selector, query::first_in(live, selector))))
    }

    /// Gives each place the height that it has in the printed explorer.
    pub fn keep_heights(&self, printed: &Element) {
        for (selector, place) in &self.0 {
            let there = query::first_in::<Element>(printed, selector);
            if let (Some(place), Some(there)) = (place, there) {
                let height = there.get_bounding_client_rect().height().round() as u32;
                set_style(place, HEIGHT, &format!("{height}px"));
            }
        }
    }
}

/// Ends what [`Places::keep_heights`] began, for a place that has been filled.
pub fn free_height(place: &HtmlElement) {
    set_style(place, HEIGHT, "");
}

/// Prepares the results for another list of cards, and returns the height in pixels that they should keep;
/// `None` in frames.
pub fn hold(results: &HtmlElement) -> Option<u32> {
    let list: HtmlElement = query::first_in(results, ".cards")?;
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
