import BulletinModel
import Testing

@testable import BulletinCommand

@Suite struct PrintCopyTests {
  private func copy(_ html: String, root: String = "https://news.example.org/b/") -> String {
    let copy = PrintCopy(root: root, folder: "file:///tmp/s", page: "issues/2025-08/")
    return String(decoding: copy.copy(of: Array(html.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("<a href=\"/b/news/\">x</a>", "<a href=\"https://news.example.org/b/news/\">x</a>"),
    ("<A HREF='/b/news/'>x</A>", "<A HREF='https://news.example.org/b/news/'>x</A>"),
    ("<a href=\"#a1\">x</a>", "<a href=\"#a1\">x</a>"),
    ("<a href=\"/b/issues/2025-08/#a1\">x</a>", "<a href=\"#a1\">x</a>"),
    ("<a href=\"list.csv\">", "<a href=\"https://news.example.org/b/issues/2025-08/list.csv\">"),
    ("<a href=\"https://other.example/\">", "<a href=\"https://other.example/\">"),
    ("<a href=\"mailto:a@b.example\">", "<a href=\"mailto:a@b.example\">"),
    (
      "<link rel=\"stylesheet\" href=\"/b/assets/x.css\">",
      "<link rel=\"stylesheet\" href=\"file:///tmp/s/assets/x.css\">"
    ),
    (
      "<img src=\"qr.svg\" loading=\"lazy\">",
      "<img src=\"file:///tmp/s/issues/2025-08/qr.svg\" loading=\"eager\">"
    ),
    ("<img src=/b/a.jpg alt=x>", "<img src=file:///tmp/s/a.jpg alt=x>"),
    (
      "<img srcset=\"/b/a.jpg 480w, /b/c.jpg 960w\">",
      "<img srcset=\"file:///tmp/s/a.jpg 480w, file:///tmp/s/c.jpg 960w\">"
    ),
    ("<img src=\"https://other.example/x.png\">", "<img src=\"https://other.example/x.png\">"),
    ("<svg><use href=\"#dot\"/></svg>", "<svg><use href=\"#dot\"/></svg>"),
  ])
  func addressesLeadToTheDiskOrToThePublicSite(_ html: String, _ expected: String) {
    #expect(copy(html) == expected)
  }

  @Test func scriptsAreLeftOut() {
    #expect(copy("<p>a</p><script src=\"/b/x.js\"></script><p>b</p>") == "<p>a</p><p>b</p>")
    #expect(copy("<script>if (a < b) x('</p>')</SCRIPT >z") == "z")
  }

  @Test(arguments: [
    "<!-- <a href=\"/b/x\"> -->", "a < b and c > d", "文字 <b>粗</b>", "<", "<a href=\"/b/", "",
    "<p title=\"<a href='/b/x'>\">",
  ])
  func whatIsNoAddressStays(_ html: String) {
    #expect(copy(html) == html)
  }

  @Test func aSiteAtTheRootOfItsHostHasLinksToo() {
    #expect(
      copy("<a href=\"/x/\"><img src=\"/a.jpg\">", root: "https://news.example.org/")
        == "<a href=\"https://news.example.org/x/\"><img src=\"file:///tmp/s/a.jpg\">")
  }
}

@Suite struct PDFStampTests {
  private let file = Array(
    "%PDF-1.4\n/StructTreeRoot 3 0 R\n/CreationDate (D:20261121163552+00'00')\n/ModDate (D:20261121163552+00'00')\n"
      .utf8)

  @Test func bothDatesBecomeTheContentsDay() throws {
    let date = try #require(CivilDate(year: 2025, month: 8, day: 5))
    let stamped = try #require(PDFStamp.stamped(file, date: date))
    #expect(stamped.count == file.count)
    let text = String(decoding: stamped, as: UTF8.self)
    #expect(text.contains("/CreationDate (D:20250805000000+00'00')"))
    #expect(text.contains("/ModDate (D:20250805000000+00'00')"))
  }

  @Test func tagsAreNumberedFromOneInTheirOwnOrder() throws {
    let date = try #require(CivilDate(year: 2025, month: 8, day: 5))
    let tags = "/ID (node00000381)\n/ID (node00000090)\n[(node00000381)] (node1) (node00000381x)\n"
    let stamped = try #require(PDFStamp.stamped(file + Array(tags.utf8), date: date))
    #expect(
      String(decoding: stamped.dropFirst(file.count), as: UTF8.self)
        == "/ID (node00000002)\n/ID (node00000001)\n[(node00000002)] (node1) (node00000381x)\n")
  }

  @Test func anUntaggedFileIsRefused() throws {
    let date = try #require(CivilDate(year: 2025, month: 8, day: 5))
    #expect(PDFStamp.stamped(Array("%PDF-1.4\n".utf8), date: date) == nil)
    #expect(PDFStamp.stamped(Array("<html>/StructTreeRoot ".utf8), date: date) == nil)
  }
}
