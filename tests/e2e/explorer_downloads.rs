//! Downloads of the results: files and the link.

use crate::browser::CHROMIUM;
use crate::explorer::{cards, choose};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use serde_json::{Value, json};
use std::fs;
use std::time::{Duration, Instant};

tests! {
    CHROMIUM => {
        the_csv_opens_in_a_spreadsheet,
        the_link_is_copied,
    }
}

/// Asks for a file and reads it.
async fn download(reader: &Reader, button: &str, file: &str) -> Checked<String> {
    let folder = std::env::temp_dir().join(format!("changjuan-downloads-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    reader
        .cdp(
            "Browser.setDownloadBehavior",
            json!({"behavior": "allow", "downloadPath": folder}),
        )
        .await?;
    choose(reader, ".downloads button", button).await?;
    let path = folder.join(file);
    let started = Instant::now();
    while !path.exists() {
        if started.elapsed() > Duration::from_secs(20) {
            return Err(format!("{file} does not arrive").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let text = fs::read_to_string(&path)?;
    fs::remove_dir_all(&folder)?;
    Ok(text)
}

async fn the_csv_opens_in_a_spreadsheet(reader: &Reader) -> Checked {
    reader
        .open_explorer("?v=1&place=jiande&sort=place#explorer")
        .await?;
    let text = download(reader, "下载 CSV", "cards.csv").await?;
    let text = text.strip_prefix('\u{feff}').ok_or("no byte order mark")?;
    let mut table = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(&table.headers()?[1], "标题");
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>()?;
    let story = Site::story()?;
    let ids: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(ids, cards(&story, Some("jiande"), None));
    let complex = rows
        .iter()
        .find(|row| &row[0] == "complex")
        .ok_or("no complex")?;
    assert!(
        complex[7].contains("超70家（建德市更楼街道，B2.companies）"),
        "{}",
        &complex[7]
    );
    assert!(complex[8].starts_with("http") && complex[8].ends_with("#jiande-companies"));
    Ok(())
}

async fn the_link_is_copied(reader: &Reader) -> Checked {
    reader.open_explorer("?v=1&topic=family#explorer").await?;
    reader
        .cdp(
            "Browser.grantPermissions",
            json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}),
        )
        .await?;
    choose(reader, ".downloads button", "复制链接").await?;
    reader
        .until(
            "the status says so",
            "document.querySelector('.downloads-status').textContent === '已复制链接'",
        )
        .await?;
    let copied = reader
        .driver
        .execute_async(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)))",
            vec![],
        )
        .await?;
    let here: String = reader.js("return location.href").await?;
    assert_eq!(copied.json(), &Value::String(here));
    Ok(())
}
