# Compiles everything but the minifier
check:
    cargo check --all-targets --no-default-features --features serve

# Formats the code
fmt:
    cargo fmt

# Clippy, warnings as errors
lint:
    cargo clippy --all-targets --no-default-features --features serve -- -D warnings

# Installs what the tests need and runs everything
test:
    tests/run

# Rust tests without the minifier
test-fast:
    cargo test --no-default-features --features serve

# Speed of a whole build, as a ratio to cp -r: just bench 100 1000
bench *sizes:
    cargo bench --bench site -- {{sizes}}

# Hugo, Eleventy and Astro on the same pages, after `npm ci` in benches/peers: just bench-peers 200 1000
bench-peers *options:
    cargo bench --bench peers -- {{options}}

# How well and how fast the lookup finds: just bench-lookup 10000 --misses
bench-lookup *options:
    cargo bench --bench lookup -- {{options}}

# Speed of a check with findings, as a ratio to one without
bench-check:
    cargo bench --bench check

# What passes of 20,000 planted secrets, and how many of 20,000 clean records are suspected
bench-secrets:
    cargo bench --bench secrets

# The yearly round: 100,000 random edits, and how long its verbs take
bench-round *options:
    cargo bench --bench round -- {{options}}

# The published folder under attack: just bench-folder kills 1400; also server, races, faults
bench-folder *options:
    cargo bench --bench folder -- {{options}}

# Previews the example
serve *options:
    cargo run --release -- serve {{options}}

# The release binary
build:
    cargo build --release

# Checks the built example in a real browser; run `just test` once before
browser: build
    cargo run --release -- build --as-of 2026-11-23 --out target/example && node tests/browser/run.mjs target/example target/release/mingchuang
