//! The program: what can be said on the command line, and how it ends.

mod cli;

use std::process::ExitCode;

/// Books and rooms run here, web workers have threads of their own: on two cores one thread for them is faster than
/// two, because the book and the room it tells need not wake each other across cores.
fn main() -> ExitCode {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    match tokio::runtime::Builder::new_multi_thread().worker_threads((cores / 2).max(1)).enable_all().build() {
        Ok(runtime) => runtime.block_on(cli::run()),
        Err(error) => {
            eprintln!("goimon: the system gives no threads: {error}");
            ExitCode::FAILURE
        }
    }
}
