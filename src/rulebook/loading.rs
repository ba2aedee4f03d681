//! LOD: which files are read.

use super::{Rule, rules};

rules! {
    /// 内容文件应放在约定的文件夹里。
    LOD_01 "LOD-01" Warning "内容文件应放在约定的文件夹里";

    /// 授权书要放在年度文件夹里。
    LOD_02 "LOD-02" Error "授权书要放在年度文件夹里";

    /// 站点设置和授权规则必须有。
    LOD_03 "LOD-03" Error "站点设置和授权规则必须有";

    /// 内容文件的扩展名应为 .yaml 或 .md。
    LOD_04 "LOD-04" Warning "内容文件的扩展名应为 .yaml 或 .md";
}
