import BulletinModel

/// Half-width punctuation beside Han characters (E30), except inside numbers, addresses and Latin.
enum HalfWidthMarks {
  private static let fullWidth: [UInt32: UInt32] = [
    0x2C: 0xFF0C, 0x3A: 0xFF1A, 0x3B: 0xFF1B, 0x28: 0xFF08, 0x29: 0xFF09, 0x21: 0xFF01,
    0x3F: 0xFF1F,
  ]

  /// Reports each half-width mark that a Han character touches, with the mark to write instead.
  ///
  /// Brackets are judged as pairs, so that writing one half anew never leaves the other as it was.
  static func faults(in block: ProseBlock, pairs: MarkPairs, file: String) -> [Diagnostic] {
    var wrong = pairs.mixed
    var paired = pairs.mixed
    for (open, close) in pairs.halfPairs {
      paired.formUnion([open, close])
      if touchesHan(open, close: close, in: block) { wrong.formUnion([open, close]) }
    }
    for (index, value) in block.scalars.enumerated() where value < 0x40 && value > 0x20 {
      guard fullWidth[value] != nil, !paired.contains(index), touchesHan(index, value, in: block)
      else { continue }
      wrong.insert(index)
    }
    return wrong.sorted().compactMap { index in
      let value = block.scalars[index]
      guard let mark = Unicode.Scalar(value), let full = fullWidth[value],
        let fix = Unicode.Scalar(full)
      else { return nil }
      return Diagnostic(
        .halfWidthMark, at: block.span(index..<index + 1, file: file),
        ["c": String(mark), "fix": String(fix)], replacement: String(fix))
    }
  }

  private static func scalar(_ index: Int, in block: ProseBlock) -> UInt32 {
    block.scalars.indices.contains(index) ? block.scalars[index] : 0x20
  }

  private static func touchesHan(_ index: Int, _ value: UInt32, in block: ProseBlock) -> Bool {
    let before = scalar(index - 1, in: block)
    let after = scalar(index + 1, in: block)
    return switch value {
    case 0x28: isHan(before) || isHan(after)
    // `:)` is a face.
    case 0x29: (isHan(before) || isHan(after)) && before != 0x3A && before != 0x3B
    case 0x3A, 0x3B: isHan(before) && after != 0x2F && after != 0x29
    default: isHan(before) && after != 0x2F
    }
  }

  /// Tells 甲(乙) and (a)甲 from `f(x)` in a Chinese sentence: a call keeps its brackets.
  private static func touchesHan(_ open: Int, close: Int, in block: ProseBlock) -> Bool {
    let before = scalar(open - 1, in: block)
    let inside = block.scalars[(open + 1)..<close]
    if isWordPart(before), !inside.contains(where: isHan) { return false }
    return isHan(before) || isHan(scalar(open + 1, in: block))
      || isHan(scalar(close - 1, in: block)) || isHan(scalar(close + 1, in: block))
  }

  private static func isWordPart(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x29: true
    default: false
    }
  }
}
