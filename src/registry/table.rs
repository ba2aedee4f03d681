use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use super::key::Key;
use super::trace::note;

/// Records of one kind, stored once, in the order in which they are listed. To take one is to have read it ([`Trace`]).
///
/// [`Trace`]: super::Trace
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
        self.keys().map(|key| (key, &self[key]))
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = K> + DoubleEndedIterator + Clone + use<K, T> {
        (0..self.records.len()).map(K::from_index)
    }

    /// All records, in order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator + Clone {
        self.keys().map(|key| &self[key])
    }

    /// All records, for work that is not traced.
    pub(super) fn untraced(&self) -> &[T] {
        &self.records
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
        note(key);
        &self.records[key.index()]
    }
}

impl<K: Key, T> IndexMut<K> for Table<K, T> {
    fn index_mut(&mut self, key: K) -> &mut T {
        &mut self.records[key.index()]
    }
}

macro_rules! keys {
    ($($(#[$meta:meta])* $name:ident $kind:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(u32);

        impl Key for $name {
            const KIND: u32 = $kind;
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
    CenterKey 1,
    DepartmentKey 2,
    WindowKey 3,
    ItemKey 4,
    LetterKey 5,
}
