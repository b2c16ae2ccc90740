//! Builds anew when a static file comes or goes: the embedding itself only notices changed ones.

fn main() {
    println!("cargo::rerun-if-changed=../../static");
}
