//! All integration tests, in one binary. `README.md` beside this file says how they are made.

// A test that cannot go on has failed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod acceptance;
mod age;
mod architecture;
mod attached_tables;
mod attachments;
mod bad_input;
mod beginnings;
mod broken_district;
mod browse;
mod changes;
mod codes;
mod corpus;
mod crawling;
mod data;
mod dead_links;
mod downloads;
mod editing;
mod example;
mod external_links;
mod failures;
mod fiction;
mod files;
mod findings;
mod halved;
mod hidden;
mod hostile;
mod hours;
mod inputs;
mod kept;
mod keys;
mod killed;
mod last_look;
mod ledger;
mod letters;
mod links;
mod lookup;
mod messages;
mod neighbours;
mod office;
mod oracle;
mod papers;
mod passed_over;
#[cfg(feature = "serve")]
mod preview;
mod publication;
mod reached;
mod recalled;
mod reorganisation;
mod repair;
mod repetition;
mod reports;
mod rules;
mod scan;
mod schema;
mod secrets;
mod secrets_published;
mod site;
mod themes;
mod truth;
mod ways;
mod words;
mod workbook;
