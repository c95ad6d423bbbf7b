//! `engine time QUERIES < lines` prints a line for each query: the median time of the finder in
//! microseconds, the number of matching cards and the sum of all counts. The library documents the form of
//! lines and queries.

use engine::Trial;
use std::{error::Error, hint::black_box, io::Read, time::Instant};

/// How often each query is measured; the median counts.
const TIMES: usize = 101;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["time", queries] => time(queries),
        _ => Err("usage: engine time QUERIES < lines".into()),
    }
}

fn time(queries: &str) -> Result<(), Box<dyn Error>> {
    let mut lines = String::new();
    std::io::stdin().read_to_string(&mut lines)?;
    let trial = Trial::new(&lines, queries);
    for query in 0..trial.queries() {
        let mut times: Vec<u128> = (0..TIMES)
            .map(|_| {
                let started = Instant::now();
                black_box(trial.answer(black_box(query)));
                started.elapsed().as_nanos()
            })
            .collect();
        times.sort_unstable();
        let (total, counts) = trial.sum(query);
        println!("{} {total} {counts}", times[TIMES / 2] as f64 / 1_000.0);
    }
    Ok(())
}
