//! Whether these tests would hear if something were wrong.

use crate::browser::EVERY_BROWSER;
use crate::reader::Reader;
use crate::stage::{Checked, tests};
use std::time::Duration;

tests! {
    EVERY_BROWSER => {
        an_error_in_the_console_is_heard,
        a_breach_of_the_policy_is_heard,
    }
}

async fn an_error_in_the_console_is_heard(reader: &Reader) -> Checked {
    reader.open("").await?;
    // As the page's own code would: what WebDriver runs has a console of its own.
    reader
        .run("document.querySelector('h1').addEventListener('click', () => { throw new Error('thrown aloud'); });
              document.querySelector('h1').click();
              console.error('said aloud');")
        .await?;
    reader.expect("thrown aloud");
    reader.expect("said aloud");
    let mut heard = Vec::new();
    for _ in 0..100 {
        // Some browsers tell everything each time, some only what is new.
        heard.extend(reader.complaints().await?);
        let all = heard.join("\n");
        if all.contains("thrown aloud") && all.contains("said aloud") {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("heard only {heard:?}").into())
}

async fn a_breach_of_the_policy_is_heard(reader: &Reader) -> Checked {
    reader.open("").await?;
    reader.expect("Content Security Policy");
    reader.expect("Content-Security-Policy");
    reader
        .run(
            "const style = document.createElement('style');
              style.textContent = 'h1 { color: red }';
              document.head.append(style);",
        )
        .await?;
    for _ in 0..100 {
        if !reader.site.breaches().await?.is_empty() {
            reader.site.forgive().await?;
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("no report came".into())
}
