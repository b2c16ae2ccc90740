//! The Wi-Fi between a house and one person: a wire that can be cut and mended.

use std::net::Ipv4Addr;
use std::sync::Arc;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;

pub struct Wifi {
    port: u16,
    up: Arc<watch::Sender<bool>>,
    task: AbortHandle,
}

impl Wifi {
    /// A wire to the house at `port`.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let own = listener.local_addr().expect("an address").port();
        let (up, _) = watch::channel(true);
        let up = Arc::new(up);
        let task = tokio::spawn(carry(listener, port, up.clone())).abort_handle();
        Self { port: own, up, task }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Nothing gets through any more; what is under way breaks off.
    pub fn cut(&self) {
        self.up.send_replace(false);
    }

    pub fn mend(&self) {
        self.up.send_replace(true);
    }
}

impl Drop for Wifi {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn carry(listener: TcpListener, port: u16, up: Arc<watch::Sender<bool>>) {
    while let Ok((mut phone, _)) = listener.accept().await {
        let mut up = up.subscribe();
        if !*up.borrow_and_update() {
            continue;
        }
        tokio::spawn(async move {
            let Ok(mut house) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await else { return };
            tokio::select! {
                // Either end may break off: that is what a wire does.
                _ = copy_bidirectional(&mut phone, &mut house) => {}
                _ = up.wait_for(|up| !up) => {}
            }
        });
    }
}
