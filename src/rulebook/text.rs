//! TXT: wording and Markdown.

use super::{Rule, rules};

rules! {
    /// 不应有误用词。
    TXT_01 "TXT-01" Warning "不应有误用词";

    /// 正文不能使用 HTML。
    TXT_02 "TXT-02" Warning "正文不能使用 HTML";

    /// 链接只能是网页、电话或邮箱地址。
    TXT_03 "TXT-03" Warning "链接只能是网页、电话或邮箱地址";
}
