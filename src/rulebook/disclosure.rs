//! DIS: what disclosure asks of the site.

use super::{Rule, rules};

rules! {
    /// 网站标识码应为 10 位。
    DIS_01 "DIS-01" Error "网站标识码应为 10 位";

    /// 必选网页标签不能为空。
    DIS_02 "DIS-02" Error "必选网页标签不能为空";

    /// 域名应为 .gov.cn。
    DIS_03 "DIS-03" Warning "域名应为 .gov.cn";

    /// 网页标签不能是示例值。
    DIS_05 "DIS-05" Error "网页标签不能是示例值";

    /// 首次公开日期不能早于形成日期，不得倒签。
    DIS_06 "DIS-06" Error "首次公开日期不能早于形成日期，不得倒签";

    /// 授权书应自形成之日起 20 个工作日内公开。
    DIS_07 "DIS-07" Warning "授权书应自形成之日起 20 个工作日内公开";

    /// 索引号不能重复。
    DIS_08 "DIS-08" Error "索引号不能重复";

    /// 页脚标识应齐全。
    DIS_09 "DIS-09" Warning "页脚标识应齐全";

    /// 栏目应有内容。
    DIS_13 "DIS-13" Warning "栏目应有内容";

    /// 联系邮箱应使用政务邮箱。
    DIS_14 "DIS-14" Warning "联系邮箱应使用政务邮箱";

    /// 应注明上级栏目。
    DIS_15 "DIS-15" Warning "应注明上级栏目";

    /// 附件不应为旧格式，附件名应为内容标题。
    DIS_16 "DIS-16" Warning "附件不应为旧格式，附件名应为内容标题";

    /// 电话应带区号。
    DIS_17 "DIS-17" Warning "电话应带区号";
}
