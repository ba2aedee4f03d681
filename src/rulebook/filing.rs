//! FIL: filing of the letters (notice, part five); internal.

use super::{Rule, rules};

rules! {
    /// 授权书签订后，超过授权规则里写的备案期限（policy.yaml 的 filing_days）还没有备案日期，
    /// 或者备案日期晚于期限。期限最后一天备案算按期。备案情况只供内部掌握，不会公开；
    /// 没有写 filing_days 的不检查，草拟的授权书也不检查。
    ///
    /// 依据：港南政办通〔2017〕23号第五部分（二），各部门应当按时报区政务服务管理办公室备案。
    /// 错误：
    ///     # policy.yaml
    ///     filing_days: 30
    ///     # letters/2026/scjgj.yaml
    ///     signed_on: 2025-12-18
    /// 正确：
    ///     # letters/2026/scjgj.yaml
    ///     signed_on: 2025-12-18
    ///     filed_on: 2025-12-30
    FIL_01 "FIL-01" Warning "授权书应按期备案";

    /// 备案份数不是 1。通知要求授权书和登记表各一式一份，请核对是不是多报或者误填。备案份数只供内部掌握，
    /// 不会公开；没有写备案份数的不检查。
    ///
    /// 依据：港南政办通〔2017〕23号第五部分（二），授权书和人员登记表各一式一份。
    /// 错误：
    ///     filing_copies: 2
    /// 正确：
    ///     filing_copies: 1
    FIL_02 "FIL-02" Warning "备案份数应为一式一份";
}
