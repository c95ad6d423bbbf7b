//! Whether these tests notice when something is wrong.

use crate::browser::EVERY_BROWSER;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use std::time::Duration;

tests! {
    EVERY_BROWSER => {
        an_error_in_the_console_is_noticed,
        a_violation_of_the_policy_is_noticed,
    }
}

async fn an_error_in_the_console_is_noticed(reader: &Reader) -> Checked {
    reader.open("").await?;
    // As the page's own code would: what WebDriver runs has a console of its own.
    reader
        .run("document.querySelector('h1').addEventListener('click', () => { throw new Error('thrown on purpose'); });
              document.querySelector('h1').click();
              console.error('logged on purpose');")
        .await?;
    reader.expect("thrown on purpose");
    reader.expect("logged on purpose");
    let mut errors = Vec::new();
    for _ in 0..100 {
        // Some browsers list everything each time, some only what is new.
        errors.extend(reader.console_errors().await?);
        let all = errors.join("\n");
        if all.contains("thrown on purpose") && all.contains("logged on purpose") {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("noticed only {errors:?}").into())
}

async fn a_violation_of_the_policy_is_noticed(reader: &Reader) -> Checked {
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
        if !reader.site.violations().await?.is_empty() {
            reader.site.clear_violations().await?;
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("no report came".into())
}
