//! Speed of a whole build, as a ratio to copying the finished site.
fn main() {}
