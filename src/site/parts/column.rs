//! Owns the list of the section's columns, from which come navigation, crumbs, site map and the tags of 国办发〔2017〕47号.

use serde::Serialize;

/// A column of the section.
#[derive(Serialize)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// ColumnType, from the controlled list.
    kind: &'static str,
    /// ColumnDescription; `None` where that of the whole section applies.
    pub(crate) description: Option<&'static str>,
    /// The stem of its list; see `address::page`.
    #[serde(skip)]
    pub(crate) stem: &'static str,
    /// The pages that lead into it, if not its list.
    #[serde(skip)]
    pub(crate) entrances: &'static [Entrance],
    #[serde(skip)]
    pub(crate) in_navigation: bool,
}

/// A page that leads into a column.
pub(crate) struct Entrance {
    pub(crate) stem: &'static str,
    pub(crate) title: &'static str,
}

pub(crate) const SEARCH: Entrance = Entrance { stem: "search", title: "查找办事窗口" };
pub(crate) const AZ: Entrance = Entrance { stem: "az", title: "按拼音找事项" };
pub(crate) const TOPICS: Entrance = Entrance { stem: "topics/", title: "按主题找事项" };
/// What stands in the files of data.
pub(crate) const DATA_DICTIONARY: Entrance = Entrance { stem: "downloads/dictionary", title: "数据说明" };
/// What the public saw change; belongs to no column.
pub(crate) const CHANGES: Entrance = Entrance { stem: "changes", title: "变更记录" };
/// Leads into all columns, and belongs to none.
pub(crate) const SITEMAP: Entrance = Entrance { stem: "sitemap", title: "网站地图" };

/// Keywords of every page of the section.
pub(crate) const KEYWORDS: &str = "政务服务窗口,授权公开";

/// The usual column, of which each row of the table states only the differences.
const USUAL: Column =
    Column { name: "", kind: "", description: None, stem: "", entrances: &[], in_navigation: true };

macro_rules! columns {
    ($($column:ident { $($field:ident: $value:expr),* })*) => {
        $(pub(crate) const $column: Column = Column { $($field: $value,)* ..USUAL };)*

        /// All columns, in the order of the navigation.
        pub(crate) const COLUMNS: &[&Column] = &[$(&$column),*];
    };
}

columns! {
    HOME {
        name: "首页",
        kind: "首页",
        stem: "index",
        in_navigation: false
    }
    FIND {
        name: "查找",
        kind: "办事服务",
        stem: SEARCH.stem,
        description: Some("按要办的事、拼音首字母或者主题，查找办理事项、窗口、楼层和电话。"),
        entrances: &[SEARCH, AZ, TOPICS]
    }
    WINDOWS {
        name: "服务窗口",
        kind: "办事服务",
        stem: "windows/",
        description: Some("各政务服务窗口的位置、办公时间、电话、授权事项、权限、责任、期限和窗口人员。")
    }
    ITEMS {
        name: "办理事项",
        kind: "办事服务",
        stem: "items/",
        description: Some("在政务服务窗口办理的事项和决定的权限。")
    }
    DEPARTMENTS {
        name: "授权部门",
        kind: "机构职能",
        stem: "departments/",
        description: Some("向政务服务窗口授权的部门及其窗口、事项、授权书和授权率。")
    }
    LETTERS {
        name: "授权书",
        kind: "办事服务",
        stem: "letters/",
        description: Some("各部门授予政务服务窗口职权的授权书，按年度公开。")
    }
    RATES {
        name: "授权率",
        kind: "数据发布",
        stem: "rates",
        description: Some("各部门对服务窗口的八项授权率及其分子、分母、口径和结论。")
    }
    POWERS {
        name: "职权说明",
        kind: "办事服务",
        stem: "powers",
        description: Some("部门授予服务窗口的六项职权各是什么意思。")
    }
    NOTICES {
        name: "通知与依据",
        kind: "政策文件",
        stem: "notices/",
        description: Some("授权公开所依据的通知和文件。")
    }
    CATALOGUE {
        name: "公开目录",
        kind: "信息公开目录",
        stem: "catalog/",
        description: Some("本栏目公开信息的索引号、名称、内容概述和生成日期。")
    }
    DATA {
        name: "数据下载",
        kind: "数据开放",
        stem: "downloads/",
        description: Some("本栏目公开的全部数据，可以整份下载，供查阅、统计和再利用；还有各部门的空白表格。"),
        in_navigation: false
    }
    GUIDE {
        name: "公开指南",
        kind: "信息公开指南",
        stem: "guide",
        description: Some("本栏目信息的分类、编排体系、获取方式和联系途径。"),
        in_navigation: false
    }
}
