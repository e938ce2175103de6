/// A number that by its form and check digits belongs to a person.
public struct PersonalNumber: Sendable, Hashable {
  /// What kind of number it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An identity number of 18 places, its check character right.
    case identity
    /// An identity number of the former 15 places, which has no check character.
    case oldIdentity
    /// A mobile telephone number.
    case mobile
    /// The number of a bank card.
    case bankCard
    /// The code of a sole trader, which is a person's.
    case soleTrader

    /// The name for Chinese messages.
    public var chinese: String {
      switch self {
      case .identity, .oldIdentity: "身份证号"
      case .mobile: "手机号"
      case .bankCard: "银行卡号"
      case .soleTrader: "个体工商户代码"
      }
    }

    /// The name for English messages.
    public var english: String {
      switch self {
      case .identity, .oldIdentity: "identity number"
      case .mobile: "mobile number"
      case .bankCard: "bank card number"
      case .soleTrader: "sole trader's code"
      }
    }
  }

  /// What kind of number it is.
  public let kind: Kind
  /// The offsets of its bytes, separators within it included.
  public let range: Range<Int>
  /// The number as it may be shown: `138****1234`, `35*************123X`.
  public let masked: String

  init(_ kind: Kind, _ range: Range<Int>, digits: [UInt8]) {
    self.kind = kind
    self.range = range
    let (head, tail) = kind == .mobile ? (3, 4) : (2, 3)
    let stars = [UInt8](repeating: UInt8(ascii: "*"), count: max(0, digits.count - head - tail))
    masked = String(decoding: digits.prefix(head) + stars + digits.suffix(tail), as: UTF8.self)
  }

  /// The fault E21 for the number, at the place where it stands.
  ///
  /// A number without a check character is a warning: serial numbers may look like it.
  public func fault(at span: SourceSpan, excerpt: String? = nil) -> Diagnostic {
    let fault = Diagnostic(
      .personalNumber, at: span,
      ["kind": kind.chinese, "kind@en": kind.english, "masked": masked], excerpt: excerpt)
    return kind == .oldIdentity ? fault.with(severity: .warning) : fault
  }
}

/// Every identity, mobile and bank card number in a text, in order.
///
/// Digits count in all their Unicode forms that mean the same (full-width, mathematical, raised).
/// Check digits clear what only looks alike: credit codes of organisations are public and pass,
/// except those of sole traders. Complexity: one pass; nothing is allocated in text without a chain
/// of eleven digits.
///
/// Source: GB 11643 (MOD 11-2), ISO/IEC 7812 (Luhn), GB 32100 (MOD 31).
public func personalNumbers(in bytes: ArraySlice<UInt8>) -> [PersonalNumber] {
  bytes.withUnsafeBufferPointer { buffer in
    var runs = DigitRuns(buffer, from: bytes.startIndex)
    return runs.numbers()
  }
}

/// Every identity, mobile and bank card number in a text, by the offsets of its UTF-8 bytes.
public func personalNumbers(in text: String) -> [PersonalNumber] {
  personalNumbers(in: Array(text.utf8)[...])
}
