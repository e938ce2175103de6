import BulletinModel
import Testing

@Suite struct PrivateStretchTests {
  private static let number = "138****8000"

  private func found(_ text: String, _ path: String) -> [String] {
    privateStretches(in: Array(text.utf8), path: path).map(\.masked)
  }

  static let shown = [
    ("<p>13800138000</p>", "a.html"),
    ("<p>138<b>0013</b>8000</p>", "a.html"),
    ("<p>138<a href=\"/1\">0013</a>8000</p>", "a.html"),
    ("<p>138<a href=\"/1\"><b>0013</b></a>8000</p>", "a.html"),
    ("<p>138<!-- -->0013<span class=\"x\">80</span>00</p>", "a.html"),
    ("<p>1&#51;8001&#x33;8000</p>", "a.html"),
    ("<p>138&nbsp;0013&nbsp;8000</p>", "a.html"),
    ("<p>138\n      0013\n      8000</p>", "a.html"),
    ("<p>138\u{200B}0013\u{2060}8000</p>", "a.html"),
    ("<p>138&shy;0013&#8203;8000</p>", "a.html"),
    ("<p>１３８００１３８０００</p>", "a.html"),
    ("<img alt=\"电话13800138000\">", "a.html"),
    ("<img alt='1380013&#56;000'>", "a.html"),
    ("<a title=\"a>b\" href=\"tel:%2B8613800138000\">x</a>", "a.html"),
    ("<a href=\"tel:%31%33%38%30%30138000\">x</a>", "a.html"),
    ("<!-- 13800138000 -->", "a.html"),
    ("<script type=\"application/ld+json\">{\"a\":\"x\\n13800138000\"}</script>", "a.html"),
    ("<p>unclosed <a title=\"13800138000", "a.html"),
    ("<content type=\"html\">138&lt;b&gt;0013&lt;/b&gt;8000</content>", "feed.xml"),
    ("<content><![CDATA[138<b>0013</b>8000]]></content>", "feed.xml"),
    ("<svg><text>138<tspan>0013</tspan>8000</text></svg>", "a.SVG"),
    ("<svg><desc>13800138000</desc></svg>", "a.svg"),
    ("{\"content_html\":\"138<b>0013<\\/b>8000\"}", "feed.json"),
    ("{\"a\":\"138\\u003cb\\u003e0013\\u003c/b\\u003e8000\"}", "feed.json"),
    ("{\"a\":\"电话\\n13800138000\"}", "feed.json"),
    ("编号,电话\r\n1,13800138000\r\n", "a.csv"),
    ("SUMMARY:电话1380\r\n 0138000\r\n", "a.ics"),
    ("SUMMARY:电话\\n13800138000\r\n", "a.ics"),
    ("电话13800138000", "notes"),
  ]

  @Test(arguments: shown)
  func seesWhatReadersCanPutTogether(_ text: String, _ path: String) {
    #expect(found(text, path) == [PrivateStretchTests.number], "\(text)")
  }

  static let clear = [
    ("<tr><td>1380</td><td>0138000</td></tr>", "a.html"),
    ("<p>1380</p><p>0138000</p>", "a.html"),
    ("<li>1380<br>0138000", "a.html"),
    ("<p>1380 < 0138000</p>", "a.html"),
    ("<", "a.html"),
    ("< 1380", "a.html"),
    ("\u{E9}<", "a.html"),
    ("<nav><a href=\"/1\">138</a><a href=\"/2\">0013</a><a href=\"/3\">8000</a></nav>", "a.html"),
    ("<nav><a href=\"/1\">138</a><span>0013</span><a href=\"/3\">8000</a></nav>", "a.html"),
    ("<path d=\"M138.5 0013 8000L2 3\"/>", "a.svg"),
    ("<link href=\"/assets/a.1380013800013800.css\">", "a.html"),
    ("<link href=\"/assets/a.3f13800138000a1b.css\">", "a.html"),
    ("{\"size\":0.13800138000,\"time\":\"2025-10-21T13:80:01.38000\"}", "a.json"),
    ("{\"id\":\"a1\",\"values\":[1380,138,1380]}", "a.json"),
    ("DTSTAMP:20251021T138001Z\r\nUID:3800\r\n", "a.ics"),
    ("1380\n0138000", "a.csv"),
  ]

  @Test(arguments: clear)
  func leavesWhatStandsApart(_ text: String, _ path: String) {
    #expect(found(text, path).isEmpty, "\(found(text, path))")
  }

  @Test func addressesAreSeenThroughMarkup() {
    #expect(found("<p>在和平路8号<b>2</b>单元</p>", "a.html") == ["和平路*号*单元"])
    #expect(found("<td>和平路8号</td><td>2单元</td>", "a.html").isEmpty)
  }

  @Test func namesOfFilesAreRead() {
    #expect(
      privateStretches(inName: "news/13800138000/index.html").map(\.masked) == ["138****8000"])
    #expect(privateStretches(inName: "news/2025/08/15/index.html").isEmpty)
  }

  @Test func whatIsNoTextHasNone() {
    let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("13800138000".utf8)
    #expect(privateStretches(in: picture, path: "a.jpg").isEmpty)
    #expect(!privateStretches(in: Array("13800138000".utf8), path: "a.jpg").isEmpty)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "电话13800138000".utf16 {
      wide += [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(privateStretches(in: wide, path: "a.txt").map(\.masked) == ["138****8000"])
  }

  @Test func anyBytesAreRead() {
    var state: UInt64 = 7
    let signs = Array("<>&#;x/!-%\\u\"'[]CDATA138 \n".utf8) + [0xE2, 0x80, 0x8B, 0xEF, 0xC2, 0xAD]
    for _ in 0..<400 {
      let bytes = (0..<60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return signs[Int(state >> 33) % signs.count]
      }
      for path in ["a.html", "a.json", "a.ics", "a.csv"] {
        for stretch in privateStretches(in: bytes, path: path) {
          #expect(stretch.masked.contains("*"))
        }
      }
    }
  }

  @Test func masksTextsThatAreShown() {
    #expect(masked("news/13800138000-在和平路8号2单元.md") == "news/138****8000-在和平路*号*单元.md")
    #expect(masked("news/2025-08-15.md") == "news/2025-08-15.md")
  }
}
