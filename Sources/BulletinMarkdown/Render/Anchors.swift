/// The id that a heading's words make: letters and digits of any script, all else a hyphen.
func anchorText(_ text: String) -> String {
  var anchor = ""
  var needsHyphen = false
  for scalar in text.unicodeScalars {
    guard isAnchorScalar(scalar) else {
      needsHyphen = !anchor.isEmpty
      continue
    }
    if needsHyphen { anchor.append("-") }
    needsHyphen = false
    if scalar.value >= 0x41, scalar.value <= 0x5A {
      anchor.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    } else {
      anchor.unicodeScalars.append(scalar)
    }
  }
  return anchor.isEmpty ? "section" : anchor
}

private func isAnchorScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x4E00...0x9FFF, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return true
  case ..<0x80: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
    return true
  default:
    return false
  }
}

extension BodyWriter {
  /// A heading's id that the page does not have yet: numbered from the second on.
  mutating func uniqueAnchor(_ base: String) -> String {
    var anchor = base
    var count = anchorCounts[base, default: 1]
    while anchors.contains(anchor) || options.reservedAnchors.contains(anchor) {
      count += 1
      anchor = "\(base)-\(count)"
    }
    anchorCounts[base] = count
    anchors.insert(anchor)
    return anchor
  }
}
