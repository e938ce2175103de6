import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct FrontMatterTests {
  private func split(_ source: String) -> (FrontMatter, SourceText) {
    let text = SourceText(file: "a.md", utf8: Array(source.utf8))
    return (FrontMatter(text), text)
  }

  @Test func splitsAtTheFences() throws {
    let (front, text) = split("---\ntitle: 甲\ndate: 乙\n---\n\n正文\n")
    #expect(text.string(try #require(front.yaml)) == "title: 甲\ndate: 乙\n")
    #expect(text.string(front.bodyStart..<text.bytes.count) == "\n正文\n")
    #expect(front.bodyLine == 5 && front.faults.isEmpty)
  }

  @Test(arguments: ["正文\n", "", "\n---\n甲\n---\n", "----\n甲", "-- -\n"])
  func aTextWithoutFrontMatterIsAllBody(_ source: String) {
    let (front, _) = split(source)
    #expect(front.yaml == nil && front.bodyStart == 0 && front.bodyLine == 1)
    #expect(front.faults.isEmpty)
  }

  @Test(arguments: ["---\n---\n正文", "--- \r\n---  \r\n正文"])
  func emptyFrontMatterIsFine(_ source: String) throws {
    let (front, text) = split(source)
    #expect(try #require(front.yaml).isEmpty)
    #expect(text.string(front.bodyStart..<text.bytes.count) == "正文")
  }

  @Test func aMissingFenceIsNamedAtTheFirst() throws {
    let marked = Marked("1️⃣---\ntitle: 稿件\ncolumn: notes\n\n正文第一段。\n")
    let front = FrontMatter(marked.sourceText("a.md"))
    try marked.expect(.unclosedFrontMatter, in: front.faults)
    #expect(marked.sourceText().string(try #require(front.yaml)) == "title: 稿件\ncolumn: notes\n")
    #expect(front.bodyLine == 4)
  }

  @Test(arguments: ["——", "———", "－－－", "----", "—— "])
  func otherDashesThanAFenceAreNamedAndReadOn(_ dashes: String) throws {
    let marked = Marked("---\ntitle: 甲\n1️⃣\(dashes)\n正文\n")
    let front = FrontMatter(marked.sourceText("a.md"))
    let fault = try marked.expect(.unclosedFrontMatter, in: front.faults)
    #expect(fault.replacement == "---" && front.bodyLine == 4)
  }

  @Test func anUnclosedHeadWithoutBodyEndsAtTheEnd() throws {
    let (front, text) = split("---\ntitle: 甲")
    #expect(text.string(try #require(front.yaml)) == "title: 甲")
    #expect(front.bodyStart == text.bytes.count && front.faults.count == 1)
  }
}
