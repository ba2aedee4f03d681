use super::{Acceptance, Code, HttpUrl, Phone, Text, YesNo, record};

record! {
    /// `site.yaml`: the publishing body and the section's place in the parent site.
    "站点设置" Site {
        /// 政府网站的规范名称.
        site_name: Text = "网站名称",
        /// English domain without scheme and slash.
        site_domain: Text = "网站域名",
        /// 政府网站标识码, 10 characters.
        site_id_code: Code = "网站标识码" | "政府网站标识码",
        /// The section this site is, inside the parent site.
        section_title: Text = "栏目名称",
        /// One sentence on what the section holds.
        description: Text = "栏目说明",
        /// The column of the parent site that the section hangs under (国办公开办函〔2019〕61号).
        parent: ParentColumn = "上级栏目",
        /// Where the section will be published; only needed for absolute addresses.
        base_url: Option<HttpUrl> = "绝对网址",
        /// 主办单位.
        sponsor: Text = "主办单位",
        /// 承办单位.
        operator: Text = "承办单位",
        /// ICP备案号.
        icp_no: Option<Text> = "ICP备案号",
        /// 公安备案号.
        police_no: Option<Text> = "公安备案号",
        /// 发布机构.
        publisher: Text = "发布机构",
        /// 统一社会信用代码 of the publisher, front part of every index number.
        publisher_code: Code = "发布机构代码",
        /// 政府信息公开工作机构 (条例 art. 12).
        disclosure_office: DisclosureOffice = "政府信息公开工作机构",
        /// The other parts of the disclosure platform.
        disclosure_links: Option<DisclosureLinks> = "公开平台链接",
        /// The district, as it is called in sentences: `港南区`.
        area_name: Text = "地区名称",
        /// Telephone area code.
        area_code: Text = "电话区号",
        /// 政务服务热线.
        hotline: Option<Phone> = "政务服务热线",
        /// Where letters are filed.
        filing_authority: Text = "备案机构",
        /// Marks every page as demonstration data.
        demonstration: Option<YesNo> = "演示数据",
        /// Name of the theme folder.
        theme: Option<Text> = "主题",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// The column above.
    "上级栏目" ParentColumn {
        /// Its name.
        name: Text = "名称",
        /// Its address.
        url: Option<HttpUrl> = "网址",
    }
}

record! {
    /// The office citizens turn to about disclosure (条例 art. 12).
    "政府信息公开工作机构" DisclosureOffice {
        /// Name.
        name: Text = "名称",
        /// Address.
        address: Text = "办公地址",
        /// Hours in words.
        hours: Text = "办公时间",
        /// Telephone.
        phone: Phone = "联系电话",
        /// Fax.
        fax: Option<Phone> = "传真号码",
        /// Mailbox.
        email: Option<Text> = "电子邮箱",
        /// Web contact.
        url: Option<HttpUrl> = "互联网联系方式",
    }
}

record! {
    /// The fixed parts of the disclosure platform outside this section.
    "公开平台链接" DisclosureLinks {
        /// 政府信息公开指南.
        guide: Option<HttpUrl> = "公开指南",
        /// 政府信息公开制度.
        system: Option<HttpUrl> = "公开制度",
        /// 法定主动公开内容.
        statutory: Option<HttpUrl> = "法定主动公开内容",
        /// 政府信息公开年报.
        annual_report: Option<HttpUrl> = "公开年报",
        /// 依申请公开.
        request: Option<HttpUrl> = "依申请公开",
    }
}
