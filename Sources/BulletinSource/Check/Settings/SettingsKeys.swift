import BulletinModel

/// The keys of `site.yml` and `columns.yml`.
enum SettingsKeys {
  static let site = MappingKeys(
    .required("title", "标题", .localized, "网站的名称", "the site's name"),
    .init("tagline", "口号", .localized, "名称下面的一行", "the line below the name"),
    .init("description", "简介", .localized, "一两句话的介绍，给搜索引擎看", "what search engines show"),
    .required(
      "base_url", "网址", .webAddress, "网站的网址，如 https://example.org/",
      "the site's address, such as https://example.org/"),
    .init(
      "languages", "语言", .list(.pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
      "语言代码，第一个是主要语言，如 [zh-Hans, en]", "language tags, the main one first"),
    .init(
      "time_zone", "时区", .pattern("^[A-Za-z/_+0-9:-]+$"), "时区，如 Asia/Shanghai",
      "the zone, such as Asia/Shanghai"),
    .init("since", "创刊年", .integer(1...9999), "哪一年办起来的", "the year of the first issue"),
    .init(
      "meta_profile", "页面标签", .words(metaProfiles), "政府网站写 gov-cn，别的不用写",
      "gov-cn adds the tags of Chinese government sites"),
    .init(
      "site_id_code", "网站标识码", .text, "政府网站标识码，十位数字", "the code of a government site"),
    .init("page_size", "每页篇数", .integer(1...200), "栏目页每页几篇，不写是10", "items a page; 10 if absent"),
    .init("home", "首页", .mapping(home), "首页放什么", "what the home page shows"),
    .init("statistics", "统计", .mapping(statistics), "统计的范围、目标和发布日程", "scope, targets, releases"),
    .init(
      "footer", "页脚", .mapping(footer), "网站底部的单位、备案和联系方式", "who publishes, and how to reach them"),
    .init(
      "severity", "级别", .pairs("^E[0-9]{2,4}$", .words(severities)),
      "改提示的级别，如 {E38: note}；错误不能降级", "severities of codes, such as {E38: note}"),
    .init("figures", "文中数", .mapping(figures), "文章里的数怎样核对", "how figures in prose are checked"),
    .init("photos", "照片", .mapping(photos), "照片做成哪几种大小", "sizes and limits of photographs"),
    .init(
      "targets", "发布目标", .pairs(".+", .mapping(target)), "发布到哪里，名称和去处",
      "where releases go, by name"),
    .init("privacy", "隐私", .mapping(privacy), "哪些像个人的号码可以登", "what may be published all the same"))

  static let home = MappingKeys(
    .init("lead", "头条", .text, "头条稿件，不写就取最新的", "the lead item; the newest if absent"),
    .init("columns", "栏目", .texts, "首页上列出的栏目", "the columns that get a block"),
    .init("notices", "公告栏目", .text, "哪个栏目的稿件作公告", "the column of notices"),
    .init("key_figures", "关键数", .texts, "首页上的指标", "the measures that are shown"))

  static let statistics = MappingKeys(
    .init("region", "地区", .text, "整个网站说的是哪个地区", "the region of the site"),
    .init("key_sectors", "重点领域", .texts, "合起来算的领域", "the sectors that are taken together"),
    .init("key_sectors_name", "重点领域名称", .localized, "它们合起来叫什么", "what they are called"),
    .init(
      "coverage_target", "覆盖率目标", .pattern("^\\s*[0-9]{1,3}(\\.[0-9]+)?\\s*[%％]?\\s*$"),
      "覆盖率的目标，如 88%", "the target, such as 88%"),
    .init("note", "说明", .localized, "印在每个统计页上的话", "a remark on every statistics page"),
    .init("source", "数据来源", .localized, "数据从哪里来", "where the data come from"),
    .init(
      "small_cell", "小数上限", .integer(0...100), "少于几人不公布，不写是5", "persons' counts below are withheld"),
    .init("releases", "发布日程", .mapping(releases), "期末以后第几天发布", "days after a period's end"))

  static let releases = MappingKeys(
    .init("month", "月", .integer(1...366), "月度的数，次月几日前", "for months"),
    .init("quarter", "季", .integer(1...366), "季度的数，季后几日内", "for quarters"),
    .init("half", "半年", .integer(1...366), "半年的数", "for halves"),
    .init("year", "年", .integer(1...366), "年度的数", "for years"))

  static let figures = MappingKeys(
    .init("near", "近", .tolerance, "“近”可以差多少，如 5%；no 不许用", "how far 近 may be off; no forbids it"),
    .init("about", "约", .tolerance, "“约”可以差多少", "how far 约 may be off"),
    .init(
      "unchecked", "未核对", .pairs(".+", .words(uncheckedSeverities)),
      "各处没有核对的数是什么级别", "the severity of numbers without a link, by folder or column"))

  static let photos = MappingKeys(
    .init("widths", "宽度", .list(.integer(64...4096)), "做成哪几种宽度，至多六种", "the widths, six at most"),
    .init("quality", "质量", .integer(30...95), "JPEG 和 WebP 的质量", "the quality of JPEG and WebP"),
    .init("megapixels", "像素上限", .integer(1...1000), "一张图最多多少百万像素", "million pixels at most"),
    .init("megabytes", "大小上限", .integer(1...64), "一个文件最多多少 MB", "megabytes at most"),
    .init("cards", "分享图", .flag, "没有照片的稿件画一张分享图", "draws a picture for links"))

  static let target = MappingKeys(
    .init("folder", "文件夹", .text, "放各个版本的文件夹", "the folder of releases"),
    .init(
      "bucket", "存储桶", .text, "对象存储：rclone 的远程名:桶名/前缀",
      "an object store: remote:bucket/prefix of rclone"),
    .init("ssh", "主机", .text, "别的机器，如 web@example.org", "another machine, such as web@example.org"),
    .init("port", "端口", .integer(1...65_535), "SSH 的端口，不写是22", "the port of SSH; 22 if absent"),
    .init("key", "密钥文件", .text, "SSH 私钥的文件", "the file of the private key"),
    .init("known_hosts", "已知主机", .text, "主机公钥的文件", "the file of the host's keys"),
    .init("url", "网址", .text, "发布以后用来核对的网址", "the address that is asked after a release"),
    .init("keep", "保留版数", .integer(2...100), "留几个旧版，不写是5", "how many releases stay; 5 if absent"))

  static let privacy = MappingKeys(
    .init(
      "allow", "放行", .list(.mapping(exception)), "放行的号码和地址", "numbers and addresses let through"))

  static let exception = MappingKeys(
    .init("number", "号码", .text, "遮住的号码，如 138****1234", "the masked number: 138****1234"),
    .init("address", "地址", .text, "遮住的地址，如 和平路*号*单元", "the masked address"),
    .required("reason", "理由", .text, "为什么可以登", "why it may be published"),
    .required("until", "截止", .date, "最后一天，如 2026-12-31", "the last day: 2026-12-31"))

  static let footer = MappingKeys(
    .init("organiser", "主办单位", .localized, "主办单位", "the publisher"),
    .init("operator", "承办单位", .localized, "承办单位", "the office that runs it"),
    .init("icp", "备案号", .text, "如 京ICP备00000000号-1，照证书填", "the ICP number"),
    .init("police_record", "公安备案号", .text, "照证书填", "the public-security record"),
    .init("telephone", "电话", .text, "办公电话", "the office's telephone"),
    .init("email", "邮箱", .text, "办公邮箱", "the office's e-mail"),
    .init("address", "地址", .localized, "办公地址，写到街道", "the office's address"),
    .init("note", "备注", .localized, "页脚的最后一行", "a last line"))

  static let column = MappingKeys(
    .required("id", "编号", .id, "编号，用小写字母，定了就不改", "the id, which never changes"),
    .required("name", "名称", .localized, "栏目的名称", "what it is called"),
    .init("description", "简介", .localized, "登什么", "what it prints"),
    .init("keywords", "关键词", .texts, "给搜索引擎看的词", "words for search engines"),
    .init("type", "类型", .text, "政府网站的栏目类型，如 工作动态", "the type on government sites"),
    .init("max_age_days", "更新期限", .integer(1...3660), "多少天没有新稿就提醒", "days after which it is stale"))

  /// All of them, for slips beside a known key.
  static let known = [
    site, home, statistics, releases, figures, photos, target, privacy, exception, footer, column,
  ]
  .reduce(into: Set<String>()) { $0.formUnion($1.known) }

  // MARK: Words

  static let metaProfiles: KeyValuePairs<String, SiteSettings.MetaProfile> = [
    "none": .none, "gov-cn": .governmentCN,
  ]
  static let severities: KeyValuePairs<String, Severity> = [
    "error": .error, "warning": .warning, "note": .note, "错误": .error, "警告": .warning,
    "提示": .note,
  ]
  /// Severities, and nil for what is not looked for.
  static let uncheckedSeverities: KeyValuePairs<String, Severity?> = [
    "error": .error, "错误": .error, "warning": .warning, "警告": .warning, "note": .note,
    "提示": .note, "no": nil, "off": nil, "false": nil, "不查": nil,
  ]
}
