use std::process::ExitCode;

/// How a run ended. The numbers stay as they are: scripts rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: done, no error.
    Clean,
    /// 1: the content has errors.
    Findings,
    /// 2: wrong arguments.
    Usage,
    /// 3: reading, writing, theme or network failed.
    Failure,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Failure => 3,
        })
    }
}
