//! CAL: the working calendar.

use super::{Rule, rules};

rules! {
    /// 当年应有节假日安排。
    CAL_01 "CAL-01" Warning "当年应有节假日安排";

    /// 同一天不能既放假又上班。
    CAL_02 "CAL-02" Error "同一天不能既放假又上班";

    /// 计算日期不应早于数据里的最新日期。
    CAL_03 "CAL-03" Warning "计算日期不应早于数据里的最新日期";
}
