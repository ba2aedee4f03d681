use super::{Acceptance, CenterLevel, Count, Date, Hours, Phone, Text, YesNo, record};

record! {
    /// A service centre: district hall, town hall.
    "政务服务中心" Center {
        /// Full name.
        name: Text = "名称",
        /// Its level.
        level: CenterLevel = "级别",
        /// Street address.
        address: Text = "地址",
        /// What is on which floor.
        #[serde(default)]
        floors: Vec<Text> = "楼层",
        /// Opening hours.
        #[serde(default)]
        hours: Vec<Hours> = "办公时间",
        /// Open on statutory holidays?
        open_on_holidays: Option<YesNo> = "节假日开放",
        /// Days on which it is closed for another reason.
        #[serde(default)]
        closures: Vec<Closure> = "临时关闭",
        /// 总服务台.
        phone: Phone = "咨询电话" | "电话",
        /// 监督投诉.
        complaint: Option<Phone> = "监督投诉电话",
        /// How to get there by bus.
        transport: Option<Text> = "乘车路线",
        /// Where to park.
        parking: Option<Text> = "停车",
        /// Ramps, lifts, wheelchairs, help for the blind and deaf.
        accessibility: Option<Text> = "无障碍设施",
        /// The town it serves.
        area: Option<Text> = "服务区域",
        /// Place in lists; smaller comes first.
        order: Option<Count> = "排序",
        /// 核对日期.
        assured_on: Option<Date> = "核对日期",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// A closure outside the calendar.
    "临时关闭" Closure {
        /// First day.
        from: Date = "开始日期",
        /// Last day.
        to: Date = "结束日期",
        /// Why.
        reason: Text = "原因",
    }
}
