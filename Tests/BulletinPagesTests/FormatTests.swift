import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Number format")
struct NumberFormatTests {
  let chinese = NumberFormat(language: "zh-Hans")
  let english = NumberFormat(language: "en")

  @Test(
    "groups digits by three",
    arguments: [
      (Int64(0), "0"), (999, "999"), (1000, "1,000"), (46_218, "46,218"),
      (-1_234_567, "\u{2212}1,234,567"),
    ])
  func groupsDigits(_ value: Int64, _ text: String) {
    #expect(chinese.count(value) == text)
  }

  @Test(
    "tells large numbers in 万 with two decimals",
    arguments: [
      (Int64(9999), "9,999", ""), (10_000, "1.00", "万"), (46_218, "4.62", "万"),
      (123_456_789, "12,345.68", "万"),
    ])
  func tellsMyriads(_ value: Int64, _ number: String, _ unit: String) {
    #expect(chinese.telling(value) == (number, unit))
  }

  @Test("keeps all digits in other languages")
  func keepsDigits() {
    #expect(english.telling(46_218) == ("46,218", ""))
  }

  @Test(
    "rounds a share half up once and never into all or nothing",
    arguments: [
      (Int64(1845), Int64(2173), "84.91%"), (67, 76, "88.16%"), (0, 3, "0.00%"), (1, 1, "100.00%"),
      (99_999, 100_000, "＞99.99%"), (1, 1_000_000, "＜0.01%"), (5, 100_000, "0.01%"),
      (99_994, 100_000, "99.99%"), (99_995, 100_000, "＞99.99%"),
    ])
  func percents(_ above: Int64, _ below: Int64, _ text: String) throws {
    #expect(chinese.percent(try #require(Rational(above, below))) == text)
  }

  @Test("writes the inequality signs of the language")
  func inequality() throws {
    #expect(english.percent(try #require(Rational(99_999, 100_000))) == ">99.99%")
  }

  @Test(
    "gives differences of rates from the exact fractions",
    arguments: [
      (Int64(67), Int64(76), Int64(64), Int64(76), "+3.95"),
      (64, 76, 67, 76, "\u{2212}3.95"), (1, 2, 1, 2, "0.00"),
      (100_001, 200_000, 1, 2, "+＜0.01"),
    ])
  func points(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, _ text: String) throws {
    let difference = try #require(Rational(a, b)) - #require(Rational(c, d))
    #expect(chinese.points(difference) == text)
  }

  @Test(
    "gives growth with its sign",
    arguments: [(Int64(33), Int64(203), "+16.3%"), (-1, 10, "\u{2212}10.0%"), (0, 1, "0.0%")])
  func growth(_ above: Int64, _ below: Int64, _ text: String) throws {
    #expect(chinese.growth(try #require(Rational(above, below))) == text)
  }

  @Test("signs whole numbers", arguments: [(Int64(7), "+7"), (0, "0"), (-1200, "\u{2212}1,200")])
  func signed(_ value: Int64, _ text: String) {
    #expect(chinese.signedCount(value) == text)
  }
}

@Suite("Date format")
struct DateFormatTests {
  @Test(
    "prints days and periods in the manner of the language",
    arguments: [
      ("zh-Hans", "2025年9月5日", "2025年第三季度", "2025年9月", "2025年上半年"),
      ("en", "5 September 2025", "Q3 2025", "September 2025", "first half of 2025"),
      ("ug", "2025-09-05", "2025Q3", "2025-09", "2025H1"),
    ])
  func prints(_ tag: String, _ day: String, _ quarter: String, _ month: String, _ half: String)
    throws
  {
    let format = DateFormat(language: LanguageTag(tag))
    let date = try #require(CivilDate(year: 2025, month: 9, day: 5))
    #expect(format.day(date) == day)
    #expect(format.period(Period(.quarter, containing: date)) == quarter)
    #expect(format.period(Period(.month, containing: date)) == month)
    #expect(format.period(try #require(Period(.half, year: 2025))) == half)
    #expect(format.short(date) == "09-05")
  }

  @Test("marks the year where an axis enters it")
  func axis() throws {
    let format = DateFormat(language: "zh-Hans")
    let labels = try (1...4).map {
      format.axis(try #require(Period(.quarter, year: 2025, index: $0)))
    }
    #expect(labels == ["2025年", "二季度", "三季度", "四季度"])
  }

  @Test("shortens by nearness to the day of the build")
  func shortens() throws {
    let format = DateFormat(language: "zh-Hans")
    let now = SampleEdition.now
    #expect(format.short(CivilDateTime(now.date, minute: 545), at: now) == "09:05")
    #expect(format.short(CivilDateTime(now.date), at: now) == "10-20")
    #expect(format.short(CivilDateTime(SampleEdition.day("2024-10-18")), at: now) == "2024-10-18")
  }
}

@Suite("Numerals and sizes")
struct NumeralTests {
  @Test(
    "circles numbers up to twenty", arguments: [(1, "①"), (20, "⑳"), (21, "(21)"), (0, "(0)")])
  func circles(_ number: Int, _ text: String) {
    #expect(CircledNumber.text(number) == text)
  }

  @Test(
    "writes Chinese numerals",
    arguments: [
      (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (86, "八十六"), (100, "一百"),
      (105, "一百零五"), (110, "一百一十"), (1005, "一千零五"), (10_000, "10000"),
    ])
  func han(_ number: Int, _ text: String) {
    #expect(ChineseNumeral.text(number) == text)
  }

  @Test(
    "rounds sizes half up",
    arguments: [
      (512, "512 B"), (1499, "1 KB"), (1500, "2 KB"), (3_249_999, "3.2 MB"), (3_250_000, "3.3 MB"),
    ])
  func sizes(_ bytes: Int, _ text: String) {
    #expect(FileSize.text(bytes) == text)
  }

  @Test(
    "finds the step of a share",
    arguments: [
      (Int64(39), "h0"), (40, "h1"), (60, "h2"), (75, "h3"), (85, "h4"), (95, "h5"), (100, "h5"),
    ])
  func heat(_ percent: Int64, _ step: String) throws {
    #expect(HeatStep.name(try #require(Rational(percent, 100))) == step)
  }

  @Test("knows when printed shares do not add up")
  func addsUp() {
    #expect(Desk.addsUp([1, 1], to: 2))
    #expect(!Desk.addsUp([1, 1, 1], to: 3))
  }

  @Test(
    "gives a day a darker step the more happened",
    arguments: [(Int64(0), 0), (1, 1), (20, 3), (44, 5)])
  func levels(_ count: Int64, _ level: Int) {
    #expect(ChartRoom.level(of: count, most: 44) == level)
  }
}

@Suite("Pagination")
struct PaginationTests {
  @Test(
    "cuts a list into pages",
    arguments: [
      (0, 1, 0..<0), (1, 1, 0..<1), (10, 1, 0..<10), (11, 2, 10..<11), (352, 36, 350..<352),
    ])
  func cuts(_ count: Int, _ pages: Int, _ last: Range<Int>) {
    let pagination = Pagination(count: count, size: 10)
    #expect(pagination.pages == pages)
    #expect(pagination.range(of: pages) == last)
  }

  @Test(
    "names the first, the last and two on either side",
    arguments: [
      (1, 1, [1]), (1, 3, [1, 2, 3]), (5, 9, [1, 3, 4, 5, 6, 7, 9]), (36, 36, [1, 34, 35, 36]),
    ])
  func shows(_ current: Int, _ count: Int, _ pages: [Int]) {
    #expect(Desk.shownPages(current: current, count: count) == pages)
  }
}
