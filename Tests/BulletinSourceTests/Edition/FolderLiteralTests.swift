import BulletinTestSupport
import Testing

@Suite struct FolderLiteralTests {
  @Test func takesMarksOutAndKeepsTheirPlaces() {
    let literal = FolderLiteral(
      "passed over\n-- a.md --\n标题1️⃣：甲\n2️⃣乙\n-- b/c.csv | photo --\n3x2\n-- d.md | link --\n/e\n")
    #expect(literal.paths == ["a.md", "b/c.csv", "d.md"])
    #expect(literal.files["a.md"] == Array("标题：甲\n乙\n".utf8))
    #expect(literal.marks[1].map { [$0.line, $0.column] } == [1, 7])
    #expect(literal.marks[2].map { [$0.line, $0.column] } == [2, 1])
    #expect(literal.forms == ["b/c.csv": "photo", "d.md": "link"])
    #expect(literal.files["d.md"] == Array("/e\n".utf8))
  }

  @Test func writesOfficeEncodings() {
    let files = folder("-- a.md | gb18030 --\n中\n-- b.md | base64 --\n5Lit\n")
    #expect(files["a.md"] == [0xD6, 0xD0, 0x0A])
    #expect(files["b.md"] == Array("中".utf8))
  }
}
