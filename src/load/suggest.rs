use strsim::damerau_levenshtein;

/// The candidate that was most likely meant, if one is near enough.
pub(crate) fn suggest<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let length = written.chars().count();
    let longest = candidates.iter().map(|candidate| candidate.chars().count()).max()?;
    // Too long to be near any: comparing would take memory by the product of the lengths.
    if length > 2 * longest + 2 {
        return None;
    }
    let nearest = candidates
        .into_iter()
        .map(|candidate| (damerau_levenshtein(written, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)?;
    let (distance, candidate) = nearest;
    let longest = length.max(candidate.chars().count());
    let near = distance * 3 <= longest || distance == 1 && longest > 1;
    (distance > 0 && near).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn only_a_near_candidate_is_suggested() {
        let keys = ["processing", "promised_limit", "名称", "办件类型"];
        assert_eq!(suggest("procesing", keys), Some("processing"));
        assert_eq!(suggest("办件类形", keys), Some("办件类型"));
        assert_eq!(suggest("colour", keys), None);
        assert_eq!(suggest("甲", keys), None);
    }
}
