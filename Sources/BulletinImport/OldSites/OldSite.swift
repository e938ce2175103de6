import BulletinModel

/// A folder of Markdown that Hugo, Jekyll or Hexo made a site of.
public struct OldSite: Sendable {
  /// Which program a folder was written for.
  enum Maker: Sendable, Hashable {
    case hugo, jekyll, hexo, unknown
  }

  /// The texts by their paths below the folder.
  private let texts: [String: String]
  /// The paths of all other files.
  private let others: Set<String>
  private let bytes: @Sendable (String) -> [UInt8]?

  /// Names the files of a folder.
  ///
  /// - Parameters:
  ///   - texts: The Markdown files with LF line ends, by their paths below the folder.
  ///   - others: The paths of all other files.
  ///   - bytes: Reads one of them; nil where it cannot be read.
  public init(
    texts: [String: String], others: [String], bytes: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.texts = texts
    self.others = Set(others)
    self.bytes = bytes
  }

  /// The items of the site, in the order of their paths.
  ///
  /// - Parameter ground: The site into which they come.
  /// - Returns: One piece an item.
  public func pieces(_ ground: ImportGround) -> [ImportedPiece] {
    var writer = ItemWriter(ground)
    var stems: [String: String] = [:]
    var drafts: [(path: String, draft: ItemDraft)] = []
    for path in texts.keys.sorted(by: { precedes($0, $1) }) {
      guard let text = texts[path], !Self.isList(path) else { continue }
      drafts.append((path, OldItem(path, text, maker, ground, finder(path)).draft()))
    }
    var shadow = writer
    for (path, draft) in drafts {
      stems[path] = shadow.piece(draft).files.first?.path
    }
    return drafts.map { path, draft in
      var draft = draft
      let links = OldLinks(from: path, stems: stems, aliases: aliases(drafts, stems), finder(path))
      links.mend(&draft)
      return writer.piece(draft)
    }
  }

  /// The pages that only list others.
  private static func isList(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ["_index.md", "readme.md", "archives.md", "categories.md", "tags.md"]
      .contains(name.lowercased())
  }

  /// The program by the folders that it wants.
  private var maker: Maker {
    if others.contains("_config.yml") {
      return texts.keys.contains { $0.hasPrefix("source/") } ? .hexo : .jekyll
    }
    if texts.keys.contains(where: { $0.hasPrefix("_posts/") || $0.contains("/_posts/") }) {
      return texts.keys.contains { $0.hasPrefix("source/_posts/") } ? .hexo : .jekyll
    }
    let isHugo =
      ["hugo.toml", "hugo.yaml", "config.toml", "config.yaml"].contains { others.contains($0) }
      || texts.keys.contains { $0.hasPrefix("content/") }
    return isHugo ? .hugo : .unknown
  }

  /// The new file of each old address.
  private func aliases(
    _ drafts: [(path: String, draft: ItemDraft)], _ stems: [String: String]
  ) -> [String: String] {
    var found: [String: String] = [:]
    for (path, draft) in drafts {
      for alias in draft.aliases { found[alias.trimmed(of: "/")] = stems[path] }
    }
    return found
  }

  private func finder(_ path: String) -> OldFiles {
    OldFiles(text: path, others: others, bytes: bytes)
  }
}

/// Finds the files that a text of an old site names.
struct OldFiles: Sendable {
  let text: String
  let others: Set<String>
  let bytes: @Sendable (String) -> [UInt8]?

  /// The file of an address: beside the text, in a folder of the text's own name, or in the folders
  /// from which the generators copy.
  func file(_ address: String) -> ImportedPicture? {
    let bare = Self.decoded(String(address.prefix { $0 != "?" && $0 != "#" }))
    guard !bare.isEmpty, !bare.contains("://") else { return nil }
    let folder = text.split(separator: "/").dropLast().joined(separator: "/")
    let stem = text.hasSuffix(".md") ? String(text.dropLast(3)) : text
    var candidates: [String] = []
    if !bare.hasPrefix("/") {
      candidates += [Self.joined(folder, bare), Self.joined(stem, bare)]
    }
    let rooted = bare.trimmed(of: "/")
    candidates += ["static", "source", "assets", "public", ""].map { Self.joined($0, rooted) }
    for path in candidates where others.contains(path) {
      guard let bytes = bytes(path) else { continue }
      return ImportedPicture(path.split(separator: "/").last.map(String.init) ?? path, bytes)
    }
    return nil
  }

  /// A path below a folder with `.` and `..` resolved.
  static func joined(_ folder: String, _ path: String) -> String {
    var parts: [Substring] = folder.split(separator: "/")
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// An address with its percent escapes undone.
  static func decoded(_ address: String) -> String {
    guard address.contains("%") else { return address }
    var output: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        output.append(value)
        rest = rest.dropFirst(2)
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
