//! THM: which theme, and what it changes.

use super::{Rule, rules};

rules! {
    /// site.yaml 写的主题找不到。主题是内容目录旁边 themes 文件夹里的一个子文件夹，这里写子文件夹的名称，大小写要一致；
    /// 不写这一行，或者写 default，就用程序内置的主题。用命令行选项 --theme 指定主题时，不看这一行。
    ///
    /// 依据：本工具的写法约定：主题按文件夹的名称引用。
    /// 错误：
    ///     # site.yaml
    ///     主题: moren
    /// 正确：
    ///     # site.yaml
    ///     主题: default
    THM_01 "THM-01" Error "主题必须存在";

    /// 主题文件夹只放要改的文件，与内置主题同名的文件取代内置的那一个。这个文件在内置主题里没有，主题里也没有任何地方用到它，
    /// 所以不起作用：多半是新版本的内置主题改了名或者删去了它，也可能是写错了文件夹。自己新增的文件，
    /// 模板要被别的模板引用，样式、脚本、图片要在模板、样式或者 theme.yaml 的 bundles 里写到；
    /// strings.yaml 新增的一条，要有模板取用。
    ///
    /// 依据：本工具的写法约定：主题只写要改的，其余用内置主题。
    /// 错误：
    ///     themes/alt/templates/windows.html
    /// 正确：
    ///     themes/alt/templates/window.html
    THM_02 "THM-02" Warning "主题改动的文件应当有用";

    /// site.yaml 写了上级网站的页头或者页脚，当前主题的 fragments 文件夹里却没有这个文件。主题是内容目录旁边
    /// themes 文件夹里的一个子文件夹；内置主题没有页头页脚。
    ///
    /// 依据：本工具的写法约定：页头页脚按主题里的文件名引用。
    /// 错误：
    ///     # site.yaml
    ///     上级网站页头: header.html
    /// 正确：
    ///     # site.yaml
    ///     主题: default
    THM_03 "THM-03" Error "页头页脚的文件必须存在";

    /// 上级网站的页头页脚在每一页上，所以只能是普通的 HTML：没有脚本、样式、内嵌网页、事件，不向别的网站取图片，
    /// 也不把填写的内容交给别的网站。上级网站的代码多半不能原样粘贴：留下文字和链接，图片放到主题的 assets 文件夹，
    /// 颜色和排列写进主题的 assets/site/above.css。每一处写明在哪个文件的第几行；改好以前不发布。
    ///
    /// 依据：《政府网站发展指引》（国办发〔2017〕47号）网站安全的要求；《政府门户网站系统安全技术指南》（GB/T 31506—2022）。
    /// 错误：
    ///     <p>欢迎访问<script src="https://www.example.gov.cn/top.js"></script></p>
    /// 正确：
    ///     <p><a href="https://www.example.gov.cn/">欢迎访问</a></p>
    THM_04 "THM-04" Error "页头页脚只能用安全的 HTML";
}
