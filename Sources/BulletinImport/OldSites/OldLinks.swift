import BulletinModel

/// Mends the links of an old site's text: to other texts, to files, and to what is no more.
struct OldLinks {
  private let path: String
  /// The new file of each old text.
  private let stems: [String: String]
  /// The new file of each old address.
  private let aliases: [String: String]
  private let files: OldFiles

  init(
    from path: String, stems: [String: String], aliases: [String: String], _ files: OldFiles
  ) {
    self.path = path
    self.stems = stems
    self.aliases = aliases
    self.files = files
  }

  /// The address of a link without its title and angle brackets.
  static func bare(_ address: String) -> String {
    let text = address.trimmed
    if text.hasPrefix("<"), let end = text.firstIndex(of: ">") {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    return text.words.first ?? ""
  }

  /// Mends all links of an item.
  func mend(_ draft: inout ItemDraft) {
    var lost: [String] = []
    draft.body = draft.body.map { mended($0, &draft, &lost) }
    if !lost.isEmpty {
      draft.notes.left(
        .file(path), "站内的链接没有找到去处，只留文字：\(lost.joined(separator: "、"))",
        "links that lead nowhere became words: \(lost.joined(separator: ", "))")
    }
  }

  private func mended(
    _ text: String, _ draft: inout ItemDraft, _ lost: inout [String]
  ) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      output += rest[..<open]
      let after = rest[rest.index(after: open)...]
      guard let middle = after.firstIndex(of: "]"), !after[..<middle].contains("\n"),
        after[after.index(after: middle)...].hasPrefix("("),
        let end = after[middle...].firstIndex(of: ")"), !after[middle..<end].contains("\n")
      else {
        output += "["
        rest = after
        continue
      }
      let words = String(after[..<middle])
      let address = Self.bare(String(after[after.index(middle, offsetBy: 2)..<end]))
      if let target = target(address, &draft) {
        output += "[\(words)](<\(target)>)"
      } else {
        lost.append(address)
        output += words
      }
      rest = after[after.index(after: end)...]
    }
    return output + rest
  }

  /// Where a link leads now; nil where nowhere.
  private func target(_ address: String, _ draft: inout ItemDraft) -> String? {
    if address.hasPrefix("http://") || address.hasPrefix("https://") || address.hasPrefix("mailto:")
      || address.hasPrefix("#")
    {
      return address
    }
    let bare = OldFiles.decoded(String(address.prefix { $0 != "#" && $0 != "?" }))
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let file = [
      OldFiles.joined(folder, bare), OldFiles.joined("", bare), OldFiles.joined("content", bare),
    ]
    .lazy.compactMap { stems[$0] }.first
    if let new = file ?? aliases[bare.trimmed(of: "/")], let own = stems[path] {
      return Self.relative(new, from: own)
    }
    guard let attachment = files.file(address) else { return nil }
    if let known = draft.attachments.first(where: { $0.bytes == attachment.bytes }) {
      return known.name
    }
    let own = stems[path]?.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    let ending = ItemWriter.ending(of: attachment.name)
    let stem = fileName(from: String(attachment.name.dropLast(ending.count)))
    let name = "\(own)-\(draft.attachments.count + 1)-\(stem)\(ending)"
    draft.attachments.append(ImportedPicture(name, attachment.bytes))
    return name
  }

  /// A path as seen from the folder of another file.
  private static func relative(_ path: String, from file: String) -> String {
    let target = path.split(separator: "/")
    let start = file.split(separator: "/").dropLast()
    var shared = 0
    while shared < start.count, shared < target.count - 1, start[shared] == target[shared] {
      shared += 1
    }
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + target[shared...].map(String.init)).joined(separator: "/")
  }
}
