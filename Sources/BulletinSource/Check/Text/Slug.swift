import BulletinModel

/// The last part of a page's address.
enum Slug {
  /// The slug of a name: letters and digits of any script, in lower case; what stands between them
  /// becomes `-`.
  static func made(from name: String) -> String {
    var slug = String.UnicodeScalarView()
    var isGap = false
    for scalar in composed(name).unicodeScalars {
      guard isWord(scalar) else {
        isGap = true
        continue
      }
      if isGap, !slug.isEmpty { slug.append("-") }
      isGap = false
      slug.append(contentsOf: lowered(scalar))
    }
    return String(slug)
  }

  /// Tells whether a typed slug may be used: `a-z`, `0-9`, other letters, `-` between them, in NFC.
  static func isValid(_ slug: String) -> Bool {
    let scalars = slug.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first != "-", last != "-",
      slug.utf8.count <= 180, composed(slug).utf8.elementsEqual(slug.utf8)
    else { return false }
    return scalars.allSatisfy { scalar in
      scalar == "-" || isWord(scalar) && lowered(scalar).elementsEqual([scalar])
    }
  }

  /// The same for an address of several parts, such as `guide/contact`.
  static func isValidPath(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      isValid(String($0))
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, 0x4E00...0x9FFF: return true
    case 0..<0x80, 0x2000..<0x2E80, 0x3000..<0x3041, 0xFF00..<0xFF66: return false
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .decimalNumber:
        return true
      default: return false
      }
    }
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    switch scalar.value {
    case 0x41...0x5A:
      String.UnicodeScalarView([Unicode.Scalar(UInt8(scalar.value + 0x20))])
    case 0..<0xC0, 0x2E80..<0xA640: String.UnicodeScalarView([scalar])
    default: scalar.properties.lowercaseMapping.unicodeScalars
    }
  }
}
