import BulletinModel

/// Half-width punctuation beside Han characters (E30), except inside numbers, addresses and Latin.
enum HalfWidthMarks {
  private static let fullWidth: [UInt32: UInt32] = [
    0x2C: 0xFF0C, 0x3A: 0xFF1A, 0x3B: 0xFF1B, 0x28: 0xFF08, 0x29: 0xFF09, 0x21: 0xFF01,
    0x3F: 0xFF1F,
  ]

  /// Reports each half-width mark that a Han character touches, with the mark to write instead.
  static func faults(in block: ProseBlock, file: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let scalars = block.scalars
    for (index, value) in scalars.enumerated() where value < 0x40 && value > 0x20 {
      guard let full = fullWidth[value] else { continue }
      let before = index > 0 ? scalars[index - 1] : 0x20
      let after = index + 1 < scalars.count ? scalars[index + 1] : 0x20
      let touches =
        switch value {
        case 0x28: isHan(before) || isHan(after)
        case 0x29: isHan(before) || isHan(after)
        default: isHan(before) && after != 0x2F
        }
      guard touches, let mark = Unicode.Scalar(value), let fix = Unicode.Scalar(full) else {
        continue
      }
      faults.append(
        Diagnostic(
          .halfWidthMark, at: block.span(index..<index + 1, file: file),
          ["c": String(mark), "fix": String(fix)], replacement: String(fix)))
    }
    return faults
  }
}
