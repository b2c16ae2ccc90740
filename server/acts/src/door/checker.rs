//! The one thread that checks PINs and passwords.
//!
//! A check is slow and takes 9 MB on purpose. One thread by itself keeps both from spreading: however many people sign in
//! at the same time, the server needs that memory once, and a core stays free for the orders. At 26 ms a check a whole
//! shift signs in within a second.

use tokio::sync::{mpsc, oneshot};

/// How many checks may wait before people wait at the door.
const QUEUE: usize = 256;

type Work = Box<dyn FnOnce() + Send>;

/// A handle on the thread; it ends with the last handle.
pub(crate) struct Checker {
    queue: mpsc::Sender<Work>,
}

impl Checker {
    pub fn start() -> Self {
        let (queue, mut waiting) = mpsc::channel::<Work>(QUEUE);
        std::thread::spawn(move || {
            while let Some(work) = waiting.blocking_recv() {
                work();
            }
        });
        Self { queue }
    }

    /// Does a piece of work when it is its turn; nothing when the thread is gone.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (done, result) = oneshot::channel();
        // Whoever asked may have gone.
        let work = Box::new(move || drop(done.send(work())));
        self.queue.send(work).await.ok()?;
        result.await.ok()
    }
}
