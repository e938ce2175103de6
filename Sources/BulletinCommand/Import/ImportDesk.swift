import BulletinImport
import BulletinModel
import BulletinPrograms
import BulletinPublish
import BulletinSource
import Foundation

/// Reads the files that somebody names, each by its kind, into what would be written.
struct ImportDesk: Sendable {
  let ground: ImportGround
  let table: ImportedTableChoice
  /// Where programs are looked for.
  let searchPath: String
  let temporaryFolder: String?

  /// The pieces of one file or folder.
  ///
  /// - Throws: `ImportFailure` where nothing of it can be read.
  func pieces(of path: String) async throws -> [ImportedPiece] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ImportFailure.unreadable(path: path, cause: systemMessage(ENOENT))
    }
    if isFolder.boolValue { return try oldSite(at: path) }
    let name = (path as NSString).lastPathComponent
    switch (name as NSString).pathExtension.lowercased() {
    case "txt", "text":
      return importedText(
        try text(at: path), file: name, pictures: try pictures(beside: path), ground)
    case "md", "markdown": return try oldText(at: path, name)
    case "csv", "tsv":
      return importedTable(try text(at: path), file: name, table, ground)
    case "docx", "docm": return try await word(at: path, name)
    case "xlsx", "xlsm": return try await workbook(at: path, name)
    case "doc", "wps", "rtf", "odt": throw ImportFailure.unknownKind(path: path, instead: ".docx")
    case "xls", "et", "ods": throw ImportFailure.unknownKind(path: path, instead: ".xlsx")
    default: throw ImportFailure.unknownKind(path: path, instead: nil)
    }
  }

  /// One text of another generator, with the files beside it.
  private func oldText(at path: String, _ name: String) throws -> [ImportedPiece] {
    let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw ImportFailure.unreadable(path: folder, cause: error.localizedDescription)
    }
    return try oldSite(at: folder, texts: [name: text(at: path)], others: names)
  }

  /// A folder of Markdown that another generator made a site of.
  private func oldSite(at folder: String) throws -> [ImportedPiece] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw ImportFailure.unreadable(path: folder, cause: error.localizedDescription)
    }
    // What the generators wrote or brought along themselves is no content.
    let skipped = ["node_modules", "themes", "public", "_site", "resources", "vendor"]
    let own = names.filter { name in
      let parts = name.split(separator: "/")
      return !parts.contains { $0.hasPrefix(".") }
        && !(parts.first.map { skipped.contains(String($0)) } ?? true)
    }
    var texts: [String: String] = [:]
    for name in own
    where ["md", "markdown"].contains((name as NSString).pathExtension.lowercased()) {
      texts[name] = try text(at: "\(folder)/\(name)")
    }
    guard !texts.isEmpty else { throw ImportFailure.unknownKind(path: folder, instead: nil) }
    return oldSite(at: folder, texts: texts, others: own.filter { texts[$0] == nil })
  }

  private func oldSite(
    at folder: String, texts: [String: String], others: [String]
  ) -> [ImportedPiece] {
    let site = OldSite(texts: texts, others: others) { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) }
    }
    return site.pieces(ground)
  }

  private func word(at path: String, _ name: String) async throws -> [ImportedPiece] {
    guard let pandoc = Program(named: "pandoc", on: searchPath) else {
      throw ImportFailure.noProgram(name: "pandoc", path: path)
    }
    let bytes = try bytes(at: path)
    let parent = temporaryFolder ?? NSTemporaryDirectory()
    let folder = "\(parent)/bulletin-import-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ImportFailure.unreadable(path: folder, cause: error.localizedDescription)
    }
    let read = try await WordDocument.read(bytes, by: pandoc, in: folder)
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      throw ImportFailure.unreadable(path: folder, cause: error.localizedDescription)
    }
    guard let document = read.document else {
      throw ImportFailure.refused(
        program: "pandoc", path: path, cause: String(read.complaint.prefix(200)))
    }
    return document.pieces(file: name, ground)
  }

  private func workbook(at path: String, _ name: String) async throws -> [ImportedPiece] {
    guard let unzip = Program(named: "unzip", on: searchPath) else {
      throw ImportFailure.noProgram(name: "unzip", path: path)
    }
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    guard let workbook = try await ImportedWorkbook.read(at: absolute, by: unzip) else {
      throw ImportFailure.broken(path: path)
    }
    return workbook.pieces(file: name, table, ground)
  }

  /// The text of a file in an encoding that the program knows.
  func text(at path: String) throws -> String {
    guard let read = readableText(try bytes(at: path)) else {
      throw ImportFailure.unknownEncoding(path: path)
    }
    return read.text
  }

  /// The bytes of a file.
  func bytes(at path: String) throws(ImportFailure) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadable(path: path, cause: error.localizedDescription)
    }
  }

  /// The pictures beside a file whose names begin like its own, in order: `稿.txt`, `稿1.jpg`.
  private func pictures(beside path: String) throws -> [ImportedPicture] {
    let folder = (path as NSString).deletingLastPathComponent
    let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    } catch {
      throw ImportFailure.unreadable(path: folder, cause: error.localizedDescription)
    }
    let own = names.filter { name in
      let other = (name as NSString).deletingPathExtension
      let rest = other.dropFirst(stem.count)
      return other.hasPrefix(stem)
        && ["jpg", "jpeg", "png", "gif"].contains((name as NSString).pathExtension.lowercased())
        && rest.allSatisfy { $0.isNumber || "-_ （）()".contains($0) }
    }
    let sorted = own.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    return try sorted.map {
      ImportedPicture($0, try bytes(at: folder.isEmpty ? $0 : "\(folder)/\($0)"))
    }
  }
}

extension ImportGround {
  /// What a site has that an import asks for.
  init(_ edition: Edition) {
    var rowNames: [String: [String]] = [:]
    for (id, register) in edition.registers where register.rowCount <= 50_000 {
      guard let title = register.schema.titleField?.id else { continue }
      rowNames[id] = (0..<register.rowCount).flatMap { row in
        [register.text("id", row: row), register.text(title, row: row)].compactMap { $0 }
      }
    }
    self.init(
      today: edition.now.date, language: edition.settings.languages.first ?? "zh-Hans",
      columns: edition.columns,
      schemas: edition.registers.keys.sorted().compactMap {
        edition.registers[$0]?.schema
      }, vocabularies: edition.vocabularies, rowNames: rowNames)
  }
}
