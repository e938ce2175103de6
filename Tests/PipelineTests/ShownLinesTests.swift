import BulletinModel
import Testing

@testable import BulletinCommand

/// Lines stand under the faults that are shown, and are read for no other.
@Suite struct ShownLinesTests {
  /// Fifteen numbers without a link, which are warnings, and fifteen broken links, which are errors.
  private func faults(linesPerCode: Int?) async throws -> [Diagnostic] {
    var site = try FixtureSite.onBase()
    for number in 10..<25 {
      try site.add(
        """
        -- content/news/2025-08-\(number)-稿件.md --
        到场33人次，见[别处](没有\(number).md)。

        """)
    }
    return try await site.prepare { $0.linesPerCode = linesPerCode }.diagnostics
  }

  private func lines(_ faults: [Diagnostic], _ code: FaultCode) -> [Bool] {
    faults.filter { $0.code == code }.map { $0.excerpt != nil }
  }

  @Test func everyErrorAndTheFirstWarningsOfACode() async throws {
    let faults = try await faults(linesPerCode: 10)
    #expect(lines(faults, .deadLink) == [Bool](repeating: true, count: 15))
    let expected = [Bool](repeating: true, count: 10) + [Bool](repeating: false, count: 5)
    #expect(lines(faults, .uncheckedNumeral) == expected)
    let text = TextPrinter(language: .chinese, usesColour: false).text(of: faults)
    #expect(text.split(separator: "\n").count { $0.contains("^") } == 25 + others(faults))
  }

  /// How many faults of other codes are shown with a line.
  private func others(_ faults: [Diagnostic]) -> Int {
    faults.count { ![.deadLink, .uncheckedNumeral].contains($0.code) && $0.excerpt != nil }
  }

  @Test func allWhereAProgramReadsThem() async throws {
    let faults = try await faults(linesPerCode: nil)
    #expect(lines(faults, .uncheckedNumeral) == [Bool](repeating: true, count: 15))
  }
}
