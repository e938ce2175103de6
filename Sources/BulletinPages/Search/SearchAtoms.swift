import BulletinModel

/// The atoms of a text: Han characters, and words of all other scripts.
///
/// `templates/assets/search-index.js` cuts queries by the same rules: composed, lower case, full-width
/// letters and digits as ASCII; a number is one word without its thousands separators; Tibetan
/// syllables are words that touch. What is neither letter nor digit parts.
struct SearchAtoms: Sendable {
  /// What parts two atoms.
  static let gap: UInt16 = 0
  /// A word, the next of `words`.
  static let word: UInt16 = 1

  /// One entry an atom: a Han character itself, `gap` or `word`.
  private(set) var stream: [UInt16] = []
  /// The words in their order.
  private(set) var words: [String] = []

  /// Cuts a text.
  init(_ scalars: [Unicode.Scalar]) {
    let text = SearchAtoms.composed(scalars)
    stream.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      let scalar = SearchAtoms.folded(text[place])
      switch SearchAtoms.kind(of: scalar) {
      case .han:
        stream.append(UInt16(scalar.value))
        place += 1
      case .wide:
        add(String(scalar))
        place += 1
      case .digit: place = addNumber(text, at: place)
      case .letter: place = addWord(text, at: place)
      case .joint, .nothing: place += 1
      case .gap:
        if let last = stream.last, last != SearchAtoms.gap { stream.append(SearchAtoms.gap) }
        place += 1
      }
    }
    if stream.last == SearchAtoms.gap { stream.removeLast() }
  }

  /// An empty text.
  init() {}

  private mutating func add(_ word: String) {
    stream.append(SearchAtoms.word)
    words.append(word)
  }

  private mutating func addWord(_ text: [Unicode.Scalar], at start: Int) -> Int {
    var word = ""
    var place = start
    while place < text.count {
      let scalar = SearchAtoms.folded(text[place])
      let kind = SearchAtoms.kind(of: scalar)
      guard kind == .letter || kind == .nothing else { break }
      if kind == .letter { word += SearchAtoms.lowered(scalar) }
      place += 1
    }
    add(word)
    return place
  }

  /// `1,200` is one word, `1200`, and so is `84.91`.
  private mutating func addNumber(_ text: [Unicode.Scalar], at start: Int) -> Int {
    func digit(_ place: Int) -> Unicode.Scalar? {
      guard place < text.count else { return nil }
      let scalar = SearchAtoms.folded(text[place])
      return SearchAtoms.kind(of: scalar) == .digit ? scalar : nil
    }
    var word = ""
    var place = start
    while let scalar = digit(place) {
      word.unicodeScalars.append(scalar)
      place += 1
    }
    if place - start <= 3 {
      while place < text.count, text[place] == ",", let a = digit(place + 1),
        let b = digit(place + 2), let c = digit(place + 3), digit(place + 4) == nil
      {
        for scalar in [a, b, c] { word.unicodeScalars.append(scalar) }
        place += 4
      }
    }
    if place < text.count, text[place] == ".", digit(place + 1) != nil {
      word += "."
      place += 1
      while let scalar = digit(place) {
        word.unicodeScalars.append(scalar)
        place += 1
      }
    }
    add(word)
    return place
  }

  // MARK: Characters

  enum Kind {
    /// A Han character or kana: an atom of its own.
    case han
    /// A Han character beyond 16 bits: a word of its own.
    case wide
    case digit
    case letter
    /// Ends a word and parts nothing: the point between Tibetan syllables.
    case joint
    /// Is not there: joiners, marks of direction, the lengthening of Arabic letters.
    case nothing
    case gap
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39: .digit
    case 0x61...0x7A: .letter
    case 0...0x7F: .gap
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3005, 0x3007, 0x3040...0x30FF: .han
    case 0x20000...0x31FFF: .wide
    case 0x0F0B, 0x0F0C: .joint
    case 0xAD, 0x640, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFE00...0xFE0F,
      0xFEFF:
      .nothing
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020: .gap
    default: isLetter(scalar) ? .letter : .gap
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// ASCII in lower case for ASCII and for full-width digits and letters.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var value = scalar.value
    switch value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: value -= 0xFEE0
    default: break
    }
    if (0x41...0x5A).contains(value) { value += 0x20 }
    return Unicode.Scalar(value) ?? scalar
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x80 ? String(scalar) : scalar.properties.lowercaseMapping
  }

  /// Unicode form C; most texts are in it already, and to know that is quicker than to make it.
  private static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let isPlain = scalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x300, 0x2000...0x20FF, 0x2190...0x2AFF, 0x3000...0x3098, 0x309B...0x9FFF,
        0xFF00...0xFFEF, 0x61B...0x64A:
        true
      default: false
      }
    }
    guard !isPlain else { return scalars }
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar) }
    return Array(text.composed.unicodeScalars)
  }
}
