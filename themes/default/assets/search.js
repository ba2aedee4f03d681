// Finds items and windows while the visitor types.
