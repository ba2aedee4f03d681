use super::{Acceptance, Id, Text, record};

record! {
    /// `lexicon.yaml`: the everyday words of this place, and the topics people come with.
    "通俗说法" Lexicon {
        /// Everyday words and what they mean.
        #[serde(default)]
        words: Vec<EverydayWord> = "说法";
            "群众平常的说法和对应的正式用语，每组一条，以“- 平常的说法: …”开头；程序自带的说法不用再写。",
        /// What people come for, across departments.
        #[serde(default)]
        topics: Vec<Topic> = "办事主题";
            "按群众要办的事归类的主题，每个一条，以“- 标识: …”开头，如 开店经商。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// Ways of saying the same thing, and the formal terms for it.
    "说法" EverydayWord {
        /// How people say it.
        #[serde(default)]
        say: Vec<Text> = "平常的说法";
            "群众平常怎么说，意思相同的写在一起，如 [开饭馆, 下馆子]。",
        /// Formal terms as they appear in the names of items, the likeliest first.
        #[serde(default)]
        means: Vec<Text> = "正式用语";
            "事项名称里的正式用语，最想要的写在前面，如 [食品经营许可, 个体工商户 设立]；一条里用空格隔开的几段都要出现在名称里。",
    }
}

record! {
    /// A kind of business that brings items of several departments together.
    "办事主题" Topic {
        /// Unique among the topics.
        id: Id = "标识";
            "主题的标识，用小写字母、数字和连字符，不能重复，如 open-shop。它是网址的一部分，发布后不要改。",
        name: Text = "名称";
            "主题的名称，群众一看就懂，如 开店经商。",
        /// Formal terms as they appear in the names of its items, in order.
        #[serde(default)]
        means: Vec<Text> = "正式用语";
            "事项名称里的正式用语，按办事的先后写，如 [个体工商户设立登记, 食品经营许可]；一条里用空格隔开的几段都要出现在名称里。",
    }
}
