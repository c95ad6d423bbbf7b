//! Links to cards. The live explorer has elements only for the cards that it lists, so a link to another card would lead
//! nowhere. The card is listed first, and then scrolled to.

use super::state::State;
use crate::dom::{address, query, schedule};
use story::Target;

impl State {
    /// Lists the card that the anchor of the address names, and scrolls to it. Does nothing where the anchor names no
    /// card, or one that is listed: the browser scrolls to that itself.
    pub fn follow_card_link(self) {
        let hash = address::hash();
        let Some(anchor) = hash.strip_prefix('#') else {
            return;
        };
        let Target::Card(id) = Target::of(anchor) else {
            return;
        };
        let number = self.with_root_address(|catalog, _| catalog.number_of(id));
        let Some(number) = number.filter(|_| query::by_id(anchor).is_none()) else {
            return;
        };
        self.list_card(number);
        let anchor = anchor.to_owned();
        schedule::after_paint(move || {
            if let Some(title) = query::by_id(&anchor) {
                title.scroll_into_view();
            }
        });
    }
}
