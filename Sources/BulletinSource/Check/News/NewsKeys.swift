import BulletinModel

/// The keys of a news item's front matter.
enum NewsKeys {
  static let item = MappingKeys([
    "title": "标题", "kicker": "肩题", "kicker_joins": "肩题连读", "subtitle": "副题",
    "short_title": "短标题", "date": "日期", "updated": "更新", "publish_at": "发布时间", "expires": "到期",
    "column": "栏目", "genre": "体裁", "tags": "标签", "keywords": "关键词", "summary": "摘要",
    "byline": "署名", "dateline": "电头", "photos": "图片", "source": "来源", "author_note": "作者简介",
    "editor_note": "编者按", "credits": "编审", "corrections": "更正", "region": "地区", "sector": "行业",
    "branch": "组织", "activity": "活动", "issue": "期号", "lang": "语言", "status": "状态",
    "slug": "网址名", "aliases": "旧网址",
  ])
  static let photo = MappingKeys([
    "file": "文件", "caption": "图说", "credit": "摄影", "alt": "替代文字", "people": "人物",
    "consent": "同意",
  ])
  static let source = MappingKeys([
    "name": "名称", "title": "标题", "date": "日期", "page": "版面", "url": "链接",
  ])
  static let credits = MappingKeys([
    "editor": "编辑", "design": "设计", "review": "审校", "producer": "监制",
  ])
  static let correction = MappingKeys(["date": "日期", "text": "文字"])
  /// All of them: a slip beside any may be mended.
  static let known = [item, photo, source, credits, correction].reduce(into: Set<String>()) {
    $0.formUnion($1.known)
  }
}
