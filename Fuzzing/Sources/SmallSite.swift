import BulletinModel
import BulletinTemplates

/// A site with a ledger, as small as it can be: an input stands in for one of its files.
enum SmallSite {
  /// Noon on 15 August 2025.
  static let noon = CivilDateTime(
    CivilDate(year: 2025, month: 8, day: 15) ?? CivilDate(days: 0), minute: 720)

  static let files: [String: [UInt8]] = [
    "content/site.yml": """
    title: {zh: 测试简报, en: Test Bulletin}
    base_url: https://test.example.org/
    languages: [zh-Hans, en]
    statistics: {region: city}
    footer: {organiser: {zh: 测试办公室, en: Test Office}}
    """,
    "content/columns.yml": "- {id: notes, name: {zh: 动态, en: Notes}}\n",
    "content/vocabulary/regions.yml": """
    - {id: city, name: {zh: 临江市, en: Linjiang}, level: prefecture}
    - {id: east, name: {zh: 东城区, en: East}, parent: city, level: county}
    """,
    "content/vocabulary/sectors.yml": "- {id: private, name: {zh: 企业, en: Firms}}\n",
    "content/branches/all.csv": """
    编号,名称,层级,类别,上级,地区,成立日期
    root-c,临江市委员会,prefecture,committee,,city,2020-01-01
    east-c,东城区委员会,county,committee,root-c,east,2021-01-01
    """,
    "content/activities/all.csv": """
    编号,日期,主题,类型,主办组织,地区,场次,参与人次
    a1,2025-07-02,读书会,study,east-c,east,3,20
    """,
    "content/coverage/all.csv": """
    地区,领域,截止日期,应建数,已建数
    east,private,2025-06-30,100,80
    """,
  ].mapValues { Array("\($0)\n".utf8) }
}

/// A page with a field of every kind that templates tell apart.
struct SmallPage: TemplateContext {
  let title: String
  let note: String?
  let current: Bool
  let items: [SmallLink]
  let link: SmallLink?

  static let fields: [Field<Self>] = [
    Field("title", \.title), Field("note", \.note), Field("current", \.current),
    Field("items", \.items), Field("link", \.link),
  ]

  static let sample = SmallPage(
    title: "标题<b>&\"'", note: nil, current: true,
    items: [SmallLink(title: "甲", url: "/a"), SmallLink(title: "乙", url: nil)],
    link: SmallLink(title: "丙", url: "javascript:alert(1)"))
}

/// A link of a small page.
struct SmallLink: TemplateContext {
  let title: String
  let url: String?

  static let fields: [Field<Self>] = [Field("title", \.title), Field("url", \.url)]
}
