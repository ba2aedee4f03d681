//! FIL: filing of the letters (notice, part five); internal.

use super::{Rule, rules};

rules! {
    /// 授权书应按期备案。
    FIL_01 "FIL-01" Warning "授权书应按期备案";

    /// 备案份数应为一式一份。
    FIL_02 "FIL-02" Warning "备案份数应为一式一份";
}
