import Testing

@testable import BulletinSource

@Suite struct CSVReaderTests {
  private func read(_ source: String) -> (rows: [[String]], numbers: [Int], broken: [Int]) {
    var rows: [[String]] = []
    var numbers: [Int] = []
    var broken: [Int] = []
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes, delimiter: CSVReader.delimiter(of: bytes))
      var cells: [CSVReader.Cell] = []
      while reader.next(into: &cells) {
        rows.append(cells.map { String(decoding: bytes[$0.content], as: UTF8.self) })
        numbers.append(reader.row)
        if reader.isBroken { broken.append(reader.row) }
      }
    }
    return (rows, numbers, broken)
  }

  static let tables: [(String, [[String]])] = [
    ("甲,乙\n1,2\n", [["甲", "乙"], ["1", "2"]]), ("甲,乙\n1,2", [["甲", "乙"], ["1", "2"]]),
    ("甲;乙\n1;2\n", [["甲", "乙"], ["1", "2"]]), ("甲\t乙\n1\t2\n", [["甲", "乙"], ["1", "2"]]),
    ("a,b\n\"1,284\",2\n", [["a", "b"], ["1,284", "2"]]),
    ("a,b\n\"一\n二\",2\n", [["a", "b"], ["一\n二", "2"]]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]), ("a,b\n1,", [["a", "b"], ["1", ""]]),
    ("a\n\nb\n", [["a"], [""], ["b"]]),
    ("", []), ("a", [["a"]]), ("\"\",\"\"\n", [["", ""]]),
    ("a,b\nx\"y,2\n", [["a", "b"], ["x\"y", "2"]]),
    ("\"a;b\",c\n1,2\n", [["a;b", "c"], ["1", "2"]]), ("题目\n甲,乙,丙\n", [["题目"], ["甲", "乙", "丙"]]),
  ]

  @Test(arguments: tables)
  func readsRecords(_ source: String, _ rows: [[String]]) {
    let table = read(source)
    #expect(table.rows == rows && table.broken.isEmpty)
    #expect(table.numbers == Array(1..<rows.count + 1))
  }

  @Test func aQuotedLineBreakIsOneSpreadsheetRow() {
    #expect(read("a,b\n\"一\n二\n三\",2\n4,5\n").numbers == [1, 2, 3])
  }

  @Test func doubledQuotesAreMarked() {
    Array("\"甲\"\"乙\",x\n".utf8).withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes, delimiter: 0x2C)
      var cells: [CSVReader.Cell] = []
      let isRead = reader.next(into: &cells)
      #expect(isRead)
      #expect(cells.map(\.hasDoubledQuotes) == [true, false])
    }
  }

  @Test(arguments: ["a,\"b\n1,2\n", "\"a\"b,c\n", "\"", "a,\"b\"\"\n"])
  func brokenQuotesAreMarked(_ source: String) {
    #expect(read(source).broken == [1])
  }

  @Test func noBytesTrap() {
    var random = Xorshift(seed: 5)
    let pieces = ["\"", ",", ";", "\t", "\n", "甲", "a", " ", "\"\"", ",\"", "\",", "\u{0}"]
    for _ in 0..<20_000 {
      let source = (0..<Int(random.next() % 12)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }.joined()
      #expect(read(source).rows.allSatisfy { !$0.isEmpty })
    }
  }
}
