//! EDN: the letters of a year.

use super::{Rule, rules};

rules! {
    /// 年度将尽时应着手下一年度的授权书。
    EDN_02 "EDN-02" Warning "年度将尽时应着手下一年度的授权书";

    /// 开始签订下一年度后各部门应及时签订。
    EDN_04 "EDN-04" Warning "开始签订下一年度后各部门应及时签订";

    /// 从上一年度复制的授权书应逐项核对。
    EDN_05 "EDN-05" Warning "从上一年度复制的授权书应逐项核对";
}
