//! The cards with everything that they are found by: the options, the filing of each card, and its texts. A
//! catalog does not change while the page is open, except that the texts are added after the rest.

#[cfg(test)]
mod tests;

use crate::{
    Answer, CardRecord, Comparison, Facet, Filing, Finder, Options, Query, RecordNumber, Sort,
    compare::{self, compare},
    options::kind_number,
    tile_grid::Cell,
};
use enum_map::EnumMap;
use std::sync::Arc;
use story::{
    Bundle, BundledArticle, BundledCard, BundledFact, CardSet, Citation, Piece, Words, pieces,
    plain,
};

/// The cards of a story by number, which is their index in the [`CardSet`].
pub struct Catalog {
    cards: Arc<CardSet>,
    bundle: Arc<Bundle>,
    words: &'static Words,
    options: Options,
    finder: Finder,
}

impl Catalog {
    /// Files the cards. Their texts are not there yet (see [`read_texts`](Self::read_texts)).
    pub fn of(cards: Arc<CardSet>, bundle: Arc<Bundle>, words: &'static Words) -> Self {
        let options = Options::of(&cards, &bundle, words);
        let filings = filings(&cards, &bundle, &options);
        let finder = Finder::new(filings, options.sizes());
        Self {
            cards,
            bundle,
            words,
            options,
            finder,
        }
    }

    /// Adds the texts of at most so many more cards; whether all are there then. A slow phone (a CPU
    /// 4 times slower) takes 10 ms for 250 cards, half a second for 10,000 in one go.
    pub fn read_texts(&mut self, most: usize) -> bool {
        let from = self.finder.texts();
        for number in from..self.len().min(from.saturating_add(most)) {
            let parts = self.parts(number);
            self.finder.add_text(parts.iter().map(String::as_str));
        }
        self.has_texts()
    }

    /// Whether the texts of all cards are there. Before that, a query's text is passed over.
    pub fn has_texts(&self) -> bool {
        self.finder.texts() == self.len()
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.finder.len()
    }

    /// Whether there are no cards.
    pub fn is_empty(&self) -> bool {
        self.finder.is_empty()
    }

    /// The cards as they came.
    pub fn cards(&self) -> &Arc<CardSet> {
        &self.cards
    }

    /// The rest of the story.
    pub fn bundle(&self) -> &Arc<Bundle> {
        &self.bundle
    }

    /// The words in which records are written and texts are searched.
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// What there is to choose.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// A card.
    pub fn card(&self, number: usize) -> Option<&BundledCard> {
        self.cards.cards.get(number)
    }

    /// The number of the card with this id; `None` if there is none.
    pub fn number_of(&self, id: &str) -> Option<usize> {
        self.cards.cards.iter().position(|card| card.id == id)
    }

    /// Where a card is filed; nowhere when there is no such card.
    pub fn filing(&self, number: usize) -> Filing {
        self.finder.filing(number)
    }

    /// The name of a card's option in a facet; empty where it has none.
    pub fn name(&self, number: usize, facet: Facet) -> &str {
        let option = self.filing(number)[facet];
        option.map_or("", |option| self.options.name(facet, option))
    }

    /// The article that a card retells.
    pub fn article(&self, number: usize) -> Option<&BundledArticle> {
        let article = self.filing(number)[Facet::Article]?;
        self.bundle.articles.get(article)
    }

    /// The facts that a card's details list, in order.
    pub fn facts(&self, number: usize) -> Vec<&BundledFact> {
        let card = self.card(number).into_iter();
        card.flat_map(|card| &card.facts)
            .filter_map(|id| self.bundle.fact(id.as_str()))
            .collect()
    }

    /// The texts of a card that a search may find, part by part, as the card shows them: kind and
    /// place, title, summary, each number of its details, the article. Nothing is found across two.
    pub fn parts(&self, number: usize) -> Vec<String> {
        let Some(card) = self.card(number) else {
            return Vec::new();
        };
        let name = |facet| self.name(number, facet);
        let mut parts = vec![
            [name(Facet::Kind), " ", name(Facet::Place)].concat(),
            card.title.clone(),
            plain(&*self.bundle, &card.summary),
        ];
        for fact in self.facts(number) {
            let citation = Citation::of(&self.bundle, fact, self.words);
            let source =
                (self.words.explorer.scope_and_paragraph)(&citation.scope, &citation.paragraph);
            parts.push([&citation.number, " ", &citation.label, &source].concat());
        }
        if let Some(article) = self.article(number) {
            parts.push((self.words.explorer.according_to)(
                &article.title,
                &article.authors,
            ));
        }
        parts
    }

    /// A card in words; all empty when there is no such card. `root` is the address of the story's
    /// page and ends in `/`.
    pub fn record(&self, number: usize, root: &str) -> CardRecord {
        let Some(card) = self.card(number) else {
            return CardRecord::default();
        };
        let article = self.article(number);
        CardRecord {
            id: card.id.clone(),
            title: card.title.clone(),
            options: EnumMap::from_fn(|facet| self.name(number, facet).to_owned()),
            article: article.map_or_else(String::new, |article| article.title.clone()),
            summary: plain(&*self.bundle, &card.summary),
            numbers: self.numbers(card),
            step: card.step.clone(),
            link: [root, "#", &card.step].concat(),
        }
    }

    /// All matching cards in words, in this order.
    pub fn records(&self, answer: &Answer, sort: Sort, root: &str) -> Vec<CardRecord> {
        let numbers = self.sorted(answer, sort, usize::MAX).into_iter();
        numbers.map(|number| self.record(number, root)).collect()
    }

    /// Which cards match, and how many each option would give.
    pub fn answer(&self, query: &Query) -> Answer {
        self.finder.answer(query)
    }

    /// The numbers of the first `most` matching cards in this order.
    pub fn sorted(&self, answer: &Answer, sort: Sort, most: usize) -> Vec<usize> {
        self.finder.sorted(answer, sort, most)
    }

    /// The chosen places side by side, with the matching cards; `None` unless two to four places
    /// are chosen.
    pub fn comparison(&self, query: &Query, answer: &Answer, root: &str) -> Option<Comparison> {
        let chosen = query.chosen(Facet::Place);
        if !compare::PLACES.contains(&chosen.len()) {
            return None;
        }
        let name = |place: &usize| self.options.name(Facet::Place, *place).to_owned();
        let places = chosen.iter().map(name).collect();
        let topics = self.options.list(Facet::Topic).iter();
        let topics: Vec<String> = topics.map(|topic| topic.name.clone()).collect();
        let records = self.records(answer, Sort::default(), root);
        Some(compare(places, &topics, &records, self.words))
    }

    /// Where the places stand on the map, by the numbers of their options.
    pub fn cells(&self) -> Vec<Cell> {
        self.cards.places.iter().map(|place| place.cell).collect()
    }

    /// A card's numbers, those of its summary first, each once.
    fn numbers(&self, card: &BundledCard) -> Vec<RecordNumber> {
        let summary = pieces(&card.summary).into_iter();
        let in_summary = summary.filter_map(|piece| match piece {
            Piece::Number(id) => Some(id),
            Piece::Text(_) => None,
        });
        let mut numbers: Vec<RecordNumber> = Vec::new();
        for id in in_summary.chain(card.facts.iter().map(|id| id.as_str())) {
            if numbers.iter().all(|number| number.id != id)
                && let Some(fact) = self.bundle.fact(id)
            {
                numbers.push(RecordNumber::of(fact));
            }
        }
        numbers
    }
}

/// Where each card is filed. Its article is the one that the chapter of its step retells.
fn filings(cards: &CardSet, bundle: &Bundle, options: &Options) -> Vec<Filing> {
    let article = |step: &str| {
        let (_, chapter) = bundle.chapter_of(step)?;
        options.number(Facet::Article, &chapter.article)
    };
    // Cards come in story order, so those of one step stand together.
    let mut last: (&str, Option<usize>) = ("", None);
    let filing = |card| {
        let BundledCard {
            place,
            topic,
            kind,
            step,
            ..
        }: &BundledCard = card;
        if step != last.0 {
            last = (step, article(step));
        }
        EnumMap::from_fn(|facet| match facet {
            Facet::Place => options.number(facet, place),
            Facet::Topic => options.number(facet, topic),
            Facet::Kind => Some(kind_number(*kind)),
            Facet::Article => last.1,
        })
    };
    cards.cards.iter().map(filing).collect()
}
