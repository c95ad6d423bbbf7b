//! The command line of `press`.

use crate::build::{self, Mode};
use crate::{check, fact_table, fault, fonts, headings, sample, serve, site};
use lexopt::prelude::*;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use story::Story;
use thiserror::Error;

const HELP: &str = "\
press: checks the content, builds the site and serves it

press check      [--content DIR] [--fonts DIR]
    Finds faults in the content, each with file, line and column, and headings
    that the heading font has no glyphs for.
press facts      [--content DIR] [--ledger FILE]
    Prints for each fact the step and the sentence that mention it, as a
    Markdown table. With a ledger, also the facts that no step mentions.
press headings   [--content DIR]
    Prints all text that is set in the heading font, a heading a line.
press build      [--dist DIR] [--base-url URL] [--root DIR] [--unsplit | --dev]
    Compiles the program and builds the finished site; what has not changed is
    not done again. Also reads BASE_URL. With --unsplit the program is in one
    piece, with --dev it is compiled fast and nothing is made small.
press serve      [--dist DIR] [--host HOST] [--port PORT] [--sub-path PATH] [--report]
    Serves the finished site. Also reads PORT. With --report, breaches of the
    page's policy are printed, and listed at /__reports.
press sample lines CARDS SEED
    Prints so many cards made from a seed, one a line: the numbers of their
    options, then their texts. For measurements.
press sample site CARDS SEED DIST FOLDER
    Builds the site of such cards in an empty folder, with the program of the
    finished site DIST.

DIR is public/content, public/fonts or dist, PORT 8080 and HOST 127.0.0.1 where not given.
";

/// Why a command could not be run.
#[derive(Debug, Error)]
pub enum CliError {
    /// The arguments are not understood.
    #[error("{0}\nSee press help.")]
    Arguments(#[from] lexopt::Error),
    /// There is no such command.
    #[error("there is no command “{0}”. See press help.")]
    Command(String),
    /// Something that must be given is not.
    #[error("{0}")]
    Missing(&'static str),
    /// The content has faults; one a line.
    #[error("{0}")]
    Faults(String),
    /// The site's address is malformed.
    #[error(transparent)]
    Base(#[from] site::BaseUrlError),
    /// The site could not be built.
    #[error(transparent)]
    Build(#[from] build::BuildError),
    /// The site of a sample could not be built.
    #[error(transparent)]
    Site(#[from] site::SiteError),
    /// The site cannot be served.
    #[error(transparent)]
    Serve(#[from] serve::ServeError),
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] fact_table::LedgerError),
    /// The server stopped, or could not start its threads.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    let mut arguments = env::args_os();
    arguments.next(); // the name of the program
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("press: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The options on the command line, by their names.
#[derive(Default)]
struct Given {
    paths: Vec<(&'static str, PathBuf)>,
    values: Vec<(&'static str, String)>,
    unsplit: bool,
    dev: bool,
    report: bool,
}

impl Given {
    /// Reads the options in `known`; any other option is an error.
    fn read(parser: &mut lexopt::Parser, known: &[&'static str]) -> Result<Self, lexopt::Error> {
        let mut given = Self::default();
        while let Some(argument) = parser.next()? {
            let Long(name) = argument else {
                return Err(argument.unexpected());
            };
            let Some(name) = known.iter().copied().find(|own| *own == name) else {
                return Err(argument.unexpected());
            };
            match name {
                "unsplit" => given.unsplit = true,
                "dev" => given.dev = true,
                "report" => given.report = true,
                "base-url" | "host" | "port" | "sub-path" => {
                    given.values.push((name, parser.value()?.string()?));
                }
                _ => given.paths.push((name, parser.value()?.into())),
            }
        }
        Ok(given)
    }

    fn path(&self, name: &str, otherwise: &str) -> PathBuf {
        self.maybe_path(name).unwrap_or_else(|| otherwise.into())
    }

    fn maybe_path(&self, name: &str) -> Option<PathBuf> {
        let found = self.paths.iter().rev().find(|(own, _)| *own == name);
        found.map(|(_, path)| path.clone())
    }

    fn value(&self, name: &str, variable: &str) -> Option<String> {
        let found = self.values.iter().rev().find(|(own, _)| *own == name);
        found
            .map(|(_, value)| value.clone())
            .or_else(|| env::var(variable).ok().filter(|value| !value.is_empty()))
    }
}

fn run(arguments: impl Iterator<Item = OsString> + 'static) -> Result<(), CliError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut given = |known: &[&'static str]| Given::read(&mut parser, known);
    match command.as_str() {
        "help" => {
            print!("{HELP}");
            Ok(())
        }
        "check" => run_check(&given(&["content", "fonts"])?),
        "facts" => run_facts(&given(&["content", "ledger"])?),
        "headings" => run_headings(&given(&["content"])?),
        "build" => run_build(&given(&["dist", "base-url", "root", "unsplit", "dev"])?),
        "serve" => run_serve(&given(&["dist", "host", "port", "sub-path", "report"])?),
        "sample" => run_sample(&mut parser),
        _ => Err(CliError::Command(command)),
    }
}

fn run_check(given: &Given) -> Result<(), CliError> {
    let all = check::content(&given.path("content", "public/content"));
    let fonts = given.path("fonts", "public/fonts");
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    for one in all {
        faults.extend(one.faults);
        if let Some(story) = one.story {
            faults.extend(fonts::check(&fonts, &headings::headings(&story)));
            lines.push(format!(
                "{}: {} chapters, {} steps, {} facts, {} places, {} cards; no faults",
                one.locale,
                story.chapters.len(),
                story.steps().count(),
                story.facts.len(),
                story.places.len(),
                story.cards.len()
            ));
        }
    }
    if faults.is_empty() {
        println!("{}", lines.join("\n"));
        return Ok(());
    }
    print!("{}", fault::table(&faults));
    Err(CliError::Faults(match faults.len() {
        1 => "1 fault".to_owned(),
        count => format!("{count} faults"),
    }))
}

/// The stories of a content folder. Fails with the faults of the first that cannot be read.
fn stories(folder: &Path) -> Result<Vec<Story>, CliError> {
    let mut stories = Vec::new();
    for one in check::content(folder) {
        match one.story {
            Some(story) => stories.push(story),
            None => return Err(CliError::Faults(fault::table(&one.faults))),
        }
    }
    Ok(stories)
}

fn run_facts(given: &Given) -> Result<(), CliError> {
    let ledger = given
        .maybe_path("ledger")
        .map(|file| fact_table::Ledger::read(&file))
        .transpose()?;
    let mut missing = 0;
    for story in stories(&given.path("content", "public/content"))? {
        let (table, without_step) = fact_table::table(&story, ledger.as_ref());
        print!("{table}");
        missing += without_step.len();
    }
    match missing {
        0 => Ok(()),
        count => Err(CliError::Faults(format!(
            "the text does not mention {count} facts of the ledger"
        ))),
    }
}

fn run_headings(given: &Given) -> Result<(), CliError> {
    for story in stories(&given.path("content", "public/content"))? {
        for heading in headings::headings(&story) {
            println!("{}", heading.text);
        }
    }
    Ok(())
}

fn run_build(given: &Given) -> Result<(), CliError> {
    let base = given
        .value("base-url", "BASE_URL")
        .unwrap_or_else(|| "http://127.0.0.1:8080/".to_owned());
    let options = build::Options {
        root: given.path("root", "."),
        dist: given.path("dist", "dist"),
        base: site::BaseUrl::parse(&base)?,
        mode: match (given.unsplit, given.dev) {
            (false, false) => Mode::Split,
            (true, false) => Mode::Unsplit,
            (false, true) => Mode::Dev,
            (true, true) => {
                return Err(CliError::Missing("--unsplit or --dev, not both"));
            }
        },
    };
    println!("{}", build::build(&options)?);
    Ok(())
}

fn run_sample(parser: &mut lexopt::Parser) -> Result<(), CliError> {
    let mut arguments = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) => arguments.push(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let number = |text: &OsString| {
        let number = text.to_str().and_then(|text| text.parse().ok());
        number.ok_or(CliError::Missing("CARDS and SEED are whole numbers"))
    };
    let root = Path::new(".");
    match arguments.as_slice() {
        [what, cards, seed] if what == "lines" => {
            let story = sample::story(root, number(cards)? as usize, number(seed)?)?;
            print!("{}", sample::lines(&story)?);
        }
        [what, cards, seed, dist, folder] if what == "site" => {
            let story = sample::story(root, number(cards)? as usize, number(seed)?)?;
            let done = sample::site(root, Path::new(dist), Path::new(folder), story)?;
            println!("{done}");
        }
        _ => {
            return Err(CliError::Missing(
                "what kind of sample? see press help: lines or site, with their arguments",
            ));
        }
    }
    Ok(())
}

fn run_serve(given: &Given) -> Result<(), CliError> {
    let port = given
        .value("port", "PORT")
        .unwrap_or_else(|| "8080".to_owned());
    let options = serve::Options {
        dist: given.path("dist", "dist"),
        host: given
            .value("host", "")
            .unwrap_or_else(|| "127.0.0.1".to_owned()),
        port: port
            .parse()
            .map_err(|_| CliError::Missing("PORT is a number from 0 to 65535"))?,
        sub_path: given.value("sub-path", ""),
        report: given.report,
    };
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let server = serve::start(options).await?;
        println!("The story is at {}", server.url());
        tokio::select! {
            ended = server.task => {
                ended.map_err(std::io::Error::other)??;
            }
            stopped = tokio::signal::ctrl_c() => stopped?,
        }
        Ok(())
    })
}
