//! The parts of the desk that are always the same, as they are printed. Their buttons sleep.

/// What stands above the results: search, count, chips, views and orders. Its buttons sleep.
pub const HEAD: &str = concat!(
    r#"<div class="search" role="search"><label for="explorer-search">搜索</label>"#,
    r#"<input id="explorer-search" type="search" autocomplete="off" enterkeyhint="search" maxlength="60" placeholder="标题、人名、项目或数字" disabled></div>"#,
    r#"<div class="results-bar"><p class="results-status" tabindex="-1"></p><p class="unseen" role="status"></p>"#,
    r#"<button type="button" class="clear" data-do="clear" hidden>清除筛选</button>"#,
    r#"<button type="button" class="sheet-button" data-do="sheet" aria-expanded="false" aria-controls="explorer-filters" disabled>筛选</button></div>"#,
    r#"<p class="results-note" hidden></p>"#,
    r#"<ul class="chosen" role="list" aria-label="已选条件" hidden></ul>"#,
    r#"<div class="views"><div class="choices" role="group" aria-label="版式">"#,
    r#"<button type="button" class="choice" data-view="cards" aria-pressed="true" disabled>卡片</button>"#,
    r#"<button type="button" class="choice" data-view="table" aria-pressed="false" disabled>表格</button>"#,
    r#"<button type="button" class="choice" data-view="compare" aria-pressed="false" disabled>对比</button></div>"#,
    r#"<div class="choices" role="group" aria-label="排序">"#,
    r#"<button type="button" class="choice" data-sort="story" aria-pressed="true" disabled>故事顺序</button>"#,
    r#"<button type="button" class="choice" data-sort="place" aria-pressed="false" disabled>按区县</button></div></div>"#,
);

/// The same with the status in it.
#[cfg(not(target_arch = "wasm32"))]
pub fn head(status: &str) -> String {
    const LINE: &str = r#"<p class="results-status" tabindex="-1">"#;
    let mut line = String::new();
    super::markup::write(&mut line, &[LINE, status]);
    HEAD.replace(LINE, &line)
}

/// What stands behind the cards: the other views, the empty result, the way to more.
pub const FURTHER: &str = concat!(
    r#"<div class="results-other" hidden></div>"#,
    r#"<div class="empty" hidden><p></p><div class="choices"></div></div>"#,
    r#"<p class="results-more" hidden><button type="button" data-do="more"></button><span></span></p>"#,
);

/// The way out of the sheet.
pub const FOOT: &str = r#"<button type="button" data-do="results"></button>"#;

/// The same with its words in it.
#[cfg(not(target_arch = "wasm32"))]
pub fn foot(words: &str) -> String {
    FOOT.replace("></", &[">", words, "</"].concat())
}

/// The ways to take the results along.
pub const TAKE: &str = concat!(
    r#"<button type="button" data-do="csv" disabled>下载 CSV</button>"#,
    r#"<button type="button" data-do="json" disabled>下载 JSON</button>"#,
    r#"<button type="button" data-do="link" disabled>复制链接</button>"#,
    r#"<button type="button" class="share-button" data-share="districts" disabled>分享与嵌入</button>"#,
    r#"<span class="take-said" role="status"></span>"#,
    r#"<textarea readonly rows="4" aria-label="可以选中的文字" hidden></textarea>"#,
);

/// What the comparison says before there is one.
pub const HINT: &str =
    r#"<p class="compare-hint">在图上选两到四个地方，这里就把它们并排列出。</p>"#;
