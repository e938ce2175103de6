import BulletinModel

/// What an attached document holds though nobody sees it, and what it holds of persons.
///
/// Documents, workbooks and slides are opened with all their parts, up to 64 MB; PDF is looked
/// through as far as its own objects and lists of objects go.
struct AttachmentReview {
  /// A kind of hidden content.
  enum Hidden: Int, CaseIterable, Comparable {
    case comments
    case changes
    case hiddenText
    case hiddenSheets
    case hiddenCells
    case hiddenSlides
    case notes
    case author
    case embedded
    case script
    /// It cannot be opened, or not to its end.
    case unreadable

    static func < (left: Hidden, right: Hidden) -> Bool { left.rawValue < right.rawValue }

    var chinese: String {
      switch self {
      case .comments: "批注"
      case .changes: "修订记录"
      case .hiddenText: "隐藏文字"
      case .hiddenSheets: "隐藏的工作表"
      case .hiddenCells: "隐藏的行或列"
      case .hiddenSlides: "隐藏的幻灯片"
      case .notes: "演讲备注"
      case .author: "作者名"
      case .embedded: "嵌入的文件"
      case .script: "脚本或宏"
      case .unreadable: "打不开，看不到有没有"
      }
    }

    var english: String {
      switch self {
      case .comments: "comments"
      case .changes: "tracked changes"
      case .hiddenText: "hidden text"
      case .hiddenSheets: "hidden sheets"
      case .hiddenCells: "hidden rows or columns"
      case .hiddenSlides: "hidden slides"
      case .notes: "speaker's notes"
      case .author: "names of authors"
      case .embedded: "embedded files"
      case .script: "scripts or macros"
      case .unreadable: "it cannot be opened to look"
      }
    }
  }

  /// Kinds of files that are opened.
  static let endings: Set<String> = ["docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "pdf"]

  private(set) var hidden: Set<Hidden> = []
  /// Numbers of persons and addresses to the door, each once.
  private(set) var stretches: [PrivateStretch] = []

  /// Opens a file of one of the `endings`.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: "%PDF".utf8) {
      readPDF(bytes)
    } else if let archive = ZipFile(bytes) {
      readParts(of: archive)
    } else {
      hidden.insert(.unreadable)
    }
  }

  /// E138 for what is hidden, E135 and E139 for numbers and addresses of persons.
  func faults(of file: String, in text: SourceText, at span: SourceSpan) -> [Diagnostic] {
    let name = masked(file.split(separator: "/").last.map(String.init) ?? file)
    let kinds = hidden.sorted()
    var found: [Diagnostic] = []
    if !kinds.isEmpty {
      let what = kinds.map(\.chinese).joined(separator: "、")
      let english = kinds.map(\.english).joined(separator: ", ")
      found.append(
        text.fault(.hiddenContent, at: span, ["f": name, "what": what, "what@en": english]))
    }
    return found
      + stretches.map { stretch in
        var values = ["f": name, "masked": stretch.masked]
        values["kind"] = stretch.number?.chinese
        values["kind@en"] = stretch.number?.english
        let isNumber = stretch.number != nil
        let fault = text.fault(isNumber ? .publishedNumber : .publishedAddress, at: span, values)
        return stretch.number == .oldIdentity ? fault.with(severity: .warning) : fault
      }
  }

  // MARK: Office documents

  private mutating func readParts(of archive: ZipFile) {
    var left = 64 << 20
    for entry in archive.entries {
      let name = entry.name.lowercased()
      if name.contains("/embeddings/") { hidden.insert(.embedded) }
      if name.hasSuffix("vbaproject.bin") { hidden.insert(.script) }
      guard name.hasSuffix(".xml") else { continue }
      guard let part = archive.bytes(of: entry, limit: left) else {
        hidden.insert(.unreadable)
        continue
      }
      left -= part.count
      read(part, name)
    }
  }

  private mutating func read(_ part: [UInt8], _ name: String) {
    let tags = OfficeTags(part)
    for stretch in privateStretches(in: tags.text, path: ".html")
    where !stretches.contains(stretch) {
      stretches.append(stretch)
    }
    let holdsText = tags.text.contains { $0 > 0x20 }
    if name.contains("comments"), holdsText { hidden.insert(.comments) }
    if name.contains("/notesslides/"), holdsText { hidden.insert(.notes) }
    if name == "docprops/core.xml", tags.holdsAuthor { hidden.insert(.author) }
    if name.hasPrefix("word/") {
      if tags.holdsChanges { hidden.insert(.changes) }
      if tags.holdsHiddenText { hidden.insert(.hiddenText) }
    }
    if name == "xl/workbook.xml", tags.holdsHiddenSheet { hidden.insert(.hiddenSheets) }
    if name.hasPrefix("xl/worksheets/"), tags.holdsHiddenCells { hidden.insert(.hiddenCells) }
    if name.hasPrefix("ppt/slides/"), tags.holdsHiddenSlide { hidden.insert(.hiddenSlides) }
  }

  // MARK: PDF

  private mutating func readPDF(_ bytes: [UInt8]) {
    look(in: bytes[...])
    var left = 64 << 20
    var place = 0
    while let start = AttachmentReview.find("/ObjStm", in: bytes, from: place),
      let stream = AttachmentReview.find("stream", in: bytes, from: start)
    {
      place = stream + 6
      var data = place
      while data < bytes.count, bytes[data] == 0x0D || bytes[data] == 0x0A { data += 1 }
      // Two bytes before the packed ones say how they are packed.
      guard data + 2 < bytes.count,
        let objects = Inflater.inflated(bytes[(data + 2)...], limit: left)
      else {
        hidden.insert(.unreadable)
        continue
      }
      left -= objects.count
      look(in: objects[...])
    }
  }

  private mutating func look(in bytes: ArraySlice<UInt8>) {
    let words: [(String, Hidden)] = [
      ("/EmbeddedFile", .embedded), ("/JavaScript", .script), ("/Subtype/Text", .comments),
      ("/Subtype /Text", .comments), ("/Subtype/FreeText", .comments), ("/Encrypt", .unreadable),
      ("<dc:creator", .author),
    ]
    for (word, kind) in words
    where !hidden.contains(kind) && AttachmentReview.find(word, in: bytes) != nil {
      hidden.insert(kind)
    }
    if let author = AttachmentReview.find("/Author", in: bytes) {
      let value = bytes[(author + 7)...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }.prefix(2)
      if !value.elementsEqual("()".utf8), !value.elementsEqual("<>".utf8) { hidden.insert(.author) }
    }
  }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    find(word, in: bytes[min(start, bytes.count)...])
  }

  private static func find(_ word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var place = 0
      while place + wanted.count <= buffer.count {
        if buffer[place] == wanted[0], buffer[place...].starts(with: wanted) {
          return bytes.startIndex + place
        }
        place += 1
      }
      return nil
    }
  }
}
