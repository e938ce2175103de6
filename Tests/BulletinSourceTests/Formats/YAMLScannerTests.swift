import BulletinModel
import Testing

@testable import BulletinSource

/// The scanner of the plain subset held against Yams, on all inputs that it accepts.
@Suite struct YAMLScannerTests {
  /// Compares the two; returns whether the scanner accepted.
  private func agree(_ source: String) -> Bool {
    let text = SourceText(file: "a.yml", utf8: Array(source.utf8))
    let range = 0..<text.bytes.count
    guard let scanned = YAMLScanner.scan(text, range) else { return false }
    let (parsed, faults) = YamsReader(text, range).read()
    if faults.contains(where: { $0.code == .duplicateKey }) { return true }
    #expect(faults.isEmpty, "\(source) → \(faults.map(\.summary))")
    #expect(scanned == parsed || scanned.isEmpty && parsed.isEmpty, "\(source.debugDescription)")
    return true
  }

  static let accepted = [
    "title: 甲\ndate: 2025-08-15\ntags: [甲, 乙]\n", "a:\nb: 1\n",
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "- a\n- b\n", "a:\n- 1\n- 2\nb: 3\n", "a:\n  - 1\n  - 2\n", "- {id: x, name: {zh: 甲, en: A}}\n",
    "- a: 1\n  b: 2\n- a: 3\n", "- a:\n    b: 1\n  c: 2\n", "a: \"甲: 乙\"\nb: '# c'\n",
    "# note\n\na: 1\n# b\n",
    "a: http://x.example/y?z=1\n", "a: -5\n", "a: 甲　\n", "a: [ ]\nb: {}\n", "a: '' \nb: \"\"\n",
    "a: null\nb: ~\n",
    "a: x-y\nb: x#y\nc: x:y\n", "a: []\n", "  a: 1\n  b: 2\n", "a:\n\n  b: 1\n",
    "-\n  a: 1\n-\n- b\n",
    "photos:\n  - {file: a.jpg, alt: 夜色里的驿站, people: none}\n", "a: 甲 乙  丙\n", "a: 【甲】乙\n", "甲: 乙",
    "a: [\"甲,乙\", '丙']\n", "a: 1,2\n", "a: =\n", "a: a]b}c\n", "title: 《甲》——乙…\n",
  ]

  @Test(arguments: accepted)
  func acceptsThePlainSubset(_ source: String) {
    #expect(agree(source), "refused: \(source)")
  }

  static let refused = [
    "a: 甲\n  乙\n", "a: |\n  b\n", "a: >\n  b\n", "a: \"x\\n\"\n", "a: 'x''y'\n", "a: x # y\n",
    "a: x: y\n",
    "a: &x y\n", "a: *x\n", "a: !t x\n", "? a\n: b\n", "a: [x,\n  y]\n", "\"a\": 1\n", "a: @x\n",
    "a: `x\n", "a: %x\n",
    "---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "a:\tx\n", "\ta: 1\n", "a: x\n b: y\n",
    "a: [x\n", "a: {b}\n",
    "a: [b: c]\n", "- - a\n", "a: - b\n", "a: \u{85}x\n", "a: x\u{2028}y\n", "甲\n", "a: 1\n- b\n",
    "- a\nb: 1\n", "a: [x,]\n",
    "a: \"x\" y\n", "a: {b: }\n", "a : 1\n", "a: ? b\n", "<<: a\n", "a: x\u{FEFF}y\n", "a: [x?]\n",
    "a: 'x\n", "a: [a, , b]\n",
  ]

  @Test(arguments: refused)
  func refusesWhateverIsNotPlain(_ source: String) {
    let text = SourceText(file: "a.yml", utf8: Array(source.utf8))
    #expect(YAMLScanner.scan(text, 0..<text.bytes.count) == nil)
  }

  @Test func agreesWithYamsOnGeneratedFrontMatter() {
    var random = Xorshift(seed: 11)
    var maker = FrontMatterMaker()
    var accepted = 0
    for _ in 0..<3000 where agree(maker.make(&random)) { accepted += 1 }
    #expect(accepted > 2500, "only \(accepted) accepted")
  }

  @Test func agreesWithYamsOnDamagedFrontMatter() {
    var random = Xorshift(seed: 23)
    var maker = FrontMatterMaker()
    let noise = [
      ":", ": ", " ", "  ", "\n", "- ", "-", "[", "]", "{", "}", ",", "\"", "'", "#", " #", "&",
      "*",
      "!", "|", ">", "?", "甲", "~", "null", "：", "　", "\t", "\\", "%", "@", "...", "---", "\u{85}",
    ]
    var accepted = 0
    for _ in 0..<6000 {
      var scalars = Array(maker.make(&random).unicodeScalars)
      for _ in 0..<Int(random.next() % 4 + 1) {
        let place = Int(random.next() % UInt64(scalars.count))
        switch random.next() % 3 {
        case 0: scalars.remove(at: place)
        default:
          let piece = noise[Int(random.next() % UInt64(noise.count))]
          scalars.insert(contentsOf: piece.unicodeScalars, at: place)
        }
        if scalars.isEmpty { scalars = ["a"] }
      }
      if agree(String(String.UnicodeScalarView(scalars))) { accepted += 1 }
    }
    #expect(accepted > 1000, "only \(accepted) accepted")
  }
}

/// Makes front matter of many shapes, keys never doubled within one mapping.
struct FrontMatterMaker {
  private var number = 0

  mutating func make(_ random: inout Xorshift) -> String {
    (0..<Int(random.next() % 6 + 1)).map { _ in pair(0, &random) }.joined()
  }

  private mutating func key() -> String {
    number += 1
    return (number % 3 == 0 ? "键" : "key_") + String(number)
  }

  private mutating func pair(_ depth: Int, _ random: inout Xorshift) -> String {
    let indent = String(repeating: " ", count: depth * 2)
    switch random.next() % (depth < 3 ? 9 : 6) {
    case 0: return "\(indent)\(key()):\n"
    case 1: return "\(indent)# 注\n\(indent)\(key()): \(scalar(&random))\n"
    case 2: return "\n\(indent)\(key()):  \(scalar(&random))  \n"
    case 6:
      return "\(indent)\(key()):\n" + pair(depth + 1, &random) + pair(depth + 1, &random)
    case 7:
      let items = (0..<Int(random.next() % 3 + 1)).map { _ in
        "\(indent)  - \(scalar(&random))\n"
      }
      return "\(indent)\(key()):\n" + items.joined()
    case 8:
      return "\(indent)\(key()):\n\(indent)- \(key()): \(scalar(&random))\n"
        + "\(indent)  \(key()): \(scalar(&random))\n"
    default: return "\(indent)\(key()): \(scalar(&random))\n"
    }
  }

  private mutating func scalar(_ random: inout Xorshift) -> String {
    let plain = [
      "甲", "岚川同行", "2025-08-15", "08", "no", "是", "1.10", "a b", "https://example.org/a#b", "-5",
      "~", "null", "本报记者 甲 乙", "甲：乙", "（一）丙", "100%", "x:y", "a'b", "甲\"乙\"", "", "3 * 4",
    ]
    switch random.next() % 8 {
    case 0: return "\"\(plain[Int(random.next() % 12)]), #: x\""
    case 1: return "'[\(plain[Int(random.next() % 12)])'"
    case 2:
      return "[\(plain[Int(random.next() % 8)]), \(plain[Int(random.next() % 8)])]"
    case 3: return "{\(key()): \(plain[Int(random.next() % 8)]), \(key()): [甲,乙]}"
    default: return plain[Int(random.next() % UInt64(plain.count))]
    }
  }
}
