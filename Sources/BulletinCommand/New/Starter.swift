import BulletinModel
import BulletinSource
import Foundation

/// The texts that `bulletin new` begins with: the folder `starter/` beside `templates/`.
///
/// A place `{{name}}` in a text or in a file's name takes a value.
struct Starter: Sendable {
  /// A file by its path below the site folder.
  typealias File = (path: String, bytes: [UInt8])

  private let folder: String
  private let language: MessageLanguage

  /// Finds the folder.
  init(_ language: MessageLanguage, surroundings: Surroundings) throws(NewFailure) {
    guard let shared = surroundings.sharedFolder(holding: "starter/zh/news.md") else {
      throw .noStarter(program: surroundings.program)
    }
    self.init(language, folder: "\(shared)/starter")
  }

  init(_ language: MessageLanguage, folder: String) {
    self.folder = folder
    self.language = language
  }

  /// One text with its places filled.
  func text(_ name: String, _ values: StarterValues) throws(NewFailure) -> [UInt8] {
    Array(values.fill(try read("\(folder)/\(language.rawValue)/\(name)")).utf8)
  }

  /// All files of a new site, with the schemas for editors' programs, sorted by path.
  func site(_ values: StarterValues) throws(NewFailure) -> [File] {
    var files: [File] = []
    for root in ["\(folder)/site", "\(folder)/\(language.rawValue)/site"] {
      for name in try names(below: root) {
        let path = values.fill(name)
        files.append((path, Array(values.fill(try read("\(root)/\(name)")).utf8)))
      }
    }
    for schema in ContentSchema.allCases {
      files.append((".vscode/schemas/\(schema.rawValue).json", Array(schema.text.utf8)))
    }
    return files.sorted { precedes($0.path, $1.path) }
  }

  private func names(below root: String) throws(NewFailure) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: root).filter { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
          && !isFolder.boolValue
      }
    } catch {
      throw .unreadable(path: root, cause: error.localizedDescription)
    }
  }

  private func read(_ path: String) throws(NewFailure) -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadable(path: path, cause: error.localizedDescription)
    }
  }
}
