/// Where in HTML a template stands, as far as it decides what may be printed there.
///
/// Source: the tokenizer states of the HTML standard, those that templates reach. Where they are
/// merged, they are merged towards the one that allows less.
struct MarkupState: Hashable, Sendable {
  enum Phase: Sendable {
    /// Between tags: text, or the content of ``element`` where that is not text.
    case content
    /// After `<`.
    case tagOpen
    case tagName
    /// Inside a tag, between its attributes.
    case tag
    case attributeName
    /// After a `=`.
    case beforeValue
    case doubleQuoted
    case singleQuoted
    case unquoted
    /// After `<!` or `<?`, up to `>`.
    case declaration
    case comment
  }

  /// An element, as far as its content is special.
  enum Element: Sendable {
    case other
    case script
    /// Content that is neither text nor markup: `style` and elements of old.
    case raw
    /// Content that is text without markup: `title`, `textarea`.
    case plain
  }

  /// An attribute, as far as its value is special.
  enum Attribute: Sendable {
    case other
    case type
    /// Its value is code, or its name is not known.
    case code
  }

  private(set) var phase = Phase.content
  /// The element whose tag or content this is.
  private(set) var element = Element.other
  /// Tells whether a script holds JSON-LD.
  private(set) var isData = false
  private(set) var attribute = Attribute.other
  private var isEndTag = false
  /// The name, value or end that is being read, in lower case.
  private var word: [UInt8] = []
  /// The name of the element whose content ends with its end tag only.
  private var elementName: [UInt8] = []

  /// Reads literal bytes on.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  /// Tells whether both stand inside a tag and outside its values.
  private var isInTag: Bool { phase == .tagName || phase == .tag || phase == .attributeName }

  /// The state before a section, whose body may begin a new attribute after the tag's name.
  mutating func settle() {
    if phase == .tagName { finishTagName() }
  }

  /// Where a template stands after a body that may have been left out; nil where that matters.
  func joined(with other: MarkupState) -> MarkupState? {
    var (left, right) = (self, other)
    left.settle()
    right.settle()
    if left == right { return left }
    guard left.element == right.element, left.isData == right.isData,
      left.isEndTag == right.isEndTag
    else { return nil }
    if left.isInTag, right.isInTag {
      if left.phase == .attributeName || right.phase == .attributeName {
        left.phase = .attributeName
        left.word = MarkupState.unknownName
      }
      return left
    }
    guard left.phase == right.phase, left.attribute == right.attribute,
      left.elementName == right.elementName
    else { return nil }
    left.word = []
    return left.phase == .beforeValue || left.phase == .tagOpen ? nil : left
  }

  private static let unknownName: [UInt8] = [0]
  /// How much of a value matters: more than `application/ld+json`.
  private static let longestValue = 24
}

extension MarkupState {
  private mutating func feed(_ byte: UInt8) {
    switch phase {
    case .content: readContent(byte)
    case .tagOpen: readTagOpen(byte)
    case .tagName: readTagName(byte)
    case .tag, .attributeName: readTag(byte)
    case .beforeValue: readBeforeValue(byte)
    case .doubleQuoted, .singleQuoted: readQuoted(byte)
    case .unquoted:
      if byte == UInt8(ascii: ">") { closeTag() } else if isSpace(byte) { phase = .tag }
    case .declaration: readDeclaration(byte)
    case .comment: readComment(byte)
    }
  }

  private mutating func readContent(_ byte: UInt8) {
    if element == .other {
      if byte == UInt8(ascii: "<") { phase = .tagOpen }
      return
    }
    let end = Array("</".utf8) + elementName
    if word == end, isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
      isEndTag = true
      phase = .tag
      readTag(byte)
    } else if byte == UInt8(ascii: "<") {
      word = [byte]
    } else if !word.isEmpty {
      word.append(lowercase(byte))
      if !end.starts(with: word) { word = [] }
    }
  }

  private mutating func readTagOpen(_ byte: UInt8) {
    word = []
    if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
      phase = .declaration
    } else if byte == UInt8(ascii: "/"), !isEndTag {
      isEndTag = true
    } else if isLetter(byte) {
      phase = .tagName
      word = [lowercase(byte)]
    } else {
      self = MarkupState()
      readContent(byte)
    }
  }

  private mutating func readTagName(_ byte: UInt8) {
    if isSpace(byte) || byte == UInt8(ascii: "/") {
      finishTagName()
    } else if byte == UInt8(ascii: ">") {
      finishTagName()
      closeTag()
    } else {
      word.append(lowercase(byte))
    }
  }

  private mutating func finishTagName() {
    phase = .tag
    elementName = word
    word = []
    element =
      switch String(decoding: elementName, as: UTF8.self) {
      case "script": .script
      case "style", "iframe", "noembed", "noframes", "xmp", "plaintext": .raw
      case "title", "textarea": .plain
      default: .other
      }
    if isEndTag { element = .other }
  }

  private mutating func readTag(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      closeTag()
    } else if byte == UInt8(ascii: "=") {
      finishAttributeName()
      phase = .beforeValue
    } else if isSpace(byte) || byte == UInt8(ascii: "/") {
      if phase == .attributeName {
        finishAttributeName()
        phase = .tag
      }
    } else {
      if phase == .tag { word = [] }
      phase = .attributeName
      word.append(lowercase(byte))
    }
  }

  private mutating func finishAttributeName() {
    guard phase == .attributeName else { return }
    if word.contains(0) || word.starts(with: Array("on".utf8)) {
      attribute = .code
    } else {
      attribute =
        switch String(decoding: word, as: UTF8.self) {
        case "type": .type
        case "style", "srcdoc": .code
        default: .other
        }
    }
    word = []
  }

  private mutating func readBeforeValue(_ byte: UInt8) {
    word = []
    if byte == UInt8(ascii: "\"") {
      phase = .doubleQuoted
    } else if byte == UInt8(ascii: "'") {
      phase = .singleQuoted
    } else if byte == UInt8(ascii: ">") {
      closeTag()
    } else if !isSpace(byte) {
      phase = .unquoted
    }
  }

  private mutating func readQuoted(_ byte: UInt8) {
    guard byte == (phase == .doubleQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "'")) else {
      if word.count < MarkupState.longestValue { word.append(lowercase(byte)) }
      return
    }
    if attribute == .type, element == .script {
      isData = word.elementsEqual("application/ld+json".utf8)
    }
    word = []
    attribute = .other
    phase = .tag
  }

  private mutating func readDeclaration(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      self = MarkupState()
    } else if word.count < 2 {
      word.append(byte)
      if word.elementsEqual("--".utf8) { phase = .comment }
    }
  }

  private mutating func readComment(_ byte: UInt8) {
    if byte == UInt8(ascii: ">"), word.elementsEqual("--".utf8) {
      self = MarkupState()
    } else if !(byte == UInt8(ascii: "!") && word.elementsEqual("--".utf8)) {
      word = byte == UInt8(ascii: "-") ? Array((word + [byte]).suffix(2)) : []
    }
  }

  private mutating func closeTag() {
    let (element, isData, name) = (self.element, self.isData, elementName)
    let holdsContent = !isEndTag && element != .other
    self = MarkupState()
    guard holdsContent else { return }
    self.element = element
    self.isData = isData
    elementName = name
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase(byte))
  }

  private func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension MarkupState {
  /// Why a tag must not stand here; nil where it may.
  func fault(printing name: String, isMarkup: Bool) -> TemplateFault? {
    switch phase {
    case .content:
      switch element {
      case .other: nil
      case .script: isMarkup && isData ? nil : .insideCode(name)
      case .raw: .insideCode(name)
      case .plain: isMarkup ? .markupOutsideText(name) : nil
      }
    case .doubleQuoted, .singleQuoted:
      if attribute == .code || attribute == .type && element != .other
        || word.starts(with: "javascript:".utf8)
      {
        .insideCode(name)
      } else {
        isMarkup ? .markupOutsideText(name) : nil
      }
    case .beforeValue, .unquoted: .outsideQuotes(name)
    case .tagOpen, .tagName, .tag, .attributeName: .insideTag(name)
    case .declaration, .comment: .insideComment(name)
    }
  }
}
