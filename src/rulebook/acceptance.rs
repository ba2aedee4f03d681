//! ACC: accepted findings.

use super::{Rule, rules};

rules! {
    /// 只能接受警告和提示。
    ACC_01 "ACC-01" Warning "只能接受警告和提示";

    /// 已经没有可接受的发现。
    ACC_02 "ACC-02" Info "已经没有可接受的发现";
}
