import BulletinModel

/// Reads the Markdown of an old site: what only its generator understood is left, pictures come along.
struct OldProse {
  private(set) var draft: ItemDraft
  private let firstLine: Int
  private let files: OldFiles
  private var isCode = false
  private var left: [Int] = []

  init(_ draft: ItemDraft, firstLine: Int, _ files: OldFiles) {
    self.draft = draft
    self.firstLine = firstLine
    self.files = files
  }

  /// Tells whether browsers show a kind of picture.
  static func isShown(_ name: String) -> Bool {
    [".jpg", ".jpeg", ".png", ".gif", ".webp"].contains(ItemWriter.ending(of: name))
  }

  /// Reads all lines into one block of Markdown.
  mutating func read(_ lines: [String]) {
    var output: [String] = []
    var isFirst = true
    for (place, line) in lines.enumerated() {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      if isCode {
        output.append(line)
        continue
      }
      // The title stands in the front matter now.
      if isFirst, line.hasPrefix("# "), String(line.dropFirst(2)).trimmed == draft.title {
        isFirst = false
        continue
      }
      if !line.trimmed.isEmpty { isFirst = false }
      guard let kept = read(line, place + firstLine) else { continue }
      // What was left out leaves no gap.
      if kept.trimmed.isEmpty, output.last?.trimmed.isEmpty == true { continue }
      output.append(kept)
    }
    while output.first?.trimmed.isEmpty == true { output.removeFirst() }
    while output.last?.trimmed.isEmpty == true { output.removeLast() }
    draft.body = [output.joined(separator: "\n")]
    tellLeft()
  }

  /// One line; nil where nothing of it stays.
  private mutating func read(_ line: String, _ number: Int) -> String? {
    let bare = line.withoutSpaces.lowercased()
    if bare == "<!--more-->" || bare.hasPrefix("[toc]") || bare.hasPrefix("{:toc") { return nil }
    if let picture = figure(line) { return place(picture.address, picture.words, number) }
    if bare.hasPrefix("{{<") || bare.hasPrefix("{{%") || bare.hasPrefix("{%")
      || bare.hasPrefix("{:")
    {
      left.append(number)
      return nil
    }
    if let picture = htmlPicture(line) { return place(picture.address, picture.words, number) }
    if let tag = Self.tag(line) {
      left.append(number)
      return tag.isEmpty ? nil : tag
    }
    return pictures(deeper(line), number)
  }

  /// A head of the first level within the prose is one of the second.
  private func deeper(_ line: String) -> String { line.hasPrefix("# ") ? "#\(line)" : line }

  private mutating func tellLeft() {
    guard let first = left.first else { return }
    let others = left.count > 1 ? " 等 \(left.count) 行" : ""
    draft.notes.left(
      .line(first), "第 \(first) 行\(others)是原来的程序才懂的标记，没有要",
      "line \(first) and \(left.count - 1) more hold marks of the old generator and were left out")
  }

  // MARK: Pictures

  /// `{{< figure src="a.jpg" caption="…" >}}`, `{% asset_img a.jpg 说明 %}`.
  private func figure(_ line: String) -> (address: String, words: String)? {
    let bare = line.trimmed
    if bare.hasPrefix("{{<"), bare.contains("figure") {
      guard let source = Self.attribute("src", in: bare) else { return nil }
      return (source, Self.attribute("caption", in: bare) ?? Self.attribute("alt", in: bare) ?? "")
    }
    guard bare.hasPrefix("{%"), bare.contains("asset_img") || bare.contains("% img ") else {
      return nil
    }
    let words = bare.trimmed(of: "{}%").words.dropFirst()
    guard let address = words.first else { return nil }
    return (address, words.dropFirst().joined(separator: " ").trimmed(of: "\"'"))
  }

  private func htmlPicture(_ line: String) -> (address: String, words: String)? {
    guard line.trimmed.lowercased().hasPrefix("<img") || line.contains("<img "),
      let source = Self.attribute("src", in: line)
    else { return nil }
    return (source, Self.attribute("alt", in: line) ?? "")
  }

  /// The value of `name="…"` in a tag.
  private static func attribute(_ name: String, in tag: String) -> String? {
    for quote in ["\"", "'"] {
      let parts = tag.parts(around: "\(name)=\(quote)")
      guard parts.count > 1, let value = parts[1].parts(around: quote).first else { continue }
      return value.trimmed.isEmpty ? nil : value.trimmed
    }
    return nil
  }

  /// A line with its pictures `![…](…)` brought along.
  private mutating func pictures(_ line: String, _ number: Int) -> String {
    guard line.contains("![") else { return line }
    var output = ""
    var rest = line[...]
    while let open = rest.firstIndex(of: "!") {
      output += rest[..<open]
      let after = rest[rest.index(after: open)...]
      guard after.hasPrefix("["), let middle = after.firstIndex(of: "]"),
        after[after.index(after: middle)...].hasPrefix("("),
        let end = after[middle...].firstIndex(of: ")")
      else {
        output += "!"
        rest = after
        continue
      }
      let words = String(after[after.index(after: after.startIndex)..<middle])
      let address = String(after[after.index(middle, offsetBy: 2)..<end])
      output += place(OldLinks.bare(address), words, number) ?? ""
      rest = after[after.index(after: end)...]
    }
    return output + rest
  }

  /// The mark of a picture that comes along; the words of one that is elsewhere or missing.
  private mutating func place(_ address: String, _ words: String, _ number: Int) -> String? {
    guard let picture = files.file(address), Self.isShown(picture.name) else {
      draft.notes.left(
        .line(number), "图片没有找到，或者在别的网站：\(address)",
        "the picture \(address) is missing or elsewhere and was left out")
      return words.trimmed.isEmpty ? nil : words.trimmed
    }
    let given = words.trimmed
    draft.photos.append(
      ItemDraft.Photo(
        picture: picture, caption: nil, alternative: given.isEmpty ? nil : given,
        spot: .line(number)))
    return ItemWriter.mark(draft.photos.count - 1)
  }

  // MARK: Tags

  /// A line that a tag of HTML opens: its words alone; nil for other lines.
  private static func tag(_ line: String) -> String? {
    let bare = line.trimmed
    guard bare.hasPrefix("<"), let next = bare.unicodeScalars.dropFirst().first,
      next == "/" || next == "!" || next.properties.isAlphabetic, next.value < 0x80,
      !bare.hasPrefix("<http")
    else { return nil }
    var output = ""
    var isTag = false
    for character in bare {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag {
        output.append(character)
      }
    }
    return output.trimmed
  }
}
