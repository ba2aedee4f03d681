//! ENC: how a file is written on the disk.

use super::{Rule, rules};

rules! {
    /// 文件应存为 UTF-8。
    ENC_01 "ENC-01" Warning "文件应存为 UTF-8";

    /// 文件的编码必须能识别。
    ENC_02 "ENC-02" Error "文件的编码必须能识别";

    /// 文件开头的 BOM 会被忽略。
    ENC_03 "ENC-03" Info "文件开头的 BOM 会被忽略";

    /// 不能使用私用区字符。
    ENC_04 "ENC-04" Error "不能使用私用区字符";

    /// 不应夹带看不见的字符。
    ENC_05 "ENC-05" Warning "不应夹带看不见的字符";

    /// 文件里不能有控制字符。
    ENC_06 "ENC-06" Error "文件里不能有控制字符";
}
