//! The ledger is trustworthy: who may write it, and when.

mod writing;
