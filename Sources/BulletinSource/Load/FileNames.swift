import BulletinModel

/// Which file names a site may use.
enum FileNames {
  /// The longest name in bytes: file systems allow 255, and outputs add endings.
  static let longestName = 200

  /// Tells whether a name is one that systems and programs leave behind.
  static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || name == "Thumbs.db" || name == "desktop.ini"
      || name == "__MACOSX"
  }

  /// The largest size in bytes of a file by its ending.
  static func sizeLimit(for name: String) -> Int {
    switch ending(of: name) {
    case "md", "yml", "yaml", "mustache", "css", "js", "svg": 8 << 20
    case "csv": 512 << 20
    default: 64 << 20
    }
  }

  /// The lowercase ending after the last dot; empty without one.
  static func ending(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(name[name.index(after: dot)...]).lowercased()
  }

  /// Why a name cannot be used, in Chinese and English; nil when it can.
  static func objection(to name: String) -> (chinese: String, english: String)? {
    if name.utf8.count > longestName {
      return ("名字超过 \(longestName) 字节", "longer than \(longestName) bytes")
    }
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F, 0x80..<0xA0, 0x200B, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        return ("含有看不见的控制字符", "it holds an invisible control character")
      case 0xFFFD:
        return ("名字不是 UTF-8 编码", "its name is not UTF-8")
      case 0x5C:
        return ("含有“\\”", "it holds a backslash")
      default: continue
      }
    }
    if name.hasSuffix(" ") || name.hasSuffix(".") {
      return ("名字以空格或点结尾", "it ends in a space or a dot")
    }
    return nil
  }

  /// The fault for a name that cannot be used.
  static func fault(at path: String, _ chinese: String, _ english: String) -> Diagnostic {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Diagnostic(
      .unusableFileName, at: .whole(path), ["f": name, "why": chinese, "why@en": english])
  }
}
