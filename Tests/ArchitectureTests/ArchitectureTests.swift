import Foundation
import Testing

/// The room table of CONTRIBUTING.md, held against the `import` lines.
@Suite struct ArchitectureTests {
  struct Room: Sendable, CustomTestStringConvertible {
    let name: String
    let imports: Set<String>
    var testDescription: String { name }
  }

  static let system: Set<String> = ["Glibc", "Musl", "Darwin"]
  /// What comes with the compiler: any room may use it.
  static let standard: Set<String> = ["Swift", "Synchronization"]
  static let rooms: [Room] = [
    Room(name: "BulletinModel", imports: []),
    Room(name: "BulletinClaims", imports: ["BulletinModel"]),
    Room(name: "BulletinMarkdown", imports: ["BulletinModel", "BulletinClaims", "CCommonMark"]),
    Room(
      name: "BulletinSource",
      imports: system.union([
        "BulletinModel", "BulletinClaims", "BulletinMarkdown", "Yams", "Foundation",
      ])),
    Room(name: "BulletinLedger", imports: ["BulletinModel", "BulletinClaims", "CSQLite"]),
    Room(name: "BulletinWorkbooks", imports: ["BulletinModel", "CXLSXWriter"]),
    Room(name: "BulletinQRCodes", imports: ["CQRCode"]),
    Room(name: "BulletinCharts", imports: ["BulletinModel"]),
    Room(name: "BulletinTemplates", imports: ["BulletinModel"]),
    Room(
      name: "BulletinPages",
      imports: ["BulletinModel", "BulletinMarkdown", "BulletinCharts", "BulletinTemplates"]),
    Room(
      name: "BulletinPublish",
      imports: system.union([
        "BulletinModel", "BulletinPrograms", "Foundation", "CSystem", "Dispatch",
      ])),
    Room(
      name: "BulletinPhotos", imports: system.union(["BulletinModel", "BulletinPrograms"])),
    Room(
      name: "BulletinImport", imports: ["BulletinModel", "BulletinPrograms", "Foundation"]),
    Room(
      name: "BulletinPreview",
      imports: system.union(["BulletinModel", "FlyingFox", "FlyingSocks", "Foundation"])),
    Room(name: "BulletinPrograms", imports: system.union(["BulletinModel", "CSystem"])),
    Room(
      name: "BulletinCommand",
      imports: system.union([
        "BulletinModel", "BulletinClaims", "BulletinMarkdown", "BulletinSource", "BulletinLedger",
        "BulletinCharts", "BulletinTemplates", "BulletinPages", "BulletinPublish",
        "BulletinWorkbooks", "BulletinPrograms", "BulletinPhotos", "BulletinQRCodes",
        "BulletinPreview", "BulletinImport", "ArgumentParser", "CVersion", "Foundation",
      ])),
    Room(name: "bulletin", imports: system.union(["BulletinCommand", "CSystem"])),
  ]

  @Test(arguments: rooms)
  func importsOnlyWhatItsRoomMay(_ room: Room) throws {
    for file in try Sources.files(in: room.name) {
      for line in file.lines where line.text.contains("import ") {
        let words = line.text.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
          !line.text.trimmingCharacters(in: .whitespaces).hasPrefix("//")
        else { continue }
        let module = String(words[place + 1].split(separator: ".")[0])
        #expect(
          room.imports.contains(module) || ArchitectureTests.standard.contains(module),
          "\(file.path):\(line.number) imports \(module)")
      }
    }
  }

  @Test func everyRoomStandsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Sources.root)
      .filter { !$0.hasPrefix("C") && !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(ArchitectureTests.rooms.map(\.name)))
  }

  @Test func noTypeIsADrawer() throws {
    let drawers = ["Manager", "Helper", "Util", "Utils", "Utilities"]
    for file in try Sources.all() {
      for line in file.lines {
        let words = line.code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        for (keyword, name) in zip(words, words.dropFirst())
        where ["struct", "class", "enum", "actor", "protocol", "typealias"].contains(keyword) {
          let isDrawer =
            drawers.contains { name.hasSuffix($0) } || ["Site", "Context"].contains(name)
          #expect(!isDrawer, "\(file.path):\(line.number) names a type \(name)")
        }
      }
    }
  }

  @Test(arguments: ["try?", "try!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)"])
  func sourcesNeverSay(_ phrase: String) throws {
    for file in try Sources.all() {
      for line in file.lines where line.code.contains(phrase) {
        Issue.record("\(file.path):\(line.number) says \(phrase)")
      }
    }
  }

  @Test(arguments: [
    " Date()", "TimeZone.current", "Locale.current", "Calendar.current", " print(", "ProcessInfo",
    "getenv(",
  ])
  func surroundingsEnterInCommandOnly(_ phrase: String) throws {
    for file in try Sources.all()
    where !file.path.hasPrefix("BulletinCommand/") && !file.path.hasPrefix("bulletin/") {
      for line in file.lines
      where line.code.replacingOccurrences(of: "func print(", with: "").contains(phrase) {
        Issue.record("\(file.path):\(line.number) says \(phrase)")
      }
    }
  }

  @Test func trustedMarkupIsMadeInFewPlaces() throws {
    let allowed = ["BulletinMarkdown/", "BulletinCharts/", "BulletinPages/Render/"]
    for file in try Sources.all() where !allowed.contains(where: file.path.hasPrefix) {
      for line in file.lines where line.code.contains("SafeHTML(trusted:") {
        Issue.record("\(file.path):\(line.number) vouches for markup")
      }
    }
  }

  @Test func longFilesSayWhy() throws {
    for file in try Sources.all() where file.lines.count > 400 {
      let first = file.lines.first?.text ?? ""
      #expect(first.hasPrefix("//"), "\(file.path) has \(file.lines.count) lines and no reason")
    }
  }
}

/// The Swift files of the package, read from disk.
enum Sources {
  struct Line: Sendable {
    let number: Int
    let text: String
    /// The line without comments and without what stands in quotes.
    let code: String
  }

  struct File: Sendable {
    let path: String
    let lines: [Line]
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources").path

  static func all() throws -> [File] {
    try ArchitectureTests.rooms.flatMap { try files(in: $0.name) }
  }

  static func files(in room: String) throws -> [File] {
    let folder = "\(root)/\(room)"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".swift") }
    try #require(!paths.isEmpty, "no Swift file in \(folder)")
    return try paths.map { path in
      let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { Line(number: $0 + 1, text: String($1), code: code(of: String($1))) }
      return File(path: "\(room)/\(path)", lines: lines)
    }
  }

  private static func code(of line: String) -> String {
    var output = ""
    var quoted = false
    var previous: Character = " "
    for character in line {
      if character == "\"" && previous != "\\" {
        quoted.toggle()
      } else if !quoted {
        if character == "/" && previous == "/" { return String(output.dropLast()) }
        output.append(character)
      }
      previous = character
    }
    return output
  }
}
