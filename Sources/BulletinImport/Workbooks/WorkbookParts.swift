import BulletinModel

/// The sheets of a workbook, without their cells.
struct WorkbookSheet: Sendable, Hashable {
  let name: String
  /// The path of its part in the file.
  let part: String
  let isHidden: Bool
}

/// What a workbook says of all its sheets: their names, shared words and which formats are days.
struct WorkbookParts: Sendable {
  private(set) var sheets: [WorkbookSheet] = []
  /// Tells whether days are counted from 1904.
  private(set) var from1904 = false
  private(set) var words: [String] = []
  /// For each style of a cell whether its number is a day.
  private(set) var dayStyles: [Bool] = []

  /// Reads the parts by their names in the file.
  ///
  /// Source: ECMA-376 part 1, 18.2, 18.4 and 18.8.
  init(_ parts: [String: [UInt8]]) {
    let targets = WorkbookParts.targets(parts["xl/_rels/workbook.xml.rels"] ?? [])
    readSheets(parts["xl/workbook.xml"] ?? [], targets)
    readWords(parts["xl/sharedStrings.xml"] ?? [])
    readStyles(parts["xl/styles.xml"] ?? [])
  }

  private static func targets(_ bytes: [UInt8]) -> [String: String] {
    var targets: [String: String] = [:]
    var text = XMLText(bytes)
    while let piece = text.next() {
      guard case .open("Relationship", let attributes, _) = piece, let id = attributes["Id"],
        let target = attributes["Target"]
      else { continue }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
    }
    return targets
  }

  private mutating func readSheets(_ bytes: [UInt8], _ targets: [String: String]) {
    var text = XMLText(bytes)
    while let piece = text.next() {
      guard case .open(let name, let attributes, _) = piece else { continue }
      if name == "workbookPr" { from1904 = ["1", "true"].contains(attributes["date1904"]) }
      guard name == "sheet", let id = attributes["r:id"] ?? attributes["id"],
        let part = targets[id]
      else { continue }
      sheets.append(
        WorkbookSheet(
          name: attributes["name"] ?? "", part: part,
          isHidden: attributes["state"].map { $0 != "visible" } ?? false))
    }
  }

  private mutating func readWords(_ bytes: [UInt8]) {
    var text = XMLText(bytes)
    var current = ""
    // How characters are pronounced stands beside them and is no part of the words.
    var isPhonetic = false
    var isText = false
    while let piece = text.next() {
      switch piece {
      case .open("si", _, let isEmpty):
        current = ""
        if isEmpty { words.append("") }
      case .open("rPh", _, _): isPhonetic = true
      case .close("rPh"): isPhonetic = false
      case .open("t", _, let isEmpty): isText = !isEmpty
      case .close("t"): isText = false
      case .close("si"): words.append(current)
      case .words(let words) where isText && !isPhonetic: current += words
      default: break
      }
    }
  }

  private mutating func readStyles(_ bytes: [UInt8]) {
    var formats: [Int: String] = [:]
    var isInCells = false
    var text = XMLText(bytes)
    while let piece = text.next() {
      switch piece {
      case .open("numFmt", let attributes, _):
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
          formats[id] = attributes["formatCode"] ?? ""
        }
      case .open("cellXfs", _, _): isInCells = true
      case .close("cellXfs"): isInCells = false
      case .open("xf", let attributes, _) where isInCells:
        let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        dayStyles.append(WorkbookParts.isDay(id, formats[id]))
      default: break
      }
    }
  }

  /// Tells whether a format shows days: one of the built-in ones, or a code with years, months or days.
  private static func isDay(_ id: Int, _ code: String?) -> Bool {
    if let code {
      var isQuoted = false
      var depth = 0
      var isEscaped = false
      for character in code.lowercased() {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted.toggle()
        } else if character == "[" {
          depth += 1
        } else if character == "]" {
          depth -= 1
        } else if !isQuoted, depth == 0, "yd年月日".contains(character) {
          return true
        }
      }
      return false
    }
    return (14...17).contains(id) || id == 22 || (27...31).contains(id) || id == 36
      || (50...54).contains(id) || (57...58).contains(id)
  }
}
