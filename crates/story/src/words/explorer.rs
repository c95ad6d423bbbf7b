//! The words of the district explorer.

use crate::CardKind;
use enum_map::EnumMap;

/// The names of facets and of their options.
#[derive(Debug)]
pub struct FacetWords {
    /// The name of the facet of places.
    pub place: &'static str,
    /// The name of the facet of topics.
    pub topic: &'static str,
    /// The name of the facet of kinds.
    pub kind: &'static str,
    /// The name of the facet of articles.
    pub article: &'static str,
    /// The kinds of cards.
    pub kinds: EnumMap<CardKind, &'static str>,
    /// A report by the name of the chapter that retells it; titles are too long for buttons.
    pub article_of: fn(&str) -> String,
}

/// The words in the explorer.
#[derive(Debug)]
pub struct ExplorerWords {
    /// The heading.
    pub heading: &'static str,
    /// The name of map and filters together, and of the button that opens them on a phone.
    pub filters: &'static str,
    /// The line above the map.
    pub map_caption: &'static str,
    /// A place that no report names, in two parts between which a line may break.
    pub unnamed: [&'static str; 2],
    /// The word behind a tile's count of cards.
    pub cards_unit: &'static str,
    /// The label of the search field.
    pub search: &'static str,
    /// The placeholder of the search field.
    pub search_hint: &'static str,
    /// The button that clears all filters.
    pub clear: &'static str,
    /// The name of the list of chosen options.
    pub chosen: &'static str,
    /// The name of the button that removes an option; given its facet and its name.
    pub remove: fn(&str, &str) -> String,
    /// The number of matching cards.
    pub total: fn(usize) -> String,
    /// A searched text in the status.
    pub searched: fn(&str) -> String,
    /// Separates the parts of the status.
    pub between_parts: &'static str,
    /// Separates the options of a facet.
    pub between_options: &'static str,
    /// The button that closes the filters on a phone; given the number of matching cards.
    pub show_results: fn(usize) -> String,
    /// The button that lists more cards; given how many.
    pub more: fn(usize) -> String,
    /// The number of listed cards and the number of matching ones.
    pub listed: fn(usize, usize) -> String,
    /// The name of the choice of a presentation.
    pub presentation: &'static str,
    /// The presentation as cards.
    pub as_cards: &'static str,
    /// The presentation as a table.
    pub as_table: &'static str,
    /// The presentation as a comparison.
    pub as_comparison: &'static str,
    /// The name of the choice of an order.
    pub sort: &'static str,
    /// The order of the story.
    pub story_order: &'static str,
    /// The order by places.
    pub by_place: &'static str,
    /// The note on what a link has that the explorer lacks; given the names of those things.
    pub unknown: fn(&[&str]) -> String,
    /// The name of an unknown version in that note.
    pub unknown_version: &'static str,
    /// The line for no results where giving up one filter would not help.
    pub empty: &'static str,
    /// The line for no results where giving up one filter would help.
    pub empty_but: &'static str,
    /// The button that gives up a filter; given its name.
    pub loosen: fn(&str) -> String,
    /// The name of the searched text on that button.
    pub searched_text: &'static str,
    /// The button that opens a card.
    pub details: &'static str,
    /// What follows in the name of that button for screen readers; given the card's title.
    pub details_of: fn(&str) -> String,
    /// The link from a card to its step.
    pub to_story: &'static str,
    /// The name of that link for screen readers; given the card's title.
    pub to_story_of: fn(&str) -> String,
    /// The article that a card retells, and its authors.
    pub according_to: fn(&str, &[String]) -> String,
    /// Whose number it is, and its paragraph.
    pub scope_and_paragraph: fn(&str, &str) -> String,
    /// The name of the table.
    pub table: &'static str,
    /// The column that sorts by the order of the story.
    pub order: &'static str,
    /// The column with titles.
    pub title: &'static str,
    /// The column with numbers.
    pub numbers: &'static str,
    /// What is counted, and the number.
    pub number: fn(&str, &str) -> String,
    /// Separates the numbers of a card.
    pub between_numbers: &'static str,
    /// The name of the comparison.
    pub comparison: &'static str,
    /// How to choose places for a comparison.
    pub comparison_how: &'static str,
    /// Which numbers are compared.
    pub comparison_only: &'static str,
    /// The name of a measure whose numbers have different labels.
    pub same_measure: &'static str,
    /// Separates the values of a cell.
    pub between_values: &'static str,
    /// A cell that is empty, perhaps only because of the filters.
    pub none_filtered: &'static str,
    /// A cell that is empty because no report has anything for it.
    pub none_reported: &'static str,
    /// The name of the buttons for downloads and links.
    pub download: &'static str,
    /// The button that downloads a CSV file.
    pub download_csv: &'static str,
    /// The message after a download.
    pub downloaded: &'static str,
    /// The button that copies the address.
    pub copy_link: &'static str,
    /// The message after that.
    pub link_copied: &'static str,
    /// The button that opens the share dialog.
    pub share: &'static str,
    /// The line above a text to select, where downloads or the clipboard are denied.
    pub denied: &'static str,
    /// The name of that text.
    pub selectable: &'static str,
    /// The column of the CSV file with ids.
    pub csv_id: &'static str,
    /// The column of the CSV file with summaries.
    pub csv_summary: &'static str,
    /// The column of the CSV file with links.
    pub csv_link: &'static str,
    /// A number in the CSV file; given what is counted, the number, whose it is, and the fact's id.
    pub csv_number: fn(&str, &str, &str, &str) -> String,
}
