use super::{Acceptance, CenterLevel, Count, Date, Days, Hours, Id, Phone, Text, YesNo, record};

record! {
    /// A service centre: district hall, town hall.
    "政务服务中心" Center {
        name: Text = "名称" [ToldInFull];
            "政务服务中心（便民服务中心）的全称，如 港南区政务服务中心。",
        level: CenterLevel = "级别";
            "区级、镇级或村级。",
        address: Text = "地址";
            "详细到路名和门牌号，公众照着能找到，如 港南区江南大道18号。",
        /// What is on which floor.
        #[serde(default)]
        floors: Vec<Text> = "楼层" [ToldInFull];
            "各楼层有什么，每层一行，如 一楼：公安服务区、税务服务区。",
        #[serde(default)]
        hours: Vec<Hours> = "办公时间";
            "对外办公时间，每段一行；上午、下午分开写两段。窗口没有另写的，都用这里的时间。",
        /// Open on statutory holidays?
        open_on_holidays: Option<YesNo> = "节假日开放";
            "法定节假日是否对外办公，写 是 或 否；不写当作 否。",
        /// Days on which it is closed for another reason.
        #[serde(default)]
        closures: Vec<Closure> = "临时关闭";
            "节假日以外临时不办公的日子，如搬迁、停电检修。",
        phone: Phone = "咨询电话" | "电话";
            "总服务台的办公电话，含区号，如 0775-1234567。不能写私人手机。",
        complaint: Option<Phone> = "监督投诉电话";
            "监督投诉电话，含区号，如 0775-1234567。",
        /// How to get there by bus.
        transport: Option<Text> = "乘车路线";
            "可以坐哪几路公交车、在哪一站下车。",
        /// Where to park.
        parking: Option<Text> = "停车";
            "停车场的位置、是否收费。",
        /// Ramps, lifts, wheelchairs, help for the blind and deaf.
        accessibility: Option<Text> = "无障碍设施";
            "坡道、电梯、轮椅、手语和盲文服务等无障碍设施。",
        /// The town it serves.
        area: Option<Text> = "服务区域";
            "服务的镇（街道）、村（社区），如 桥圩镇。",
        order: Option<Count> = "排序" [Untold];
            "在列表中的先后，写整数，小的排在前面；不写的排在最后。",
        formed_on: Option<Date> = "成文日期" [Untold];
            "这份信息形成的日期，如 2026-12-01；显示在公开目录的“生成日期”里。",
        assured_on: Option<Date> = "核对日期" [SaysWhenCompared, Untold];
            "最近一次核对这份信息的日期，如 2026-12-01。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<Id> = "曾用标识" [Untold];
            "改过文件名的，写以前的文件名（不带 .yaml），如 [qzwfw]；索引号不变，旧网址会转到新网址。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// A closure outside the calendar.
    "临时关闭" Closure {
        /// First day.
        from: Date = "开始日期";
            "不办公的第一天，如 2026-12-01。",
        /// Last day.
        to: Date = "结束日期";
            "不办公的最后一天（含当天），如 2026-12-03。",
        reason: Text = "原因";
            "不办公的原因，会原样公布，如 供电线路检修。",
    }
}

impl Closure {
    /// When it is closed.
    pub fn days(&self) -> Days {
        Days::new(self.from, self.to)
    }
}
