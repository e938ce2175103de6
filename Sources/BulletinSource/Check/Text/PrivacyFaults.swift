import BulletinModel

/// Numbers that belong to persons (E21) and addresses down to the door (E22), anywhere in a file.
///
/// Complexity: two passes over the bytes.
func privacyFaults(in text: SourceText) -> [Diagnostic] {
  personalNumbers(in: text.bytes[...]).map { number in
    let span = text.span(offset: number.range.lowerBound, length: number.range.count)
    return number.fault(at: span)
  }
    + doorAddresses(in: text.bytes).map {
      text.fault(
        .exactAddress, offset: $0.lowerBound, length: $0.count,
        ["masked": maskedAddress(text.bytes[$0])])
    }
}
