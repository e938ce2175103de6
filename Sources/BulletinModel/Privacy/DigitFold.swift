/// Reads letters and digits of all forms as ASCII and finds where chains of them stand.
struct DigitFold {
  /// What stands at a place.
  enum Kind {
    /// A letter or digit, as ASCII.
    case sign(UInt8)
    /// A space or hyphen that may stand within a number.
    case separator
    /// Anything else, which ends a chain.
    case other
  }

  let bytes: UnsafeBufferPointer<UInt8>

  // MARK: Chains

  /// The next place where a sign stands; Han text is passed over eight bytes at a time.
  func nextSign(from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case 0xE4...0xE9:
        place += max(1, bytes.lengthOfHan(at: place))
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return place
      case 0xC2, 0xE2, 0xE3, 0xEF, 0xF0:
        let (kind, length) = kind(at: place)
        if case .sign = kind { return place }
        place += length
      default: place += 1
      }
    }
    return place
  }

  /// The end of the chain that begins at a place, and whether it may hold a number.
  ///
  /// It may with eleven digits, or with a group of eleven signs that has the two digits with which
  /// sole traders' codes begin. One separator stands between neighbouring groups.
  func chain(from start: Int) -> (end: Int, mayHold: Bool) {
    var place = start
    var digits = 0
    var group = (signs: 0, digits: 0)
    var mayHold = false
    while place < bytes.count {
      let (kind, length) = kind(at: place)
      switch kind {
      case .sign(let ascii):
        group.signs += 1
        if ascii &- 0x30 < 10 {
          digits += 1
          group.digits += 1
        }
        if digits >= 11 || (group.signs >= 11 && group.digits >= 2) { mayHold = true }
      case .separator where group.signs > 0: group = (0, 0)
      default: return (place, mayHold)
      }
      place += length
    }
    return (place, mayHold)
  }

  // MARK: Folding

  /// What stands at a place, and how many bytes long it is.
  func kind(at place: Int) -> (Kind, Int) {
    let byte = bytes[place]
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return (.sign(byte), 1)
    case 0x20, 0x2D: return (.separator, 1)
    case 0..<0x80: return (.other, 1)
    case 0xC2 where place + 1 < bytes.count: return latin(bytes[place + 1])
    case 0xE2 where place + 2 < bytes.count:
      return (raised(bytes[place + 1], bytes[place + 2]), 3)
    case 0xE3 where place + 2 < bytes.count:
      return (bytes[place + 1] == 0x80 && bytes[place + 2] == 0x80 ? .separator : .other, 3)
    case 0xEF where place + 2 < bytes.count:
      return (fullWidth(bytes[place + 1], bytes[place + 2]), 3)
    case 0xF0 where place + 3 < bytes.count:
      return (mathematical(place), 4)
    default: return (.other, 1)
    }
  }

  /// Raised 1, 2, 3 and the space that does not break.
  private func latin(_ second: UInt8) -> (Kind, Int) {
    switch second {
    case 0xA0: (.separator, 2)
    case 0xB2, 0xB3: (.sign(second - 0x80), 2)
    case 0xB9: (.sign(0x31), 2)
    default: (.other, 2)
    }
  }

  /// Raised, lowered and circled digits, hyphens.
  private func raised(_ second: UInt8, _ third: UInt8) -> Kind {
    switch (second, third) {
    case (0x80, 0x90...0x94): .separator
    case (0x81, 0xB0), (0x81, 0xB4...0xB9): .sign(third - 0x80)
    case (0x82, 0x80...0x89): .sign(third - 0x50)
    case (0x91, 0xA0...0xA8): .sign(third - 0x6F)
    case (0x93, 0xAA): .sign(0x30)
    default: .other
    }
  }

  private func fullWidth(_ second: UInt8, _ third: UInt8) -> Kind {
    switch (second, third) {
    case (0xBC, 0x8D): .separator
    case (0xBC, 0x90...0x99): .sign(third - 0x60)
    case (0xBC, 0xA1...0xBA): .sign(third - 0x60)
    case (0xBD, 0x81...0x9A): .sign(third - 0x20)
    default: .other
    }
  }

  /// U+1D7CE to U+1D7FF: five alphabets of ten digits.
  private func mathematical(_ place: Int) -> Kind {
    guard bytes[place + 1] == 0x9D, bytes[place + 2] == 0x9F,
      (0x8E...0xBF).contains(bytes[place + 3])
    else { return .other }
    return .sign(0x30 + (bytes[place + 3] - 0x8E) % 10)
  }
}
