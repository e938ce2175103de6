import Testing

@testable import BulletinPages

@Suite("LineMerge")
struct LineMergeTests {
  private func merged(_ before: String, _ now: String, into other: String) -> String? {
    LineMerge(Array(before.utf8), Array(now.utf8)).merged(into: Array(other.utf8))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("carries what changed, came and went over into a text with other lines around it")
  func carriesChanges() {
    let before = "<title>题</title>\n<nav>\n<p>一</p>\n<p>二</p>\n<p>三</p>\n</main>\n"
    let now = "<title>题</title>\n<nav>\n<p>甲</p>\n<p>二</p>\n<p>四</p>\n<p>五</p>\n</main>\n"
    let other = "<title>题</title>\n<a>前</a>\n<nav>\n<p>一</p>\n<p>二</p>\n<p>三</p>\n</main>\n<a>后</a>"
    let parts =
      ["<title>题</title>", "<a>前</a>", "<nav>"] + ["甲", "二", "四", "五"].map { "<p>\($0)</p>" }
    #expect(
      merged(before, now, into: other) == (parts + ["</main>", "<a>后</a>"]).joined(separator: "\n"))
  }

  @Test("finds a place by the lines around it where the same line stands twice")
  func looksAround() {
    let before = "甲\n空\n乙\n空\n丙\n"
    #expect(merged(before, "甲\n空\n乙\n新\n丙\n", into: "头\n\(before)尾\n") == "头\n甲\n空\n乙\n新\n丙\n尾\n")
    #expect(merged(before, "甲\n空\n乙\n丙\n", into: "头\n\(before)尾\n") == "头\n甲\n空\n乙\n丙\n尾\n")
    #expect(merged(before, "甲\n空\n新\n乙\n空\n丙\n", into: before) == "甲\n空\n新\n乙\n空\n丙\n")
  }

  @Test("guesses no place that the other text has otherwise, twice, or not at all")
  func guessesNothing() {
    let (before, now) = ("甲\n乙\n丙\n", "甲\n新\n丙\n")
    #expect(merged(before, now, into: "甲\n别\n丙\n") == nil)
    #expect(merged(before, now, into: "乙\n甲\n丙\n乙\n") == nil)
    #expect(merged(before, now, into: "") == nil)
    // What came stands between two lines that the other text has apart.
    #expect(merged("甲\n丙\n", "甲\n新\n丙\n", into: "甲\n别\n丙\n") == nil)
  }

  @Test("leaves a text as it is where nothing changed, and takes all where all did")
  func takesAllOrNothing() {
    #expect(merged("甲\n", "甲\n", into: "别\n乙") == "别\n乙")
    #expect(merged("甲\n乙", "丙\n", into: "甲\n乙") == "丙\n")
  }
}
