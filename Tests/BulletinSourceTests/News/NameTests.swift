import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct SlugTests {
  @Test(arguments: [
    ("东城区读书会", "东城区读书会"), ("全市 第3次 会议", "全市-第3次-会议"), ("“四向”工作法，三年见效！", "四向-工作法-三年见效"),
    ("A Report: 2025", "a-report-2025"), ("ÀÉ", "àé"), ("—", ""), ("e\u{301}", "é"),
  ])
  func comesFromTheName(_ name: String, _ slug: String) {
    #expect(Array(Slug.made(from: name).utf8) == Array(slug.utf8))
    #expect(slug.isEmpty || Slug.isValid(slug))
  }

  @Test(arguments: ["Hello World", "", "-a", "a-", "a/b", "a.b", "e\u{301}", "A", "甲，乙", "../a"])
  func refusesOtherForms(_ slug: String) {
    #expect(!Slug.isValid(slug))
  }

  @Test func allowsPathsForPages() {
    #expect(
      Slug.isValidPath("guide/联系") && !Slug.isValidPath("guide//a") && !Slug.isValidPath("/a"))
  }
}

@Suite struct ContentNameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let key: String
    let language: LanguageTag?
    let date: String?
    let title: String
    var testDescription: String { path }

    init(
      _ path: String, _ key: String, _ language: LanguageTag?, _ date: String?, _ title: String
    ) {
      self.path = path
      self.key = key
      self.language = language
      self.date = date
      self.title = title
    }
  }

  @Test(arguments: [
    Case("2025-08-15-标题.md", "2025-08-15-标题", nil, "2025-08-15", "标题"),
    Case("2025/2025-8-5 标题.ug.md", "2025/2025-8-5 标题", "ug", "2025-8-5", "标题"),
    Case("20250815标题.zh.md", "20250815标题", "zh-Hans", "20250815", "标题"),
    Case("2025-08-151-标题.md", "2025-08-151-标题", nil, "2025-08-151", "标题"),
    Case("第1.5版.md", "第1.5版", nil, nil, "第1.5版"),
    Case("about.v2.md", "about.v2", nil, nil, "about.v2"),
    Case("2025-08-15.md", "2025-08-15", nil, "2025-08-15", ""),
  ])
  func tellsDateTitleAndLanguage(_ entry: Case) {
    let name = ContentName(
      "content/news/\(entry.path)", under: "content/news/", languages: ["zh-Hans", "ug"])
    #expect(name.key == entry.key)
    #expect(name.language == entry.language)
    #expect(name.typedDate == entry.date)
    #expect(name.title == entry.title)
    #expect(name.strangeLanguage == nil)
  }

  @Test func namesALanguageThatTheSiteDoesNotHave() {
    let name = ContentName("content/news/a.fr.md", under: "content/news/", languages: ["zh-Hans"])
    #expect(name.strangeLanguage == "fr")
    #expect(name.key == "a")
  }
}

@Suite struct DoorAddressTests {
  @Test(arguments: [
    ("活动在西山县和平街道3号楼2单元501室举行。", "西山县和平街道3号楼2单元501室"),
    ("住东城区和平村3组12号，", "东城区和平村3组12号"),
    ("地址：和平路8号2单元", "和平路8号2单元"),
  ])
  func findsTheWholeAddress(_ text: String, _ address: String) throws {
    let bytes = Array(text.utf8)
    let found = doorAddresses(in: bytes)
    try #require(found.count == 1)
    #expect(String(decoding: bytes[found[0]], as: UTF8.self) == address)
  }

  @Test(arguments: [
    "活动在西山县和平街道举行。", "驿站在和平路8号。", "共设16个单元、3个室。", "第2单元课程", "分成3组，每组12人。", "2025年，单元楼。",
  ])
  func passesWhatStopsAtTheStreet(_ text: String) {
    #expect(doorAddresses(in: Array(text.utf8)).isEmpty)
  }
}
