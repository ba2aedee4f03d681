/// A small integer that stands for a record of one kind; only made by a [`Table`].
pub trait Key: Copy + Eq + Ord + Send + Sync {
    /// A number of the kind; 0 is none.
    const KIND: u32;
    /// From a position in the table.
    fn from_index(index: usize) -> Self;
    /// The position in the table.
    fn index(self) -> usize;
}
