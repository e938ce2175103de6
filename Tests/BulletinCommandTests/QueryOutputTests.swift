import BulletinModel
import Testing

@testable import BulletinCommand

/// How the outcome of a query is printed.
@Suite struct QueryOutputTests {
  private let table = QueryTable(
    columns: ["地区", "件数", "件数"],
    rows: [
      [.text("河东"), .number(Rational(1200)), .empty],
      [.text("a\"b,\n\u{1B}[31m"), .number(Rational(-5)), .text("=1")],
    ])

  @Test func fullWidthCharactersTakeTwoCells() {
    #expect(
      textTable(table) == """
        地区        件数  件数
        ----------  ----  ----
        河东        1200
        a"b,  [31m    -5  =1

        """)
  }

  @Test func numbersStandAtTheRight() throws {
    let half = try #require(Rational(1, 2))
    let table = QueryTable(
      columns: ["n"], rows: [[.number(half)], [.empty], [.number(Rational(10))]])
    #expect(textTable(table) == "  n\n---\n0.5\n\n 10\n")
  }

  @Test func csvQuotesWhatNeedsIt() {
    #expect(csvText(table) == "地区,件数,件数\r\n河东,1200,\r\n\"a\"\"b,\n\u{1B}[31m\",-5,=1\r\n")
  }

  @Test func jsonKeepsTypesAndTellsDoubledColumnsApart() {
    #expect(
      jsonText(table) == """
        [
          {"地区": "河东", "件数": 1200, "件数 (3)": null},
          {"地区": "a\\"b,\\n\\u001b[31m", "件数": -5, "件数 (3)": "=1"}
        ]

        """)
    #expect(jsonText(QueryTable(columns: ["a"], rows: [])) == "[]\n")
  }

  @Test func aFaultShowsItsPlaceInItsLine() {
    let words = Words(language: .chinese)
    let second = QueryFault(.other, detail: "x", offset: 10)
    #expect(
      queryFaultText(second, in: "SELECT 1,\n'地区', y", words: words).hasSuffix(
        "\n  '地区', y\n  ^\n"))
    let third = QueryFault(.other, detail: "x", offset: 20)
    #expect(
      queryFaultText(third, in: "SELECT 1,\n'地区', y", words: words).hasSuffix(
        "\n  '地区', y\n          ^\n"))
  }
}
