use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A small integer that stands for a record of one kind; only made by a [`Table`].
pub trait Key: Copy + Eq + Ord + Send + Sync {
    /// From a position in the table.
    fn from_index(index: usize) -> Self;
    /// The position in the table.
    fn index(self) -> usize;
}

/// Records of one kind, stored once, in the order in which they are listed.
#[derive(Debug, Clone)]
pub struct Table<K, T> {
    records: Vec<T>,
    key: PhantomData<K>,
}

impl<K: Key, T> Table<K, T> {
    pub(super) fn new(records: Vec<T>) -> Self {
        Self { records, key: PhantomData }
    }

    /// All records with their keys, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (K, &T)> + DoubleEndedIterator {
        self.records.iter().enumerate().map(|(at, record)| (K::from_index(at), record))
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = K> + use<K, T> {
        (0..self.records.len()).map(K::from_index)
    }

    /// All records, in order.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.records.iter()
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl<K: Key, T> Index<K> for Table<K, T> {
    type Output = T;
    fn index(&self, key: K) -> &T {
        &self.records[key.index()]
    }
}

impl<K: Key, T> IndexMut<K> for Table<K, T> {
    fn index_mut(&mut self, key: K) -> &mut T {
        &mut self.records[key.index()]
    }
}

macro_rules! keys {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl Key for $name {
            fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

keys! {
    CenterKey,
    DepartmentKey,
    WindowKey,
    ItemKey,
    LetterKey,
}
