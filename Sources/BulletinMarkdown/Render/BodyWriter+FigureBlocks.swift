import BulletinModel

extension BodyWriter {
  /// Leaves a hole for a block that the site draws; false where it is a listing of something else.
  ///
  /// Faults: E96 a word that is all but the name of such a block.
  mutating func writeFigureBlock(_ node: Node, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let word = String(decoding: word, as: UTF8.self)
    let fence = source(ofFence: node)
    guard let kind = FigureBlock.Kind(fenceWord: word) else {
      if let near = FigureBlock.Kind.nearest(toFenceWord: word) {
        fault(.unknownBlockKey, place(of: word, in: fence), ["k": word, "near": near])
      }
      return false
    }
    holes.append(Body.Hole(offset: html.count, filling: .block(blocks.count)))
    blocks.append(
      Body.Block(
        kind: kind, text: String(decoding: node.literal, as: UTF8.self), span: places.span(fence)))
    return true
  }

  /// The opening fence with what follows it on its line, in the file.
  private func source(ofFence node: Node) -> Range<Int> {
    let start = block.start(of: node)
    let end = max(block.lineEnd(node.startLine), start)
    return block.passage.map.source(of: start)..<block.passage.map.source(of: end)
  }

  /// Where the word behind a fence stands; the fence itself where it is written with escapes.
  private func place(of word: String, in fence: Range<Int>) -> Range<Int> {
    let wanted = Array(word.utf8)
    var start = fence.lowerBound
    while start + wanted.count <= fence.upperBound {
      if places.source[start..<start + wanted.count].elementsEqual(wanted) {
        return start..<start + wanted.count
      }
      start += 1
    }
    return fence
  }
}

extension FigureBlock.Kind {
  private static let chineseWords: KeyValuePairs<String, FigureBlock.Kind> = [
    "图表": .chart, "表格": .table, "关键数字": .keyfigures, "排行": .ranking, "台账": .rows, "稿件": .news,
  ]

  /// The kind that the word behind a fence names, in English or Chinese.
  init?(fenceWord word: String) {
    if let kind = FigureBlock.Kind(rawValue: word) {
      self = kind
    } else if let kind = FigureBlock.Kind.chineseWords.first(where: { $0.key == word })?.value {
      self = kind
    } else {
      return nil
    }
  }

  /// The name that a misspelt word may mean.
  ///
  /// Short words are names of programming languages as often as slips: `psql` is no `sql`.
  static func nearest(toFenceWord word: String) -> String? {
    let isChinese = word.unicodeScalars.contains { $0.value >= 0x2E80 }
    guard !isChinese else { return nearestName(to: word, in: chineseWords.map(\.key)) }
    return nearestName(to: word, in: allCases.filter { $0 != .sql }.map(\.rawValue))
  }
}
