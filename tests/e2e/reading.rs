//! Reading without script: the page is complete as it comes.

use crate::browser::EVERY_BROWSER;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use story::words::ZH_CN;
use story::{Block, CardSet, Story, plain};

tests! {
    EVERY_BROWSER => {
        without_script_the_whole_text_is_there,
        without_script_every_number_leads_to_its_source,
        without_script_all_cards_and_pictures_are_there,
        without_script_every_step_has_its_picture,
        without_script_no_control_pretends_to_work,
    }
}

/// The main site in a sandbox without script, as every browser understands it.
async fn scriptless(reader: &Reader) -> Checked {
    let site = reader
        .changed(|files| {
            files.rewrite("headers.json", |bytes| {
                String::from_utf8_lossy(&bytes)
                    .replace(
                        "default-src 'none'",
                        "sandbox allow-same-origin; default-src 'none'",
                    )
                    .into_bytes()
            })
        })
        .await?;
    // Chromium logs that in the console.
    reader.expect("Blocked script execution");
    reader.visit(&site, "").await?;
    let script: bool = reader
        .js("return document.documentElement.classList.contains('js')")
        .await?;
    assert!(!script, "a script ran");
    Ok(())
}

/// The text that is not hidden. Not `innerText`: that leaves out what a browser has not laid out yet
/// because it is far away.
const SEEN: &str = "
    const seen = root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        let text = '';
        while (walker.nextNode())
            if (walker.currentNode.parentElement.checkVisibility()) text += walker.currentNode.data;
        return text;
    };";

/// Text without any white space, which is the browser's affair.
fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every sentence and heading of a story, as a reader sees it.
fn words(story: &Story) -> Vec<String> {
    let mut words = vec![
        story.title.clone(),
        story.cover.line.clone(),
        story.cover.deck.clone(),
        story.closing.title.clone(),
    ];
    for chapter in &story.chapters {
        words.extend([chapter.title.clone(), chapter.line.clone()]);
        words.extend(chapter.steps.iter().filter_map(|step| step.lead.clone()));
    }
    let blocks = story
        .steps()
        .flat_map(|(_, step)| &step.blocks)
        .chain(&story.closing.blocks);
    for block in blocks {
        match block {
            Block::Prose(sentences) => {
                words.extend(
                    sentences
                        .iter()
                        .map(|sentence| plain(story, &sentence.text)),
                );
            }
            Block::Figures(ids) => words.extend(
                ids.iter()
                    .filter_map(|id| story.fact(id))
                    .map(|fact| format!("{}{}", fact.written(), fact.label)),
            ),
            Block::Quote(quote) => {
                words.extend([(ZH_CN.quote.marked)(&quote.text), quote.speaker.clone()]);
            }
        }
    }
    for article in &story.articles {
        words.push(article.title.clone());
        words.extend(article.authors.clone());
    }
    words.extend(story.credits.lines.clone());
    words.push(story.updated.clone());
    words
}

async fn without_script_the_whole_text_is_there(reader: &Reader) -> Checked {
    scriptless(reader).await?;
    let shown = tight(
        &reader
            .js::<String>(&format!("{SEEN} return seen(document.body)"))
            .await?,
    );
    for words in words(&Site::story()?) {
        assert!(shown.contains(&tight(&words)), "not on the page: {words}");
    }
    Ok(())
}

async fn without_script_every_number_leads_to_its_source(reader: &Reader) -> Checked {
    scriptless(reader).await?;
    let story = Site::story()?;
    // A picture may show the halves of a number apart, and its words for other screens are hidden.
    let numbers: Vec<(String, String, String, String, bool)> = reader
        .js(&[
            SEEN,
            "return [...document.querySelectorAll('a[data-fact]')].filter(number => !number.closest('.picture-label') || seen(number)).map(number => {
                const link = number.getAttribute('href');
                const entry = document.getElementById(link.slice(1));
                return [number.dataset.fact, link, seen(number), entry ? seen(entry) : '', Boolean(number.closest('.picture-label'))];
            })",
        ]
        .concat())
        .await?;
    assert!(numbers.len() > story.facts.len());
    let is_quotation = |id: &str| story.quotes().any(|(_, quote)| quote.source.as_str() == id);
    let (quotations, numbers): (Vec<_>, Vec<_>) =
        numbers.into_iter().partition(|(id, ..)| is_quotation(id));
    assert_eq!(quotations.len(), story.quotes().count());
    for (id, link, _, entry, _) in &quotations {
        assert_eq!(link, &format!("#source-{id}"));
        let quote = story
            .quotes()
            .find(|(_, quote)| quote.source.as_str() == id);
        let (_, quote) = quote.ok_or("a quotation without a source")?;
        assert!(tight(entry).contains(&tight(&quote.text)), "{id}: {entry}");
        assert!(
            tight(entry).contains(&tight(&quote.speaker)),
            "{id}: {entry}"
        );
    }
    for (id, link, text, entry, in_picture) in &numbers {
        let fact = story
            .facts
            .iter()
            .find(|fact| fact.id.as_str() == id)
            .ok_or_else(|| format!("an unknown fact: {id}"))?;
        let number = fact.written().to_string();
        assert_eq!(link, &format!("#source-{id}"));
        match in_picture {
            true => assert!(number.contains(&tight(text)), "{id}: {text} in a picture"),
            false => assert_eq!(tight(text), number, "{id}"),
        }
        assert!(tight(entry).contains(&number), "{id}: {entry}");
        assert!(tight(entry).contains(&tight(&fact.scope)), "{id}: {entry}");
    }
    for fact in &story.facts {
        assert!(
            numbers.iter().any(|(id, ..)| fact.id.as_str() == id),
            "{:?} stands nowhere",
            fact.id
        );
    }
    Ok(())
}

async fn without_script_all_cards_and_pictures_are_there(reader: &Reader) -> Checked {
    scriptless(reader).await?;
    let story = Site::story()?;
    let cards: Vec<String> = reader
        .js(&[
            SEEN,
            "return [...document.querySelectorAll('[data-card]')].map(card => seen(card))",
        ]
        .concat())
        .await?;
    assert_eq!(cards.len(), story.cards.len());
    for (text, card) in cards.iter().zip(&CardSet::of(&story).cards) {
        assert!(tight(text).contains(&tight(&card.title)), "{text}");
        let summary = plain(&story, &card.summary);
        assert!(tight(text).contains(&tight(&summary)), "{text}");
    }
    // A picture has an area and a name.
    let pictures: Vec<(f64, f64, String)> = reader
        .js("return [...document.querySelectorAll('.step .painted img')]
                .filter(img => img.getClientRects().length)
                .map(img => {
                    const box = img.closest('.picture').getBoundingClientRect();
                    return [box.width, box.height, img.closest('.picture').ariaLabel ?? img.closest('.picture').getAttribute('aria-label')];
                })")
        .await?;
    assert_eq!(pictures.len(), story.steps().count());
    for (width, height, words) in pictures {
        assert!(width > 200.0 && height > 150.0, "{width} × {height}");
        assert!(words.chars().count() >= 2, "{words}");
    }
    Ok(())
}

async fn without_script_every_step_has_its_picture(reader: &Reader) -> Checked {
    scriptless(reader).await?;
    let story = Site::story()?;
    for (_, step) in story.steps().step_by(3) {
        reader
            .run(&format!(
                "document.getElementById('{}').scrollIntoView()",
                step.id
            ))
            .await?;
        reader
            .until(
                "the picture is drawn",
                &format!(
                    "[...document.querySelectorAll('#{} .painted img')]
                         .some(img => img.getClientRects().length && img.complete && img.naturalWidth > 0)",
                    step.id
                ),
            )
            .await?;
    }
    Ok(())
}

async fn without_script_no_control_pretends_to_work(reader: &Reader) -> Checked {
    scriptless(reader).await?;
    let working: Vec<String> = reader
        .js(
            "return [...document.querySelectorAll('button, input, select')]
                .filter(control => !control.disabled && control.getClientRects().length > 0)
                .map(control => control.innerText)",
        )
        .await?;
    assert_eq!(working, Vec::<String>::new());
    // Nor does a line speak of parts that did not load.
    assert!(
        reader
            .js::<bool>("return document.getElementById('quiet').hidden")
            .await?
    );
    Ok(())
}
