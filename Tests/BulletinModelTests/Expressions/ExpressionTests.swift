import BulletinModel
import Testing

struct ExpressionTests {
  private let fields = ["closed": "closed", "销单": "closed", "reported": "reported"]
  private let today = CivilDate(days: 20_000)

  private func read(_ text: String) throws -> Expression {
    try Expression(parsing: text) { path in
      if path == ["host", "region"] { return path }
      if path.count == 1, let id = fields[path[0]] { return [id] }
      return ["n", "kind", "tags", "isOpen"].contains(path[0]) && path.count == 1 ? path : nil
    }
  }

  private func value(_ text: String, _ cells: [String: CellValue] = [:]) throws -> CellValue {
    try read(text).value(today: today) { cells[$0.joined(separator: ".")] ?? .empty }
  }

  @Test(arguments: [
    ("1 + 2 * 3", Rational(7)), ("(1 + 2) * 3", Rational(9)), ("7 - 2 - 1", Rational(4)),
    ("1 - -2", Rational(3)), ("８ ÷ 2", nil), ("8 ÷ 2", Rational(4)), ("1 / 0", nil),
    ("0.1 + 0.2", Rational(3, 10)),
  ])
  func computesExactly(_ text: String, _ wanted: Rational?) throws {
    #expect(try value(text) == wanted.map { .number($0) } ?? .empty)
  }

  @Test(arguments: [
    ("n >= 3", true), ("n ≥ 3", true), ("n＜3", false), ("n != 3", false), ("n in [1, 3]", true),
    ("kind in [n, study]", true),
    ("n == 3 and kind == study", true), ("n == 4 or kind = 'study'", true),
    ("not n == 4", true), ("非 n == 3", false), ("kind 属于 [study、visit]", true),
    ("x in tags", true), ("z in tags", false), ("isOpen == 是", true),
  ])
  func decidesConditions(_ text: String, _ wanted: Bool) throws {
    let cells: [String: CellValue] = [
      "n": .number(Rational(3)), "kind": .text("study"), "tags": .list([.text("x"), .text("y")]),
      "isOpen": .flag(true),
    ]
    #expect(try value(text, cells) == .flag(wanted))
  }

  @Test func countsDaysBetweenDates() throws {
    let cells: [String: CellValue] = [
      "closed": .date(CivilDate(days: 20)), "reported": .date(CivilDate(days: 8)),
    ]
    #expect(try value("closed - reported", cells) == .number(Rational(12)))
    #expect(try value("销单 >= reported", cells) == .flag(true))
    #expect(try value("reported + 5", cells) == .date(CivilDate(days: 13)))
    #expect(try value("reported <= today", cells) == .flag(true))
    #expect(try value("reported < 1970-01-10", cells) == .flag(true))
  }

  @Test func saysNothingOfEmptyCellsUnlessAskedForThem() throws {
    let cells: [String: CellValue] = ["reported": .date(CivilDate(days: 8))]
    #expect(try value("closed >= reported", cells) == .empty)
    #expect(try value("closed - reported", cells) == .empty)
    #expect(try value("closed == empty", cells) == .flag(true))
    #expect(try value("reported != 空", cells) == .flag(true))
    #expect(try value("closed == reported", cells) == .empty)
    #expect(try value("closed != 2025-01-01", cells) == .empty)
    #expect(try value("not (closed == reported)", cells) == .empty)
    #expect(try read("closed >= reported").holds(today: today) { _ in .empty } == false)
  }

  @Test func leadsThroughReferences() throws {
    let expression = try read("host.region == lhasa")
    #expect(expression.paths == [["host", "region"]])
    #expect(expression.fields == ["host"])
  }

  @Test(arguments: [
    ("n >", 3, 0), ("n > > 3", 4, 1), ("(n > 3", 6, 0), ("n 3", 2, 1), ("a.b > 1", 0, 3),
    ("n in [1, n + 1]", 11, 1), ("销单 > ]", 9, 1), ("", 0, 0),
  ])
  func namesThePlaceThatCannotBeRead(_ text: String, _ offset: Int, _ length: Int) {
    #expect {
      try read(text)
    } throws: { error in
      guard let fault = error as? ExpressionFault else { return false }
      return fault.offset == offset && fault.length == length && !fault.chinese.isEmpty
    }
  }

  @Test func refusesNestingWithoutEnd() {
    let deep = String(repeating: "(", count: 10_000) + "1"
    #expect(throws: ExpressionFault.self) { try read(deep) }
  }
}

struct RationalArithmeticTests {
  @Test(arguments: [
    ("12", Rational(12)), ("-0.5", Rational(-1, 2)), ("1.250", Rational(5, 4)), ("1.", nil),
    (".5", nil), ("1,2", nil), ("", nil), ("1e3", nil), ("1234567890123456789", nil),
  ])
  func readsPlainDecimals(_ text: String, _ wanted: Rational?) {
    #expect(Rational(decimal: text) == wanted)
  }

  @Test func overflowIsNoValue() {
    let most = Rational(.max)
    #expect(most.multiplied(by: Rational(2)) == nil)
    #expect(Rational(1).divided(by: Rational(0)) == nil)
    #expect(Rational(.min).negated == nil)
    #expect(most.divided(by: most) == Rational(1))
    #expect(Rational(2).multiplied(by: Rational(3)) == Rational(6))
  }
}
