//! Builds the site for editing, again and again.

use super::Options;
use super::changes::Due;
use crate::build::{self, BuildError, Inputs, Mode};
use crate::site::{self, BaseUrl, Edition, Program};
use std::path::PathBuf;

/// Builds the site for editing.
pub struct Builder {
    options: build::Options,
    /// A finished site whose program is used.
    program_of: Option<PathBuf>,
    program: Option<Program>,
    /// The inputs of the last build, whether it failed or not.
    tried: Option<String>,
    outdated: bool,
}

impl Builder {
    /// Nothing is built yet.
    pub fn new(options: &Options, base: BaseUrl) -> Self {
        Self {
            options: build::Options {
                root: options.root.clone(),
                dist: options.dist.clone(),
                base,
                mode: Mode::Dev,
                edition: Edition::Dev {
                    build: String::new(),
                },
            },
            program_of: options.program_of.clone(),
            program: None,
            tried: None,
            outdated: false,
        }
    }

    /// Whether press itself has been built anew, so that this process has to go.
    pub fn is_outdated(&self) -> bool {
        self.outdated
    }

    /// Builds what is due; returns the identity of the build, or `None` where there is nothing new to show: no file
    /// has other bytes than before, or press has to be replaced first.
    pub fn build(&mut self, due: Due) -> Result<Option<String>, BuildError> {
        let inputs = Inputs::read(&self.options)?;
        if self.tried.as_deref() == Some(inputs.id()) {
            return Ok(None);
        }
        self.tried = Some(inputs.id().to_owned());
        if due == Due::Program {
            build::build_press(&self.options.root)?;
            self.outdated = true;
            return Ok(None);
        }
        if self.program.is_none() && inputs.are_those_of(&self.options.dist) {
            return Ok(Some(inputs.id().to_owned()));
        }
        let source = site::checked_source(&self.options.root)?;
        let program = match (self.program.take(), &self.program_of) {
            (Some(program), _) => program,
            (None, Some(site)) => Program::of_site(site)?,
            (None, None) => build::program(&self.options.root, Mode::Dev)?,
        };
        self.program = Some(program.clone());
        let options = build::Options {
            edition: Edition::Dev {
                build: inputs.id().to_owned(),
            },
            ..self.options.clone()
        };
        build::pages(&options, source, program)?;
        inputs.remember(&self.options.dist)?;
        Ok(Some(inputs.id().to_owned()))
    }
}
