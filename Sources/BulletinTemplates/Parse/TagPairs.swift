import BulletinModel

/// Which end tag belongs to which opening tag.
struct TagPairs {
  /// For each opening tag, the token that ends it: its end tag, or the one that cut it short.
  private(set) var ends: [Int: Int] = [:]
  /// For each end tag, the token that it ends; none for an end tag that closes nothing.
  private(set) var starts: [Int: Int] = [:]
  /// Tags that are left open or close nothing.
  private(set) var faults: [Diagnostic] = []

  init(_ tokens: [TemplateToken], in text: TemplateText) {
    var open: [(index: Int, tag: TemplateTag)] = []
    for (index, token) in tokens.enumerated() {
      guard let tag = token.tag else { continue }
      if tag.kind.opens { open.append((index, tag)) }
      guard tag.kind == .end else { continue }
      guard let place = open.lastIndex(where: { $0.tag.name == tag.name }) else {
        faults.append(text.fault(TagPairs.fault(in: tag, open.last?.tag, text), at: tag.place))
        continue
      }
      for left in open[(place + 1)...] {
        faults.append(text.fault(.unclosedSection(left.tag.name), at: left.tag.place))
        ends[left.index] = index
      }
      ends[open[place].index] = index
      starts[index] = open[place].index
      open.removeSubrange(place...)
    }
    for left in open {
      faults.append(text.fault(.unclosedSection(left.tag.name), at: left.tag.place))
      ends[left.index] = tokens.count
    }
  }

  private static func fault(
    in end: TemplateTag, _ open: TemplateTag?, _ text: TemplateText
  ) -> TemplateFault {
    guard let open else { return .endWithoutStart(end.name) }
    return .wrongEnd(
      end.name, expected: open.name, line: text.line(of: open.range.lowerBound))
  }
}
