import BulletinClaims
import BulletinModel
import Testing

@Suite("Numbers that stand unchecked in prose")
struct BareNumeralTests {
  @Test(
    "finds what looks like a statistic",
    arguments: [
      ("共开展活动243次，参与1,284人次。", ["243次", "1,284人次"]),
      ("覆盖率为88.16%，同比上升1.49个百分点", ["88.16%", "1.49个百分点"]),
      ("筹集30余万元，惠及三百二十户", ["30余万元", "三百二十户"]),
      ("近九成的站点，八成八以上", ["九成", "八成八以上"]),
      ("支出９.７４万元", ["９.７４万元"]), ("增长1.38倍，服务十余个村", ["1.38倍", "十余个"]),
      ("占比63%~68%。", ["63%~68%"]), ("覆盖三分之二", ["三分之二"]), ("历时三十余年", ["三十余年"]),
      ("时长45分钟", ["45分钟"]), ("第三季度办结96件", ["96件"]),
    ])
  func finds(_ text: String, _ expected: [String]) {
    #expect(numerals(in: Array(text.utf8)).map(\.text) == expected)
  }

  @Test(
    "passes over years, dates, labels, numbers of pages and issues, ages, addresses and heads",
    arguments: [
      "2025年9月30日9时30分", "2025-09-30", "实施“1+6+3”行动", "1+6+3个", "推进万企兴万村", "千家万户",
      "第12期第3版", "《2025年100个案例》", "年满36岁", "见 https://example.org/2025/100个 ", "G318国道",
      "一、总体情况", "1.概况", "（二）做法", "三个方面、一项制度", "三年行动计划", "民发〔2025〕3号", "总第123期", "一百",
    ])
  func passes(_ text: String) {
    #expect(numerals(in: Array(text.utf8)).map(\.text) == [])
  }

  @Test("gives bytes and reading, and leaves out what is checked already")
  func reading() throws {
    let text = Array("办结96件、104件".utf8)
    let all = numerals(in: text)
    #expect(all.map(\.range) == [6..<11, 14..<20])
    let first = try #require(all.first)
    #expect(first.reading.number == Rational(96))
    #expect(first.reading.unit == "件")
    #expect(numerals(in: text, outside: [6..<11]).map(\.text) == ["104件"])
  }
}
