import BulletinModel
import BulletinPages
import BulletinPublish
import Foundation

/// A page to be printed: where its PDF goes, and the day that the file bears.
private struct Sheet: Sendable {
  let path: String
  let page: String
  let date: CivilDate
}

extension Pipeline {
  /// Prints the held pages, then writes them with the sizes of their PDFs.
  func printDocuments(
    _ prepared: Prepared, _ held: HeldPages, into staging: Staging
  ) async throws {
    let sheets = prepared.plan.files.compactMap { file -> Sheet? in
      guard case .document(let page, let date) = file.kind else { return nil }
      return Sheet(path: file.path, page: page, date: date)
    }
    guard let paper = request.paper, !sheets.isEmpty else { return }
    let room = FileManager.default.temporaryDirectory
      .appendingPathComponent("bulletin-paper-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: room, withIntermediateDirectories: true)
    let desk = PrintDesk(
      browser: paper.browser, root: prepared.plan.root, room: room.path, staging: staging,
      held: held)
    let sizes: [String: Int]
    do {
      sizes = try await desk.print(sheets, workers: request.workers) { done in
        progress(.printing(done: done, of: sheets.count))
      }
    } catch {
      try FileManager.default.removeItem(at: room)
      throw error
    }
    try FileManager.default.removeItem(at: room)
    let told = prepared.plan.telling(documentSizes: sizes)
    try await render(told, workers: request.workers, paths: held.all) { file in
      try staging.write(file.bytes, to: file.path)
    }
  }
}

/// Prints pages, some at a time, each with a copy and a browser of its own.
private struct PrintDesk: Sendable {
  let browser: Browser
  let root: String
  let room: String
  let staging: Staging
  let held: HeldPages

  /// Prints all; returns the size of each PDF by its path.
  func print(
    _ sheets: [Sheet], workers: Int, progress: (Int) -> Void
  ) async throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    try await withThrowingTaskGroup(of: (String, Int).self) { group in
      var waiting = sheets.enumerated().makeIterator()
      for _ in 0..<max(1, min(workers, 4)) {
        guard let (place, sheet) = waiting.next() else { break }
        group.addTask { (sheet.path, try await print(sheet, place)) }
      }
      while let (path, size) = try await group.next() {
        sizes[path] = size
        progress(sizes.count)
        guard let (place, sheet) = waiting.next() else { continue }
        group.addTask { (sheet.path, try await print(sheet, place)) }
      }
    }
    return sizes
  }

  private func print(_ sheet: Sheet, _ place: Int) async throws -> Int {
    guard let page = held.page(at: sheet.page) else {
      preconditionFailure("\(sheet.page) was planned as a PDF and not rendered")
    }
    let folder = sheet.page.hasSuffix("index.html") ? sheet.page.dropLast(10) : sheet.page[...]
    let copy = PrintCopy(
      root: root, folder: address(of: staging.folder), page: encoded(String(folder)))
    let (html, pdf, profile) = (
      "\(room)/\(place).html", "\(room)/\(place).pdf", "\(room)/\(place)"
    )
    try Data(copy.copy(of: page)).write(to: URL(fileURLWithPath: html))
    try await browser.print(html, to: pdf, profile: profile, name: sheet.page)
    let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: pdf)))
    guard let stamped = PDFStamp.stamped(file, date: sheet.date) else {
      throw PaperFailure.untagged(page: sheet.page)
    }
    try staging.write(stamped, to: sheet.path)
    for path in [html, pdf, profile] { try FileManager.default.removeItem(atPath: path) }
    return stamped.count
  }

  private func address(of folder: String) -> String { "file://" + encoded(folder) }

  /// A path as addresses write it.
  private func encoded(_ path: String) -> String {
    let plain = Set("-._~/".utf8)
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      let isPlain =
        plain.contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
        || (97...122).contains(byte)
      bytes += isPlain ? [byte] : [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
