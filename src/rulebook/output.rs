//! OUT: the published folder.

use super::{Rule, rules};

rules! {
    /// 两个页面不能生成到同一文件。
    OUT_01 "OUT-01" Error "两个页面不能生成到同一文件";

    /// 只能输出到本工具生成的目录。
    OUT_02 "OUT-02" Error "只能输出到本工具生成的目录";
}
