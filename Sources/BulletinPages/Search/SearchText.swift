import BulletinModel

/// What the index keeps of a page until all pages are rendered.
struct SearchText: Sendable {
  /// From which position on atoms stand outside the title.
  static let bodyStart = 256
  /// Stands between the two atoms of a term of words.
  static let tab = UInt8(ascii: "\t")
  /// How many positions there are.
  static let positions = 1 << 20

  /// The title as it is printed.
  let title: String
  /// The text as it is printed, without title and navigation, from which excerpts are taken: its
  /// first 5,000 characters; empty where the page itself is small.
  let plain: String
  /// The atoms of title, text and navigation, gaps between them.
  let stream: [UInt16]
  /// How many of them belong to the title.
  let titleLength: Int
  /// The words in their order.
  let words: [String]
  /// Where words stand as terms.
  let wordTerms: [WordTerm]
  /// The hash of everything.
  let hash: UInt64

  /// A term of words: a word alone, or with its neighbour.
  struct WordTerm: Sendable {
    /// Decides the file.
    let hash: UInt32
    /// The place in the stream of its first atom.
    let place: UInt32
    /// The number of its first word.
    let word: UInt32
    /// Its form.
    let form: Form

    enum Form: UInt8, Sendable {
      /// A word.
      case alone
      /// A Han character and the word behind it.
      case behind
      /// A word and the Han character behind it.
      case before
      /// Two words that touch.
      case pair
    }
  }

  /// Reads a rendered page.
  init(page: [UInt8], keepsPlain: Bool) {
    let markup = SearchMarkup(page: page)
    title = SearchText.collapsed(markup.title)
    plain = keepsPlain ? SearchText.collapsed(markup.body.prefix(5_000)) : ""
    let head = SearchAtoms(markup.title)
    let body = SearchAtoms(markup.body + [" "] + markup.navigation)
    titleLength = head.stream.count
    stream = Array(
      (head.stream + [SearchAtoms.gap] + body.stream)
        .prefix(SearchText.positions - SearchText.bodyStart))
    words = head.words + body.words
    wordTerms = SearchText.terms(of: stream, words)
    var hash = QuickHash()
    hash.add(title)
    hash.add(plain)
    hash.add(UInt64(stream.count))
    stream.withUnsafeBytes { hash.add($0) }
    for word in words { hash.add(word) }
    self.hash = hash.value
  }

  /// The position of an atom: titles end before `bodyStart`, so that a hit in one is known.
  func position(_ place: Int) -> Int {
    place < shiftedPlace ? place : place + SearchText.bodyStart
  }

  /// The first place whose position lies `bodyStart` behind it.
  var shiftedPlace: Int { min(titleLength, SearchText.bodyStart - 1) }

  /// A word term as it stands in the index.
  func text(of term: WordTerm) -> String {
    let word = words[Int(term.word)]
    let place = Int(term.place)
    switch term.form {
    case .alone: return word
    case .behind: return "\(SearchText.han(stream[place]))\t\(word)"
    case .before: return "\(word)\t\(SearchText.han(stream[place + 1]))"
    case .pair: return "\(word)\t\(words[Int(term.word) + 1])"
    }
  }

  private static func han(_ atom: UInt16) -> Character {
    Unicode.Scalar(atom).map(Character.init) ?? " "
  }

  private static func terms(of stream: [UInt16], _ words: [String]) -> [WordTerm] {
    var terms: [WordTerm] = []
    terms.reserveCapacity(words.count * 2)
    var next = 0
    for (place, atom) in stream.enumerated() where atom == SearchAtoms.word {
      let word = words[next]
      func add(_ form: WordTerm.Form, at place: Int, _ hash: UInt32) {
        terms.append(
          WordTerm(hash: hash, place: UInt32(place), word: UInt32(next), form: form))
      }
      add(.alone, at: place, SearchHash.word(word))
      let before = place > 0 ? stream[place - 1] : SearchAtoms.gap
      let after = place + 1 < stream.count ? stream[place + 1] : SearchAtoms.gap
      if before > SearchAtoms.word {
        add(.behind, at: place - 1, SearchHash.pair([before], word.utf16.first))
      }
      if after > SearchAtoms.word { add(.before, at: place, SearchHash.pair(word.utf16, after)) }
      if after == SearchAtoms.word {
        add(.pair, at: place, SearchHash.pair(word.utf16, words[next + 1].utf16.first))
      }
      next += 1
    }
    return terms
  }

  /// Runs of white space as one space, none at the ends.
  private static func collapsed(_ scalars: some Collection<Unicode.Scalar>) -> String {
    var text = ""
    text.reserveCapacity(scalars.count * 3)
    var isParted = false
    for scalar in scalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
        isParted = true
      } else {
        if isParted, !text.isEmpty { text += " " }
        isParted = false
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// Which file of a volume a term stands in; `templates/assets/search-index.js` computes the same.
enum SearchHash {
  /// One or two Han characters, the second 0 for one alone.
  static func han(_ key: UInt32) -> UInt32 { key &* 0x9E37_79B1 }

  /// A word: its first two units decide, so that words with one beginning stand together.
  static func word(_ word: String) -> UInt32 { hash(word.utf16.prefix(2)) }

  /// Two atoms: the first, and the beginning of the second.
  static func pair(_ first: some Sequence<UInt16>, _ second: UInt16?) -> UInt32 {
    hash(Array(first) + [9] + (second.map { [$0] } ?? []))
  }

  /// The file of a hash.
  static func shard(_ hash: UInt32, of shards: Int) -> Int {
    Int((UInt64(hash) * UInt64(shards)) >> 32)
  }

  /// The FNV-1a hash of 32 bits over UTF-16 units.
  private static func hash(_ units: some Sequence<UInt16>) -> UInt32 {
    units.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}
