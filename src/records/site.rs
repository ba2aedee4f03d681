use super::{Acceptance, AttachedFile, Code, CreditCode, HttpUrl, Phone, Text, YesNo, record};

record! {
    /// `site.yaml`: the publishing body and the section's place in the parent site.
    "站点设置" Site {
        site_name: Text = "网站名称";
            "政府网站的规范名称，如 贵港市港南区人民政府。",
        /// English domain without scheme and slash.
        site_domain: Text = "网站域名";
            "网站的英文域名，不带 https:// 和斜杠，如 www.example.gov.cn。",
        /// 政府网站标识码, 10 characters.
        site_id_code: Code = "网站标识码" | "政府网站标识码" [NumbersAThing];
            "10 位政府网站标识码，请加引号，如 \"4508030001\"。",
        /// The section this site is, inside the parent site.
        section_title: Text = "栏目名称";
            "本栏目的名称，如 政务服务窗口授权公开。",
        /// One sentence on what the section holds.
        description: Text = "栏目说明";
            "一句话说明本栏目公开什么，显示在首页和网页摘要里。",
        /// The column of the parent site that the section hangs under (国办公开办函〔2019〕61号).
        parent: ParentColumn = "上级栏目";
            "本栏目在政府网站上的上级栏目。",
        /// Where the section will be published; only needed for absolute addresses.
        base_url: Option<HttpUrl> = "绝对网址";
            "本栏目发布后的完整网址，以 https:// 或 http:// 开头；需要绝对网址时才写。",
        sponsor: Text = "主办单位";
            "主办单位的全称，显示在页脚。",
        operator: Text = "承办单位";
            "承办单位的全称，显示在页脚。",
        icp_no: Option<Text> = "ICP备案号";
            "ICP备案号，如 桂ICP备12345678号。",
        police_no: Option<Text> = "公安备案号";
            "公安备案号，如 桂公网安备 45080302000001号。",
        official_mark: Option<OfficialMark> = "党政机关标识";
            "党政机关网站标识：点开查验的网址，和放在 attachments 文件夹里的图片；不写图片就用文字。没有申领的不写。",
        /// A file in `fragments/` of the theme.
        parent_header: Option<Text> = "上级网站页头" [Untold];
            "上级网站的页头，写主题文件夹 fragments 里的文件名，如 header.html；每页最上面照着显示，不写就没有。",
        /// A file in `fragments/` of the theme.
        parent_footer: Option<Text> = "上级网站页脚" [Untold];
            "上级网站的页脚，写主题文件夹 fragments 里的文件名，如 footer.html；每页最下面照着显示，不写就没有。",
        publisher: Text = "发布机构";
            "发布机构的全称，显示在每条信息的公开目录中。",
        /// 统一社会信用代码 of the publisher, front part of every index number.
        publisher_code: CreditCode = "发布机构代码" [NumbersAThing];
            "发布机构的 18 位统一社会信用代码，是每个索引号的前段，请加引号。",
        /// 政府信息公开工作机构 (条例 art. 12).
        disclosure_office: DisclosureOffice = "政府信息公开工作机构";
            "政府信息公开工作机构的名称、地址、电话等（条例第十二条）。",
        /// The other parts of the disclosure platform.
        disclosure_links: Option<DisclosureLinks> = "公开平台链接";
            "政府信息公开平台其他部分的网址：指南、制度、年报、依申请公开等。",
        /// The district, as it is called in sentences: `港南区`.
        area_name: Text = "地区名称";
            "本地在句子里的称呼，如 港南区。",
        area_code: Text = "电话区号";
            "电话区号，请加引号，如 \"0775\"。",
        hotline: Option<Phone> = "政务服务热线" [WithoutAreaCode];
            "政务服务热线，请加引号，如 \"12345\"。",
        /// Where letters are filed.
        filing_authority: Text = "备案机构";
            "授权书报哪个机构备案，写全称，如 贵港市港南区政务服务管理办公室。",
        /// Marks every page as demonstration data.
        demonstration: Option<YesNo> = "演示数据";
            "写 是 时每页都标明“演示数据，非官方发布”；换成自己的数据后请删去这一行。",
        /// What may be done with the data that are given away.
        data_license: Option<DataLicense> = "数据许可";
            "公众可以怎样使用本栏目提供下载的数据：许可的名称和全文的网址；不写的，下载页面不说明许可。",
        /// Name of the theme folder.
        theme: Option<Text> = "主题";
            "主题文件夹的名称；不写用内置主题。",
        /// Hosts that links may lead to, those below them included. Empty: any.
        #[serde(default)]
        allowed_hosts: Vec<Text> = "允许链接的网站" [Internal];
            "链接可以通往哪些网站，写域名，下级域名也算，如 [gov.cn, 12306.cn]；不写就不检查。只用于内部检查，不会公开。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

impl Site {
    /// Does every page say that it is a demonstration?
    pub fn is_demonstration(&self) -> bool {
        self.demonstration.is_some_and(|demonstration| demonstration.0)
    }
}

record! {
    /// What may be done with the data.
    "数据许可" DataLicense {
        name: Text = "名称";
            "许可的名称，如 知识共享署名 4.0 国际许可协议。",
        url: HttpUrl = "网址";
            "许可全文的完整网址，以 https:// 或 http:// 开头，如 https://creativecommons.org/licenses/by/4.0/。",
    }
}

record! {
    /// The column above.
    "上级栏目" ParentColumn {
        name: Text = "名称";
            "上级栏目的名称，如 法定主动公开内容。",
        url: Option<HttpUrl> = "网址";
            "上级栏目的完整网址，以 https:// 或 http:// 开头。",
    }
}

record! {
    /// The mark by which a site of the party or the government is known.
    "党政机关标识" OfficialMark {
        /// Where it can be checked.
        url: HttpUrl = "网址";
            "点标识查验的完整网址，申领时由机构编制部门给出，以 https:// 开头。",
        /// On this site: no page asks another host for anything.
        picture: Option<AttachedFile> = "图片";
            "标识的图片，放在 attachments 文件夹里，如 attachments/党政机关标识.png；不能用别处网址的图片和脚本。",
    }
}

record! {
    /// The office citizens turn to about disclosure (条例 art. 12).
    "政府信息公开工作机构" DisclosureOffice {
        name: Text = "名称";
            "政府信息公开工作机构的名称，如 港南区人民政府办公室政务公开股。",
        address: Text = "办公地址";
            "办公地址，详细到门牌号和楼层。",
        /// Hours in words.
        hours: Text = "办公时间";
            "办公时间，用文字写，如 周一至周五 9:00–12:00、15:00–18:00（法定节假日除外）。",
        phone: Phone = "联系电话";
            "办公电话，含区号，如 0775-1234567。不能写私人手机。",
        fax: Option<Phone> = "传真号码";
            "传真号码，含区号，如 0775-1234567。",
        email: Option<Text> = "电子邮箱";
            "单位的公务邮箱，如 zwgk@example.gov.cn。",
        url: Option<HttpUrl> = "互联网联系方式";
            "网上联系页面的完整网址，以 https:// 或 http:// 开头。",
    }
}

record! {
    /// The fixed parts of the disclosure platform outside this section.
    "公开平台链接" DisclosureLinks {
        guide: Option<HttpUrl> = "公开指南";
            "政府信息公开指南的完整网址。",
        system: Option<HttpUrl> = "公开制度";
            "政府信息公开制度的完整网址。",
        statutory: Option<HttpUrl> = "法定主动公开内容";
            "法定主动公开内容的完整网址。",
        annual_report: Option<HttpUrl> = "公开年报";
            "政府信息公开年报的完整网址。",
        request: Option<HttpUrl> = "依申请公开";
            "依申请公开页面的完整网址。",
    }
}
