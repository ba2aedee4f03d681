/// What a change of the list does to the item it is written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdjustmentEffect {
    /// The item is new to the list.
    Added,
    /// The item leaves the list.
    Removed,
    /// The item stays, changed.
    Changed,
}

/// The words by which documents and staff say so.
const WORDS: [(AdjustmentEffect, &[&str]); 3] = [
    (AdjustmentEffect::Added, &["新增", "增加", "增列", "承接", "划入", "调入", "恢复"]),
    (
        AdjustmentEffect::Removed,
        &["取消", "减少", "删除", "删减", "划出", "调出", "移出", "上收", "停止", "废止", "撤销"],
    ),
    (AdjustmentEffect::Changed, &["变更", "更名", "修改", "合并", "拆分", "规范"]),
];

impl AdjustmentEffect {
    /// What a change that is called so does; `None` if the name says nothing, or two things.
    pub fn said_by(kind: &str) -> Option<Self> {
        let mut said = WORDS.iter().filter(|(_, words)| words.iter().any(|word| kind.contains(word)));
        let (effect, _) = said.next()?;
        said.next().is_none().then_some(*effect)
    }
}

#[cfg(test)]
mod tests {
    use super::AdjustmentEffect::{self, *};

    #[test]
    fn its_name_says_whether_an_item_comes_or_goes() {
        for (kind, effect) in [
            ("扩权强县新增", Some(Added)),
            ("承接市级下放", Some(Added)),
            ("扩权强县减少", Some(Removed)),
            ("国务院决定取消", Some(Removed)),
            ("更名", Some(Changed)),
            ("扩权强县", None),
            ("下放", None),
            ("取消后又恢复", None),
        ] {
            assert_eq!(AdjustmentEffect::said_by(kind), effect, "{kind}");
        }
    }
}
