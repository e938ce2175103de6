import BulletinModel

/// The keys of a news item's front matter.
enum NewsKeys {
  static let item = MappingKeys(
    .init("title", "标题", .text, "标题；两行标题用竖线分开", "the title; | parts two lines"),
    .init("kicker", "肩题", .text, "标题上面的一行", "the line above the title"),
    .init("kicker_joins", "肩题连读", .flag, "肩题和标题连成一句", "kicker and title are one sentence"),
    .init("subtitle", "副题", .text, "标题下面的一行，不写破折号", "the line below the title, without a dash"),
    .init("short_title", "短标题", .text, "列表里用的短标题", "a short title for lists"),
    .init(
      "date", "日期", .date, "发布日期，如 2025-10-21；不写就用文件名里的", "the day; else that in the file's name"),
    .init("updated", "更新", .date, "内容改过的日期", "when it was changed in substance"),
    .init("publish_at", "发布时间", .date, "到这个时间才登出来", "not shown before"),
    .init("expires", "到期", .date, "公告到这一天就不再置顶", "a notice until this day"),
    .init("column", "栏目", .text, "columns.yml 里的编号或名称", "the column by id or name"),
    .init("genre", "体裁", .text, "消息、通讯、评论、转载等", "the form, such as news or reprint"),
    .init("tags", "标签", .texts, "方括号，逗号分开", "free tags"),
    .init("keywords", "关键词", .texts, "给搜索引擎看的词", "words for search engines"),
    .init("summary", "摘要", .text, "一两句话；不写就取第一句", "a sentence or two; else the first"),
    .init("byline", "署名", .texts, "先写身份再写名字：本报记者 甲 通讯员 乙", "roles and names"),
    .init("dateline", "电头", .text, "如 本报石渡县讯", "the dateline"),
    .init("photos", "图片", .list(.either([.text, .mapping(photo)])), "图片，一张一条", "the photographs"),
    .init("source", "来源", .mapping(source), "转载的出处", "where a reprint comes from"),
    .init("author_note", "作者简介", .text, "署名文章用", "who the author is"),
    .init("editor_note", "编者按", .text, "印在正文前面", "printed before the text"),
    .init("credits", "编审", .mapping(credits), "编辑、设计、审校、监制", "editor, design, review, producer"),
    .init(
      "corrections", "更正", .list(.mapping(correction)), "印在文末的更正", "corrections below the text"),
    .init("region", "地区", .text, "地区词表里的编号或名称", "the region by id or name"),
    .init("sector", "行业", .text, "领域词表里的编号或名称", "the sector by id or name"),
    .init("branch", "组织", .text, "组织台账里的编号或名称", "the branch by id or name"),
    .init("activity", "活动", .text, "活动台账里的编号", "the activity by id"),
    .init("issue", "期号", .text, "登在哪一期简报，如 2025-10", "the issue, such as 2025-10"),
    .init("lang", "语言", .text, "一般不写，由文件名决定", "the language; else by the file's name"),
    .init("status", "状态", .words(statuses), "草稿、送审、发布、撤回", "how far the text has come"),
    .init("slug", "网址名", .text, "网址的最后一段", "the last part of the address"),
    .init(
      "aliases", "旧网址", .list(.pattern("^\\s*/[^/]")), "以 / 开头，会转到这里",
      "old addresses that lead here"))

  static let photo = MappingKeys(
    .required("file", "文件", .text, "图片的文件名", "the file's name"),
    .init("caption", "图说", .text, "印在图下面", "printed below"),
    .init("credit", "摄影", .text, "谁拍的", "who took it"),
    .init("alt", "替代文字", .text, "给看不见图的读者听的一句话", "what it shows, in a sentence"),
    .init("people", "人物", .words(people), "图里有没有人、有没有未成年人", "whether people or minors are in it"),
    .init("consent", "同意", .flag, "未成年人和受帮助的人已经同意", "those who must agree have agreed"))

  static let source = MappingKeys(
    .required("name", "名称", .text, "哪家媒体、哪个单位", "who published it"),
    .init("title", "标题", .text, "原来的标题", "the title there"),
    .required("date", "日期", .date, "原来的日期，带年份", "the day there, with its year"),
    .init("page", "版面", .text, "第几版", "the page"),
    .required("url", "链接", .webAddress, "原文的网址", "the address of the original"))

  static let credits = MappingKeys(
    .init("editor", "编辑", .texts, "编辑", "editors"),
    .init("design", "设计", .texts, "设计", "designers"),
    .init("review", "审校", .texts, "审校", "who looked it over"),
    .init("producer", "监制", .texts, "监制", "producers"))

  static let correction = MappingKeys(
    .required("date", "日期", .date, "更正的日期", "the day of the correction"),
    .required("text", "文字", .text, "更正什么", "what is corrected"))

  /// All of them: a slip beside any may be mended.
  static let known = [item, photo, source, credits, correction].reduce(into: Set<String>()) {
    $0.formUnion($1.known)
  }

  // MARK: Words

  /// How far a text has come.
  static let statuses: KeyValuePairs<String, PublicationStatus> = [
    "draft": .draft, "review": .review, "published": .published, "withdrawn": .withdrawn,
    "草稿": .draft, "送审": .review, "发布": .published, "撤回": .withdrawn,
  ]
  static let people: KeyValuePairs<String, Photo.People> = [
    "none": .none, "adults": .adults, "minors": .minors, "无": .none, "成年人": .adults,
    "未成年人": .minors,
  ]
}
