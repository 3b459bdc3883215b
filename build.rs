//! Links the program at a fixed place on Linux.
//!
//! A program that may lie anywhere carries a table of all its pointers, and every start reads it and writes each of them, before
//! the first frame. The libraries, the heap and the stacks lie at random places all the same, and no line of this crate is unsafe.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
