//! PRV: personal data. Refused, not masked.

use super::{Rule, rules};

rules! {
    /// 不得出现居民身份证号。
    PRV_01 "PRV-01" Error "不得出现居民身份证号";

    /// 不得出现个人手机号。
    PRV_02 "PRV-02" Error "不得出现个人手机号";

    /// 不得出现银行卡号。
    PRV_03 "PRV-03" Error "不得出现银行卡号";

    /// 不得出现登记表内部字段。
    PRV_04 "PRV-04" Error "不得出现登记表内部字段";

    /// 文件名不应含个人信息。
    PRV_09 "PRV-09" Warning "文件名不应含个人信息";

    /// 不应出现家庭住址。
    PRV_10 "PRV-10" Warning "不应出现家庭住址";

    /// 不需要打码的证件号码。
    PRV_11 "PRV-11" Warning "不需要打码的证件号码";
}
