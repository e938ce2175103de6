import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// A small site with ledgers, on which texts that cite figures are tried.
struct CitedSite {
  static let news = "content/news/2025-08-20-读书会.md"
  private var site: FixtureSite

  var folder: String { site.folder.path }

  init() throws {
    site = try FixtureSite.onBase()
  }

  mutating func add(_ text: String, to file: String) throws {
    try site.folder.write(text, to: file)
  }

  func text(_ file: String) throws -> String { try site.folder.text(file) }

  /// Adds news about the region `east` with a prose of its own.
  mutating func tell(_ prose: String, title: String = "读书会", in file: String = news) throws {
    try add("---\ntitle: \(title)\ncolumn: notes\nregion: east\n---\n\(prose)\n", to: file)
  }

  mutating func cover(_ rows: String...) throws {
    try add(
      "地区,领域,截止日期,应建数,已建数\n" + rows.map { "\($0)\n" }.joined(), to: "content/coverage/all.csv")
  }

  func prepare(listsAllNumerals: Bool = false) async throws -> Checked<Pipeline.Prepared> {
    try await site.prepare { $0.listsAllNumerals = listsAllNumerals }
  }

  func prepared(listsAllNumerals: Bool = false) async throws -> Pipeline.Prepared {
    let checked = try await prepare(listsAllNumerals: listsAllNumerals)
    return try #require(checked.value, "\(checked.diagnostics)")
  }
}
