import BulletinModel
import Testing

@testable import BulletinSource

/// A small site in memory: two regions below a city, two sectors, a tree of two units.
enum RegisterFolder {
  static let base: [String: String] = [
    "content/vocabulary/regions.yml": """
    - {id: city, name: {zh: 临江市, en: Linjiang}, level: prefecture}
    - {id: east, name: {zh: 东城区, en: East}, parent: city, level: county}
    - {id: west, name: {zh: 西山县, en: West}, parent: city, level: county}
    """,
    "content/vocabulary/sectors.yml": """
    partition: false
    terms:
      - {id: private, name: {zh: 企业, en: Firms}}
      - {id: school, name: {zh: 学校, en: Schools}}
    """,
    "content/branches/all.csv": """
    编号,名称,层级,类别,上级,地区,成立日期
    root-c,临江市委员会,prefecture,committee,,city,2020-01-01
    east-c,东城区委员会,county,committee,root-c,east,2021-01-01

    """,
    "content/activities/all.csv": """
    编号,日期,主题,类型,主办组织,地区,场次,参与人次
    a1,2025-08-02,读书会,study,east-c,east,1,20

    """,
    "content/coverage/all.csv": """
    地区,领域,截止日期,应建数,已建数
    east,private,2025-06-30,100,80
    west,private,2025-06-30,50,40

    """,
  ]

  /// 2025-09-01.
  static let today = CivilDate(days: 20_332)

  static let branchHead = "编号,名称,层级,类别,上级,地区,成立日期\n"
  static let activityHead = "编号,日期,主题,类型,主办组织,地区,场次,参与人次\n"
  static let coverageHead = "地区,领域,截止日期,应建数,已建数\n"

  static func tree(_ files: [String: String] = [:]) -> SourceTree {
    SourceTree(
      files: base.merging(files) { $1 }.mapValues { Array($0.utf8) })
  }

  static func read(_ files: [String: String] = [:]) async throws -> (
    registers: [String: Register], faults: [Diagnostic]
  ) {
    let tree = tree(files)
    let lists = try readVocabularies(tree)
    let registers = try await readRegisters(
      tree, vocabularies: #require(lists.value), today: today)
    return (try #require(registers.value), lists.diagnostics + registers.diagnostics)
  }
}
