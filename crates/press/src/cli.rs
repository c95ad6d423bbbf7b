//! The command line of `press`.

use crate::build::{self, Mode};
use crate::site::{BaseUrl, BaseUrlError, Edition};
use crate::{art, check, fact_table, fault, fonts, headings, sample, serve, site, watch};
use clap::{Args, Parser, Subcommand};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use story::Story;
use thiserror::Error;

/// Checks the content, builds the site and serves it.
#[derive(Debug, Parser)]
#[command(name = "press")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Finds faults in the content, each with file, line and column, and headings that the heading font has no
    /// glyphs for
    Check {
        #[command(flatten)]
        content: Content,
        /// The project's folder, whose art is checked too
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
        /// The folder of the heading font
        #[arg(long, value_name = "DIR", default_value = "public/fonts")]
        fonts: PathBuf,
        /// The text of the reports, in one file or several: quotations must stand in it word for word
        #[arg(long, value_name = "FILE")]
        reports: Vec<PathBuf>,
    },
    /// Prints for each fact the step and the sentence that mention it, as a Markdown table
    Facts {
        #[command(flatten)]
        content: Content,
        /// A ledger: the facts that no step mentions are listed too
        #[arg(long, value_name = "FILE")]
        ledger: Option<PathBuf>,
    },
    /// Prints all text that is set in the heading font, a heading a line
    Headings {
        #[command(flatten)]
        content: Content,
    },
    /// Compiles the program and builds the finished site; what has not changed is not done again
    Build(BuildArguments),
    /// Builds, serves, and builds again what changes; pages reload by themselves
    Dev(DevArguments),
    /// Serves the finished site
    Serve(ServeArguments),
    /// Makes cards from a seed, for measurements
    #[command(subcommand)]
    Sample(SampleCommand),
}

#[derive(Debug, Args)]
struct Content {
    /// The folder of the content, with a folder for each locale
    #[arg(long = "content", value_name = "DIR", default_value = "public/content")]
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct BuildArguments {
    /// Where the finished site goes
    #[arg(long, value_name = "DIR", default_value = "dist")]
    dist: PathBuf,
    /// The address that the site will live under
    #[arg(long, value_name = "URL", env = "BASE_URL", value_parser = BaseUrl::parse)]
    #[arg(default_value = "http://127.0.0.1:8080/")]
    base_url: BaseUrl,
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Leaves the program in one piece
    #[arg(long, conflicts_with = "dev")]
    unsplit: bool,
    /// Compiles the program fast, and makes nothing small
    #[arg(long)]
    dev: bool,
    /// Marks every page as a preview, which search engines leave out
    #[arg(long)]
    preview: bool,
}

#[derive(Debug, Args)]
struct DevArguments {
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Where the site is built
    #[arg(long, value_name = "DIR", default_value = "target/dev-site")]
    dist: PathBuf,
    /// The port to serve on; 0 for a free one
    #[arg(long, env = "PORT", default_value_t = 8080)]
    port: u16,
    /// Takes the program of this finished site, so that nothing is compiled
    #[arg(long, value_name = "DIR")]
    program_of: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct ServeArguments {
    /// The folder of the finished site
    #[arg(long, value_name = "DIR", default_value = "dist")]
    dist: PathBuf,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// The port to listen on; 0 for a free one
    #[arg(long, env = "PORT", default_value_t = 8080)]
    port: u16,
    /// The path to serve under, if not the one that the site was built for
    #[arg(long, value_name = "PATH")]
    sub_path: Option<String>,
    /// Prints breaches of the page's policy, and lists them at /__reports
    #[arg(long)]
    report: bool,
}

#[derive(Debug, Subcommand)]
enum SampleCommand {
    /// Prints so many cards, one a line: the numbers of their options, then their texts
    Lines { cards: usize, seed: u64 },
    /// Builds the site of such cards in an empty folder, with the program of a finished site
    Site {
        cards: usize,
        seed: u64,
        dist: PathBuf,
        folder: PathBuf,
    },
}

/// Why a command could not be run.
#[derive(Debug, Error)]
pub enum CliError {
    /// The content has faults; one a line.
    #[error("{0}")]
    Faults(String),
    /// The site's address is malformed.
    #[error(transparent)]
    Base(#[from] BaseUrlError),
    /// The site could not be built.
    #[error(transparent)]
    Build(#[from] build::BuildError),
    /// The site of a sample could not be built.
    #[error(transparent)]
    Site(#[from] site::SiteError),
    /// The site cannot be served.
    #[error(transparent)]
    Serve(#[from] serve::ServeError),
    /// The sources cannot be watched.
    #[error(transparent)]
    Watch(#[from] watch::WatchError),
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] fact_table::LedgerError),
    /// A report could not be read.
    #[error("{file}: cannot be read: {error}", file = .0.display(), error = .1)]
    Report(PathBuf, std::io::Error),
    /// The server stopped, or could not start its threads.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("press: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), CliError> {
    match command {
        Command::Check {
            content,
            root,
            fonts,
            reports,
        } => check(&content.folder, &root, &fonts, &reports),
        Command::Facts { content, ledger } => facts(&content.folder, ledger.as_deref()),
        Command::Headings { content } => {
            for story in stories(&content.folder)? {
                for heading in headings::headings(&story) {
                    println!("{}", heading.text);
                }
            }
            Ok(())
        }
        Command::Build(arguments) => {
            println!("{}", build::build(&arguments.into())?);
            Ok(())
        }
        Command::Dev(DevArguments {
            root,
            dist,
            port,
            program_of,
        }) => Ok(watch::run(watch::Options {
            root,
            dist,
            port,
            program_of,
        })?),
        Command::Serve(arguments) => serve(arguments.into()),
        Command::Sample(sample) => run_sample(sample),
    }
}

impl From<BuildArguments> for build::Options {
    fn from(arguments: BuildArguments) -> Self {
        Self {
            root: arguments.root,
            dist: arguments.dist,
            base: arguments.base_url,
            mode: match (arguments.unsplit, arguments.dev) {
                (_, true) => Mode::Dev,
                (true, false) => Mode::Unsplit,
                (false, false) => Mode::Split,
            },
            edition: match arguments.preview {
                true => Edition::Preview,
                false => Edition::Public,
            },
        }
    }
}

impl From<ServeArguments> for serve::Options {
    fn from(arguments: ServeArguments) -> Self {
        Self {
            dist: arguments.dist,
            host: arguments.host,
            port: arguments.port,
            sub_path: arguments.sub_path,
            report: arguments.report,
        }
    }
}

fn check(content: &Path, root: &Path, fonts: &Path, reports: &[PathBuf]) -> Result<(), CliError> {
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    let reports = reports
        .iter()
        .map(|file| fs::read_to_string(file).map_err(|error| CliError::Report(file.clone(), error)))
        .collect::<Result<Vec<String>, CliError>>()?
        .join("\n");
    for one in check::content(content) {
        faults.extend(one.faults);
        if !reports.is_empty() {
            faults.extend(check::quotations(&content.join(&one.locale), &reports));
        }
        if let Some(story) = one.story {
            faults.extend(fonts::check(fonts, &headings::headings(&story)));
            faults.extend(art::read(root, &story).err().into_iter().flatten());
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

fn facts(content: &Path, ledger: Option<&Path>) -> Result<(), CliError> {
    let ledger = ledger.map(fact_table::Ledger::read).transpose()?;
    let mut missing = 0;
    for story in stories(content)? {
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

fn run_sample(sample: SampleCommand) -> Result<(), CliError> {
    let root = Path::new(".");
    match sample {
        SampleCommand::Lines { cards, seed } => {
            print!(
                "{}",
                sample::lines(&sample::source(root, cards, seed)?.story)?
            );
        }
        SampleCommand::Site {
            cards,
            seed,
            dist,
            folder,
        } => {
            let source = sample::source(root, cards, seed)?;
            println!("{}", sample::site(root, &dist, &folder, source)?);
        }
    }
    Ok(())
}

fn serve(options: serve::Options) -> Result<(), CliError> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_are_read() {
        let read = |line: &str| Arguments::try_parse_from(line.split(' '));
        let build = |line: &str| match read(line).expect(line).command {
            Command::Build(arguments) => build::Options::from(arguments),
            other => panic!("{other:?}"),
        };
        let options = build("press build --unsplit --base-url https://a.org/b --preview");
        assert_eq!(options.mode, Mode::Unsplit);
        assert_eq!(options.edition, Edition::Preview);
        assert_eq!(options.base.absolute(""), "https://a.org/b/");
        assert_eq!(build("press build --dev").mode, Mode::Dev);
        for wrong in [
            "press",
            "press bild",
            "press build --dev --unsplit",
            "press build --base-url ftp://a",
            "press serve --port 70000",
            "press check --dist x",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
