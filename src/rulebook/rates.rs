//! RAT: authorization rates (notice, part three).

use super::{Rule, rules};

rules! {
    /// 受理决定权授权率应达标。
    RAT_01 "RAT-01" Compliance "受理决定权授权率应达标";

    /// 即办件审核审批权授权率应达标。
    RAT_02 "RAT-02" Compliance "即办件审核审批权授权率应达标";

    /// 行政许可审核审批权授权率应达标。
    RAT_03 "RAT-03" Compliance "行政许可审核审批权授权率应达标";

    /// 公共服务审核审批权授权率原则上应达标。
    RAT_04 "RAT-04" Warning "公共服务审核审批权授权率原则上应达标";

    /// 承诺件协调处置权授权率应达标。
    RAT_05 "RAT-05" Compliance "承诺件协调处置权授权率应达标";

    /// 制证权授权率应达标。
    RAT_06 "RAT-06" Compliance "制证权授权率应达标";

    /// 送达权授权率应达标。
    RAT_07 "RAT-07" Compliance "送达权授权率应达标";

    /// 应诉代理权授权率应达标。
    RAT_08 "RAT-08" Compliance "应诉代理权授权率应达标";

    /// 没有可统计事项的部门授权率显示不适用。
    RAT_11 "RAT-11" Info "没有可统计事项的部门授权率显示不适用";

    /// 两种口径结论不同时应在口径说明中确认。
    RAT_12 "RAT-12" Warning "两种口径结论不同时应在口径说明中确认";

    /// 办结件数不能大于受理件数。
    RAT_13 "RAT-13" Error "办结件数不能大于受理件数";
}
