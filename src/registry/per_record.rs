use std::marker::PhantomData;
use std::ops::Index;

use serde::Serialize;

use super::trace::note;
use super::{Fingerprints, Key};

/// What was worked out for every record of a table. To read it is to read the record.
#[derive(Debug, Clone)]
pub(crate) struct PerRecord<K, T> {
    values: Vec<T>,
    key: PhantomData<K>,
}

impl<K: Key, T> PerRecord<K, T> {
    /// One for each record, in the order of the table.
    pub(crate) fn new(values: Vec<T>) -> Self {
        Self { values, key: PhantomData }
    }
}

impl<K: Key, T: Serialize> PerRecord<K, T> {
    /// Adds each to the fingerprint of its record.
    pub(crate) fn add_to(&self, fingerprints: &mut Fingerprints) {
        for (at, value) in self.values.iter().enumerate() {
            fingerprints.add(K::from_index(at), value);
        }
    }
}

impl<K: Key, T> Index<K> for PerRecord<K, T> {
    type Output = T;
    fn index(&self, key: K) -> &T {
        note(key);
        &self.values[key.index()]
    }
}
