use std::io::{Error, ErrorKind};

/// Why the system refused, in Chinese; the system's own English words are never shown.
pub fn io_reason(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "找不到这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限，或文件正被别的程序打开",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件太大，系统不允许写入",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::NotADirectory => "不是文件夹",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正被别的程序占用",
        ErrorKind::InvalidFilename => "文件名不合法",
        ErrorKind::AddrInUse => "端口已被占用",
        ErrorKind::CrossesDevices => "两处不在同一块磁盘上",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::StaleNetworkFileHandle => "网络磁盘的连接断了",
        ErrorKind::BrokenPipe => "接收的程序已经结束",
        _ => {
            return match (error.raw_os_error(), error.get_ref().map(ToString::to_string)) {
                (Some(DEVICE_ERROR), _) if cfg!(unix) => "磁盘读写出错，可能有损坏".to_owned(),
                (Some(TOO_MANY_FILES), _) if cfg!(unix) => "同时打开的文件太多".to_owned(),
                (Some(code), _) => format!("系统错误 {code}"),
                // Not ASCII: this program wrote it, in Chinese.
                (None, Some(words)) if !words.is_ascii() => words,
                (None, _) => "系统错误".to_owned(),
            };
        }
    };
    reason.to_owned()
}

/// `EIO`: the standard library has no name for it.
const DEVICE_ERROR: i32 = 5;

/// `EMFILE`.
const TOO_MANY_FILES: i32 = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_chinese() {
        let missing = Error::from_raw_os_error(2);
        assert_eq!(io_reason(&missing), "找不到这个文件或文件夹");
        assert_eq!(io_reason(&Error::from_raw_os_error(28)), "磁盘空间不足");
        for code in [5, 18, 24, 116] {
            assert!(!io_reason(&Error::from_raw_os_error(code)).contains("系统错误"), "{code}");
        }
        assert!(!io_reason(&Error::other("weird")).is_ascii());
    }

    #[test]
    fn what_this_program_says_itself_is_kept() {
        assert_eq!(io_reason(&Error::other("文件被改过")), "文件被改过");
    }
}
