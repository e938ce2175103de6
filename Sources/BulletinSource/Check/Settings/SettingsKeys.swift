/// The keys of `site.yml`.
enum SettingsKeys {
  static let site = MappingKeys([
    "title": "标题", "tagline": "口号", "description": "简介", "base_url": "网址",
    "languages": "语言", "time_zone": "时区", "since": "创刊年", "meta_profile": "页面标签",
    "site_id_code": "网站标识码", "page_size": "每页篇数", "home": "首页", "statistics": "统计",
    "footer": "页脚", "severity": "级别", "figures": "文中数", "photos": "照片",
    "targets": "发布目标",
  ])
  static let home = MappingKeys([
    "lead": "头条", "columns": "栏目", "notices": "公告栏目", "key_figures": "关键数",
  ])
  static let statistics = MappingKeys([
    "region": "地区", "key_sectors": "重点领域", "key_sectors_name": "重点领域名称",
    "coverage_target": "覆盖率目标", "note": "说明", "source": "数据来源", "small_cell": "小数上限",
    "releases": "发布日程",
  ])
  static let releases = MappingKeys([
    "month": "月", "quarter": "季", "half": "半年", "year": "年",
  ])
  static let figures = MappingKeys([
    "near": "近", "about": "约", "unchecked": "未核对",
  ])
  static let photos = MappingKeys([
    "widths": "宽度", "quality": "质量", "megapixels": "像素上限", "megabytes": "大小上限",
    "cards": "分享图",
  ])
  static let target = MappingKeys([
    "folder": "文件夹", "ssh": "主机", "port": "端口", "key": "密钥文件", "known_hosts": "已知主机",
    "url": "网址", "keep": "保留版数",
  ])
  static let footer = MappingKeys([
    "organiser": "主办单位", "operator": "承办单位", "icp": "备案号",
    "police_record": "公安备案号", "telephone": "电话", "email": "邮箱", "address": "地址",
    "note": "备注",
  ])
  static let column = MappingKeys([
    "id": "编号", "name": "名称", "description": "简介", "keywords": "关键词", "type": "类型",
    "max_age_days": "更新期限",
  ])
  /// All of them, for slips beside a known key.
  static let known = [site, home, statistics, releases, figures, photos, target, footer, column]
    .reduce(into: Set<String>()) { $0.formUnion($1.known) }
}
