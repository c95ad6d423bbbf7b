//! What an address asks the explorer for.

use finder::{AddressState, Options, Query, Unknown, decode};

/// Query and display of an address with this query string, and its unknown values. The query is the
/// `preset` where the address has none.
pub fn read(search: &str, preset: &Query, options: &Options) -> (AddressState, Vec<Unknown>) {
    let (mut state, unknown) = decode(search, options);
    if state.query.is_empty() {
        state.query = preset.clone();
    }
    (state, unknown)
}
