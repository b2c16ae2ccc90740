# Shortcuts for people who work on Gọi Món. `just` lists them.

_list:
    @just --list

# A demo house that starts anew when a file changes (needs cargo-watch)
dev:
    cargo watch -x 'run -- serve --demo'

# All tests that this machine can run
test:
    cargo test

# Formatting and lints, as the full run checks them
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# The full run: installs Chromium and PostgreSQL where they are missing
ci:
    .ci/run
