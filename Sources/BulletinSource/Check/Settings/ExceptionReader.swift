import BulletinModel

/// Reads one entry of `privacy: {allow: […]}` in `site.yml`.
///
/// Faults: E136 what is not masked or names nothing, and those of every mapping: reason and last day
/// are required.
struct ExceptionReader {
  private var reader: MappingReader

  /// What was found so far.
  var faults: [Diagnostic] { reader.faults }

  init(_ node: Node, in text: SourceText) {
    reader = MappingReader(node, SettingsKeys.exception, in: text)
  }

  /// The exception; nil where something about it is wrong.
  mutating func read() -> PrivacyException? {
    let (number, address) = (reader.value("number"), reader.value("address"))
    let reason = reader.required("reason") == nil ? nil : reader.text("reason")
    let until = reader.required("until").flatMap { reader.date($0) }
    guard let node = number ?? address, number == nil || address == nil else {
      wrong(
        reader.node, "", "写 number 或者 address，只写一个", "it has either a number or an address")
      return nil
    }
    let text = reader.text(number == nil ? "address" : "number")
    guard let text, let reason, let until, let untilNode = reader.value("until") else { return nil }
    let isMasked =
      number == nil ? ExceptionReader.isMaskedAddress(text) : ExceptionReader.isMaskedNumber(text)
    guard isMasked else {
      wrong(
        node, text, number == nil ? "地址里的数字都写成 *，照提示里的抄" : "号码要遮住，照提示里的抄，如 138****1234",
        number == nil
          ? "every digit of the address is a *, as the message has it"
          : "the number is masked, as the message has it: 138****1234")
      return nil
    }
    return PrivacyException(
      masked: text, reason: reason, until: until.date, span: node.span,
      untilSpan: untilNode.span)
  }

  /// E136, which does not show what was written in full.
  private mutating func wrong(_ node: Node, _ text: String, _ chinese: String, _ english: String) {
    let safe = masked(text)
    let shown = text.isEmpty ? "privacy" : safe == text ? maskedAddress(text.utf8) : safe
    reader.add(
      .unusableException, at: node, ["k": shown, "why": chinese, "why@en": english])
  }

  /// Two or three digits, stars, three or four signs: what `PersonalNumber.masked` gives.
  private static func isMaskedNumber(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: true)
    let stars = text.utf8.count { $0 == UInt8(ascii: "*") }
    guard parts.count == 2, stars >= 4, !text.hasPrefix("*"), !text.hasSuffix("*") else {
      return false
    }
    return (2...3).contains(parts[0].count) && (3...4).contains(parts[1].count)
      && parts.joined().allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
      }
  }

  private static func isMaskedAddress(_ text: String) -> Bool {
    text.contains("*") && !text.utf8.contains { (0x30...0x39).contains($0) }
  }
}

extension [PrivacyException] {
  /// E136 for each whose last day has passed.
  func faults(on day: CivilDate) -> [Diagnostic] {
    filter { !$0.holds(on: day) }.map {
      Diagnostic(
        .unusableException, at: $0.untilSpan,
        ["k": $0.masked, "why": "\($0.until.iso) 已经过了", "why@en": "it ended on \($0.until.iso)"])
    }
  }
}

extension [Diagnostic] {
  /// The faults without those of numbers and addresses that an exception lets through on a day, and
  /// what it let through.
  func excepting(_ exceptions: [PrivacyException], on day: CivilDate) -> (
    rest: [Diagnostic], excepted: Set<String>
  ) {
    let allowed = Set(exceptions.filter { $0.holds(on: day) }.map(\.masked))
    guard !allowed.isEmpty else { return (self, []) }
    let codes: Set<FaultCode> = [
      .personalNumber, .exactAddress, .publishedNumber, .publishedAddress,
    ]
    var excepted: Set<String> = []
    let rest = filter { fault in
      guard codes.contains(fault.code),
        let masked = fault.values["masked"], allowed.contains(masked)
      else { return true }
      excepted.insert(masked)
      return false
    }
    return (rest, excepted)
  }
}
