use crate::records::{RecordShape, Shape};

/// The mappings and lists that are open at a line, from the root inwards.
pub(super) struct Levels {
    open: Vec<Level>,
    root: Option<Shape>,
}

struct Level {
    column: usize,
    form: Form,
    /// What is expected below the last key or dash, as long as nothing follows it on its line.
    pending: Option<Shape>,
}

enum Form {
    Map(Option<&'static RecordShape>),
    List(Option<Shape>),
}

impl Levels {
    pub(super) fn new(root: Shape) -> Self {
        Self { open: Vec::new(), root: Some(root) }
    }

    /// What is expected below the innermost level.
    pub(super) fn pending(&self) -> Option<Shape> {
        self.open.last().map_or(self.root, |level| level.pending)
    }

    pub(super) fn set_pending(&mut self, shape: Option<Shape>) {
        match self.open.last_mut() {
            Some(level) => level.pending = shape,
            None => self.root = shape,
        }
    }

    pub(super) fn take_pending(&mut self) -> Option<Shape> {
        let pending = self.pending();
        self.set_pending(None);
        pending
    }

    /// Leaves every level that a key at this column does not belong to.
    pub(super) fn leave(&mut self, column: usize) {
        while self.open.last().is_some_and(|level| {
            level.column > column || level.column == column && matches!(level.form, Form::List(_))
        }) {
            self.open.pop();
        }
    }

    /// Leaves every level that a dash at this column does not belong to. A dash may be right below its key.
    fn leave_for_dash(&mut self, column: usize) {
        while self.open.last().is_some_and(|level| {
            let below_key = matches!(level.pending, Some(Shape::List(_)) | None);
            level.column > column
                || level.column == column && matches!(level.form, Form::Map(_)) && !below_key
        }) {
            self.open.pop();
        }
    }

    /// What a dash at this column would begin, if a list is expected.
    pub(super) fn element_at(&mut self, column: usize) -> Option<Shape> {
        self.leave_for_dash(column);
        match self.open.last() {
            Some(Level { form: Form::List(element), column: own, .. }) if *own == column => *element,
            _ => element_of(self.pending()),
        }
    }

    /// A dash at this column.
    pub(super) fn item(&mut self, column: usize) {
        self.leave_for_dash(column);
        match self.open.last_mut() {
            Some(Level { form: Form::List(element), column: own, pending }) if *own == column => {
                *pending = *element;
            }
            _ => {
                let element = element_of(self.pending());
                self.open.push(Level { column, form: Form::List(element), pending: element });
            }
        }
    }

    /// What is expected of a value at this column: nothing is known inside a mapping.
    pub(super) fn expected(&self, column: usize) -> Option<Shape> {
        if self.is_map_at(column) { None } else { self.pending() }
    }

    pub(super) fn is_map_at(&self, column: usize) -> bool {
        matches!(self.open.last(), Some(Level { form: Form::Map(_), column: own, .. }) if *own == column)
    }

    /// The column of the innermost level.
    pub(super) fn outer_column(&self) -> usize {
        self.open.last().map_or(0, |level| level.column)
    }

    /// The record whose keys begin at this column; opens it if this is its first key.
    pub(super) fn map(&mut self, column: usize) -> Option<&'static RecordShape> {
        if let Some(Level { form: Form::Map(record), column: own, .. }) = self.open.last()
            && *own == column
        {
            return *record;
        }
        let record = match self.pending() {
            Some(Shape::Record(record)) => Some(record),
            _ => None,
        };
        self.open.push(Level { column, form: Form::Map(record), pending: None });
        record
    }
}

fn element_of(shape: Option<Shape>) -> Option<Shape> {
    match shape {
        Some(Shape::List(element)) => Some(element()),
        _ => None,
    }
}
