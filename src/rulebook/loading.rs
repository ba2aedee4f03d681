//! LOD: which files are read.

use super::{Rule, rules};

rules! {
    /// 这个文件不在任何约定的文件夹里，本工具不知道它是部门、窗口还是事项，没有读取，也不会公开。
    /// 常见原因是文件夹名写错或者文件放高了一层；只作备用的文件请移到内容目录之外。
    ///
    /// 依据：本工具的写法约定：一类记录放在一个固定的文件夹里。
    /// 错误：
    ///     content/window/scjgj.yaml
    /// 正确：
    ///     content/windows/scjgj.yaml
    LOD_01 "LOD-01" Warning "内容文件应放在约定的文件夹里";

    /// 授权书一年一签，年度由所在文件夹的名字确定；这份授权书没有放在年度文件夹里，无法知道属于哪一年，没有读取。
    /// 请移到以四位年份命名的文件夹里。
    ///
    /// 依据：港南政办通〔2017〕23号第四部分（二）：授权书原则上一年一签；本工具的写法约定。
    /// 错误：
    ///     content/letters/scjgj.yaml
    /// 正确：
    ///     content/letters/2026/scjgj.yaml
    LOD_02 "LOD-02" Error "授权书要放在年度文件夹里";

    /// 内容目录缺少 site.yaml（站点设置）或者 policy.yaml（授权规则）。没有站点设置，
    /// 就不知道发布机构和主办单位；没有授权规则，就不能计算授权率，所以不能发布。请确认运行时指定的目录是 content，
    /// 再从示例里复制缺少的文件修改。
    ///
    /// 依据：港南政办通〔2017〕23号第二部分（三）授权要求；《政府信息公开条例》第二十四条；本工具的写法约定。
    /// 错误：
    ///     content/ 里只有 centers、departments、windows 等文件夹
    /// 正确：
    ///     content/site.yaml
    ///     content/policy.yaml
    LOD_03 "LOD-03" Error "站点设置和授权规则必须有";

    /// 文件名的结尾不是 .yaml 或 .md，本工具没有读取这个文件，里面的内容不会公开。常见原因是电脑隐藏了扩展名，
    /// 新建文本文件时实际存成了 .yaml.txt，或者复制文件后名字后面多了“副本”。请改名；
    /// 不需要的副本请移到内容目录之外。
    ///
    /// 依据：本工具的写法约定：记录的文件名以 .yaml 结尾，通知和页面以 .md 结尾。
    /// 错误：
    ///     windows/scjgj.yaml.txt
    ///     windows/scjgj.yaml副本
    /// 正确：
    ///     windows/scjgj.yaml
    LOD_04 "LOD-04" Warning "内容文件的扩展名应为 .yaml 或 .md";
}
