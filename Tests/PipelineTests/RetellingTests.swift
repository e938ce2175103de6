import BulletinModel
import BulletinPages
import BulletinSource
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// A preview that looks at one changed text alone says and shows what one that reads the whole site does.
@Suite struct RetellingTests {
  /// A site as a preview keeps it from change to change.
  private final class Previewed {
    let site: FixtureSite
    private let day: String
    private let memory = ReadingMemory()
    private let figureMemory = FigureMemory(program: "", folder: nil, doubt: { .max })
    private(set) var shown: Checked<Pipeline.Prepared>

    init(_ site: FixtureSite, on day: String = "2025-09-01") async throws {
      self.site = site
      self.day = day
      shown = Checked(nil)
      shown = try await pipeline().prepare()
    }

    func pipeline(at moment: String? = nil) throws -> Pipeline {
      try site.pipeline(on: moment ?? day) {
        $0.includesDrafts = true
        $0.linesPerCode = 0
        $0.memory = memory
        $0.figureMemory = figureMemory
      }
    }

    /// Takes in a text changed as an editor saves it; tells whether it could be taken in alone.
    func takesAlone(_ path: String, with old: String, as new: String) async throws -> Bool {
      try change(path, old, to: new)
      return try await takesAlone(path)
    }

    /// Changes a text, and takes nothing in.
    func change(_ path: String, _ old: String, to new: String) throws {
      let text = try site.folder.text(path)
      try #require(text.contains(old), "\(path) has no \(old)")
      try site.folder.write(text.replacingOccurrences(of: old, with: new), to: path)
    }

    /// Takes in a changed file; tells whether it could be taken in alone.
    func takesAlone(_ path: String) async throws -> Bool {
      let retold = try await pipeline().retell([path], in: shown)
      let fresh = try await site.prepare(on: day) {
        $0.includesDrafts = true
        $0.linesPerCode = 0
      }
      if let retold {
        #expect(
          retold.diagnostics == fresh.diagnostics,
          "\(path): \(Set(retold.diagnostics).symmetricDifference(fresh.diagnostics))")
        shown = retold
      } else {
        shown = try await pipeline().prepare()
      }
      return retold != nil
    }

    /// Compares every file that the room of pages makes with that of a site that is read anew.
    func showsAll() async throws {
      let fresh = try await site.prepare(on: day) { $0.includesDrafts = true }
      let (own, others) = (try await files(of: shown), try await files(of: fresh))
      #expect(own.count > 20)
      #expect(Set(own.keys) == Set(others.keys))
      for (path, bytes) in others where own[path] != bytes { Issue.record("\(path) is another") }
    }

    private func files(of site: Checked<Pipeline.Prepared>) async throws -> [String: [UInt8]] {
      let tray = Tray()
      try await render(try #require(site.value, "\(site.diagnostics)").plan, workers: 2) {
        tray.put($0)
        return false
      }
      return tray.files
    }
  }

  private static let path = "content/news/2025-08-20-读书会.md"

  private func previewed() async throws -> Previewed {
    try await Previewed(
      try FixtureSite.onBase(
        """
        -- content/news/2025-08-20-读书会.md --
        ---
        title: 读书会
        column: notes
        region: east
        tags: [阅读]
        ---
        东城区办了读书会。

        ## 到场

        第二段在此。又来了777件。

        八月共办[1场](stat:activities?period=2025-08)。

        见[开场](2025-08-01-开场.md)。

        ![书架](书架.jpg "新的书架")

        末段在此。
        -- content/news/书架.jpg | photo --
        300 200
        -- content/news/2025-08-21-再办.md --
        ---
        title: 再办
        ---
        再办了一次，见[上次](2025-08-20-读书会.md#到场)。
        -- content/news/2025-08-20-读书会.en.md --
        ---
        title: Reading
        ---
        They read together.
        -- content/news/2030-01-05-明年.md --
        ---
        title: 明年
        ---
        明年再办。

        """))
  }

  /// What an editor does to prose, and what the whole site need not be read for.
  @Test(arguments: [
    ("末段在此。", "末段在此，又添一句。"),
    ("末段在此。", "末段在此。\n\n再添一段，**加粗**。"),
    ("第二段在此。", "第二段在此。\n\n前面多出一段。"),
    ("第二段在此。", ""),
    ("见[开场]", "参见[开场]"),
    ("(2025-08-01-开场.md)", "(没有这篇.md)"),
    ("见[开场](2025-08-01-开场.md)", "不见了"),
    ("末段在此。", "末段在此，[再看](#到场)。[再看](#没有)。"),
    ("末段在此。", "末段在此，见[链接](javascript:alert)。"),
    ("末段在此。", "末段在此，电话13800138000。"),
    ("末段在此。", "末段在此,用了半角逗号。"),
    ("末段在此。", "末段在此。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |"),
  ])
  func takesInTheProseOfAnItemAlone(_ old: String, _ new: String) async throws {
    let previewed = try await previewed()
    #expect(try await previewed.takesAlone(RetellingTests.path, with: old, as: new))
    try await previewed.showsAll()
    // And back: what was told of it is told no more.
    if !new.isEmpty {
      #expect(try await previewed.takesAlone(RetellingTests.path, with: new, as: old))
      try await previewed.showsAll()
    }
  }

  /// What other pages, other texts or the statistics may depend on.
  @Test(arguments: [
    ("title: 读书会", "title: 读书大会"),
    ("tags: [阅读]", "tags: [读书]"),
    ("region: east", "region: west"),
    ("column: notes\n", ""),
    ("region: east", "region: east\nstatus: draft"),
    ("region: east", "region: east\naliases: [/old/]"),
    // The summary, where none is typed.
    ("东城区办了读书会。", "东城区又办了读书会。"),
    // What others may link to.
    ("## 到场", "## 到会"),
    ("末段在此。", "末段在此。\n\n## 又一节"),
    ("末段在此。", "末段在此。[^1]\n\n[^1]: 注。"),
    // What it cites, and what figures it may mean.
    ("八月共办", "八月只办"),
    ("[1场]", "[2场]"),
    ("period=2025-08)", "period=2025-01..2025-08)"),
    ("又来了777件。", ""),
    ("又来了777件。", "又来了778件。"),
    // What it shows.
    ("\"新的书架\"", "\"旧的书架\""),
    ("末段在此。", "末段在此。\n\n![书架](书架.jpg \"又一次\")"),
    ("末段在此。", "末段在此。\n\n```chart\nmeasure: activities\n```"),
  ])
  func readsTheWholeSiteForAllElse(_ old: String, _ new: String) async throws {
    let previewed = try await previewed()
    #expect(try await !previewed.takesAlone(RetellingTests.path, with: old, as: new))
    try await previewed.showsAll()
  }

  @Test func aTranslationKeepsThePhotographsOfItsOriginal() async throws {
    let previewed = try await previewed()
    let path = "content/news/2025-08-20-读书会.en.md"
    let more = "together.\n\nAnd again."
    #expect(try await previewed.takesAlone(path, with: "together.", as: more))
    try await previewed.showsAll()
  }

  @Test func whatComesOrGoesIsReadWithAll() async throws {
    let previewed = try await previewed()
    let folder = previewed.site.folder
    let new = "content/news/2025-08-22-新.md"
    try folder.write("---\ntitle: 新\n---\n新的一篇。\n", to: new)
    #expect(try await !previewed.takesAlone(new))
    try FileManager.default.removeItem(atPath: folder.path(new))
    #expect(try await !previewed.takesAlone(new))
    // What a program kept for a moment, and a file that nobody changed.
    #expect(try await previewed.takesAlone("content/news/4913"))
    #expect(try await previewed.takesAlone(RetellingTests.path))
    let about = "content/pages/about.md"
    #expect(try await !previewed.takesAlone(about, with: "关于本站。", as: "关于本站，又一句。"))
  }

  /// Two changes at once, and a change on which something else comes out.
  @Test func whatIsMoreThanOneTextIsReadWithAll() async throws {
    let previewed = try await previewed()
    let other = "content/news/2025-08-01-开场.md"
    try previewed.change(RetellingTests.path, "末段在此。", to: "末段。")
    try previewed.change(other, "办起来了。", to: "办起来了。又一句。")
    let both: Set = [RetellingTests.path, other]
    #expect(try await previewed.pipeline().retell(both, in: previewed.shown) == nil)
    let one: Set = [RetellingTests.path]
    for moment in ["2025-09-02", "2025-08-31", "2030-01-05"] {
      let later = try previewed.pipeline(at: moment)
      #expect(try await later.retell(one, in: previewed.shown) == nil, "\(moment)")
    }
    #expect(try await previewed.pipeline().retell(one, in: previewed.shown) != nil)
  }

  /// The items of this repository's own site, one after the other.
  @Test func tellsTheSampleSiteAsAReadingOfAllDoes() async throws {
    let site = try FixtureSite()
    try FileManager.default.copyItem(
      atPath: "\(FixtureSite.repository)/content", toPath: site.folder.path("content"))
    let previewed = try await Previewed(site, on: "2025-10-21")
    let items = try #require(previewed.shown.value).edition.news.map(\.file).sorted()
    let tried = stride(from: 0, to: items.count, by: 12).map { items[$0] }
    var alone = 0
    for (number, path) in tried.enumerated() {
      var lines = try site.folder.text(path).components(separatedBy: "\n")
      let last = try #require(lines.lastIndex { !$0.isEmpty })
      // Whatever part of the text stands there, and whatever the change makes of it.
      let place = last - number * 7 % (last + 1)
      switch number % 4 {
      case 0: lines.insert(contentsOf: ["", "又补一记，见[此处](没有这篇.md)。", ""], at: last + 1)
      case 1: lines.insert(lines[place], at: place)
      case 2: lines.remove(at: place)
      default: lines[place].insert(contentsOf: "，据了解", at: lines[place].middle)
      }
      try site.folder.write(lines.joined(separator: "\n"), to: path)
      if try await previewed.takesAlone(path) { alone += 1 }
    }
    #expect(alone > tried.count / 4, "\(alone) of \(tried.count)")
    try await previewed.showsAll()
  }
}

extension String {
  /// The place before the character in the middle.
  fileprivate var middle: Index { index(startIndex, offsetBy: count / 2) }
}
