import BulletinCharts
import BulletinModel
import Foundation
import Testing

@Suite struct SheetTests {
  @Test func aFileStandsAlone() throws {
    for file in try FormSamples.files() {
      let text = String(decoding: file.svg.bytes, as: UTF8.self)
      #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang="), "\(file)")
      #expect(text.contains(" viewBox=\"0 0 800 ") && text.contains(" width=\"800\" height=\""))
      #expect(text.contains("<style>\(ChartSheet.style)</style><rect class=\"paper\""))
      #expect(text.components(separatedBy: "<style").count == 2, "one stylesheet: \(file)")
      #expect(!text.contains("var(--") && !text.contains("<div") && !text.contains("<p "))
    }
  }

  @Test func aFileSaysItsTitleAndItsSource() throws {
    let file = try #require(try FormSamples.files().first)
    let text = String(decoding: file.svg.bytes, as: UTF8.self)
    #expect(text.contains("<title>石渡县&lt;一年&gt;升了两位</title>"))
    #expect(text.contains("y=\"46\">石渡县&lt;一年&gt;升了两位</text>"))
    #expect(text.contains(">来源：岚川市基层组织统计库。</text>"))
  }

  @Test func everyClassOfAFileHasARule() throws {
    // What takes its look from elsewhere: the outer drawing, areas by pattern, and plain labels.
    let silent: Set = [
      "fx", "seg", "num", "val", "c", "w", "cal", "key", "bars", "lab", "i1", "l1",
    ]
    let silentEnds = Set((1...4).map { "e\($0)" })
    for file in try FormSamples.files() {
      let text = String(decoding: file.svg.bytes, as: UTF8.self)
      for piece in text.components(separatedBy: "class=\"").dropFirst() {
        for name in piece.prefix(while: { $0 != "\"" }).split(separator: " ") {
          let isKnown = silent.union(silentEnds).contains(String(name))
          #expect(isKnown || ChartSheet.style.contains(".\(name)"), "\(file): \(name)")
        }
      }
    }
  }

  @Test func theColoursOfFilesAreThoseOfTheTheme() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let css = try String(
      contentsOf: root.appendingPathComponent("templates/assets/bulletin.css"), encoding: .utf8)
    for name in ["paper", "ink", "red", "grid", "prev", "area", "c1", "c2", "c3", "c4", "c5", "h3"]
    {
      let colours = css.components(separatedBy: "--\(name): ").dropFirst().map {
        String($0.prefix { $0 != ";" })
      }
      // The light one, and the dark one by the reader's wish and by the switch.
      #expect(colours.count >= 3, "\(name)")
      for colour in colours.prefix(3) {
        #expect(ChartSheet.style.contains(colour), "--\(name): \(colour)")
      }
    }
  }
}
