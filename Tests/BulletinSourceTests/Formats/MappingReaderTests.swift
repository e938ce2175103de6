import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct MappingReaderTests {
  static let keys = MappingKeys([
    "title": "标题", "kicker": "肩题", "date": "日期", "tags": "标签", "draft": "草稿", "size": "大小",
    "kind": "类型",
  ])

  private func reader(_ source: String) -> MappingReader {
    let text = SourceText(file: "a.yml", utf8: Array(source.utf8))
    return MappingReader(parseYAML(text).node, MappingReaderTests.keys, in: text)
  }

  private func reader(_ marked: Marked) -> MappingReader {
    let text = marked.sourceText()
    return MappingReader(parseYAML(text).node, MappingReaderTests.keys, in: text)
  }

  @Test func keysAndAliasesAreTheSame() {
    var one = reader("标题: 甲\nkicker: 乙\n日期: 2025年8月15日\n标签: [丙, 丁]\n草稿: 是\n大小: 12\n")
    let texts = [one.text("title"), one.text("kicker"), one.date("date")?.iso]
    #expect(texts == ["甲", "乙", "2025-08-15"])
    let tags = one.texts("tags")
    #expect(tags == ["丙", "丁"])
    let flag = one.flag("draft")
    let size = one.integer("size")
    #expect(flag == true && size == 12)
    #expect(one.faults.isEmpty)
  }

  @Test func anUnknownKeyIsNamedWithTheShownNameOfTheNearest() throws {
    let marked = Marked("title: 甲\n1️⃣kikcer: 东城区\n")
    let fault = try marked.expect(.unknownKey, in: reader(marked).faults)
    #expect(fault.values == ["k": "kikcer", "near": "肩题"])
  }

  @Test(arguments: ["kicker: 甲\n1️⃣肩题: 乙\n", "kicker: 甲\n1️⃣kicker: 乙\n"])
  func aKeyGivenTwiceIsNamedWithBothLines(_ source: String) throws {
    let marked = Marked(source)
    let fault = try marked.expect(.duplicateKey, in: reader(marked).faults)
    #expect(fault.values["a"] == "1" && fault.values["b"] == "2")
  }

  /// A source, and how its value is read; the text of what is read all the same.
  static let wrong: [(String, @Sendable (inout MappingReader) -> String?)] = [
    ("title: 1️⃣[甲]\n", { $0.text("title") }),
    ("title: 1️⃣[甲]\n", { $0.localized("title")?.text(in: "zh") }),
    ("title: {1️⃣中文: 甲}\n", { $0.localized("title")?.text(in: "zh") }),
    ("date: 1️⃣2025年8月\n", { $0.date("date")?.iso }),
    ("date: 1️⃣昨天\n", { $0.date("date")?.iso }),
    ("tags: 1️⃣{甲: 乙}\n", { $0.texts("tags").first }),
    ("tags: [1️⃣[乙]]\n", { $0.texts("tags").first }),
    ("draft: 1️⃣也许\n", { $0.flag("draft").map { "\($0)" } }),
    ("size: 1️⃣12.5\n", { $0.integer("size").map(String.init) }),
    ("size: 1️⃣900\n", { $0.integer("size", in: 1...200).map(String.init) }),
    ("size: 1️⃣99999999999999999999\n", { $0.integer("size").map(String.init) }),
    ("kind: 1️⃣甲\n", { $0.choice("kind", ["a": "1", "b": "2"]) }),
  ]

  @Test(arguments: wrong.indices)
  func valuesOfAnotherTypeAreNamedAtTheirPlace(_ number: Int) throws {
    let (source, read) = MappingReaderTests.wrong[number]
    let marked = Marked(source)
    var reader = reader(marked)
    let value = read(&reader)
    #expect(value == nil)
    let fault = try marked.expect(.wrongType, in: reader.faults)
    #expect(fault.values["type"] != nil && fault.values["type@en"] != nil)
    #expect(reader.faults.count == 1)
  }

  @Test func dateFaultsKeepTheirCode() throws {
    let marked = Marked("date: 1️⃣2025-08-151\n")
    var reader = reader(marked)
    let date = reader.date("date")
    #expect(date == nil)
    try marked.expect(.dateWithExtraDigits, in: reader.faults)
  }

  @Test(arguments: ["1️⃣title:\n", "1️⃣size: 2\n"])
  func aRequiredKeyWithoutValueIsNamed(_ source: String) throws {
    let marked = Marked(source)
    var reader = reader(marked)
    let value = reader.required("title")
    #expect(value == nil)
    let fault = try marked.expect(.emptyRequired, in: reader.faults)
    #expect(fault.values["f"] == "标题")
  }

  @Test func localizedTextsKeepTheirOrder() throws {
    var one = reader("title: {zh: 甲, en: A}\nkicker: 乙\n")
    let title = one.localized("title")
    let kicker = one.localized("kicker")
    #expect(title?.entries.map(\.text) == ["甲", "A"])
    #expect(kicker?.exact("zh-Hans") == "乙")
    #expect(one.faults.isEmpty)
  }

  @Test func aListInPlaceOfAMappingIsNamed() throws {
    let marked = Marked("1️⃣- 甲\n")
    try marked.expect(.wrongType, in: reader(marked).faults)
  }
}
