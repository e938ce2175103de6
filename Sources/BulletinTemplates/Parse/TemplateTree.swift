import BulletinModel

/// Nests what is left of a template into sections, blocks and parents.
struct TemplateTree {
  private struct Open {
    let index: Int
    let tag: TemplateTag
    let indentation: [UInt8]?
    let opensLine: Bool
    var nodes: [TemplateNode] = []
  }

  /// Tags that would print nothing.
  private(set) var faults: [Diagnostic] = []

  private let tokens: [TemplateToken]
  private let pairs: TagPairs
  private let text: TemplateText
  private var open: [Open] = []
  private var top: [TemplateNode] = []
  /// The blanks of the line so far; nil once something else has been read.
  private var lineBlanks: [UInt8]?

  init(_ tokens: [TemplateToken], pairs: TagPairs, in text: TemplateText) {
    self.tokens = tokens
    self.pairs = pairs
    self.text = text
  }

  mutating func nodes(of pieces: [TemplateLines.Piece]) -> [TemplateNode] {
    for piece in pieces {
      switch piece {
      case .lineStart(let blanks, let isEmpty):
        lineBlanks = Array(text.bytes[blanks])
        add(.lineStart(Array(text.bytes[blanks]), isEmpty: isEmpty))
      case .text(let range):
        add(.text(Array(text.bytes[range])))
        lineBlanks = nil
      case .tag(let index, let indentation, let isLast):
        guard let tag = tokens[index].tag else { continue }
        take(tag, index, indentation.map { Array(text.bytes[$0]) }, isLast: isLast)
        lineBlanks = nil
      }
    }
    while let last = open.popLast() { close(last) }
    return top
  }

  private mutating func take(
    _ tag: TemplateTag, _ index: Int, _ indentation: [UInt8]?, isLast: Bool
  ) {
    switch tag.kind {
    case .comment: break
    case .text, .markup: add(.variable(tag))
    case .partial: add(.partial(tag, indentation: indentation))
    case .section, .inverted, .parent, .block:
      let blanks = indentation ?? (tag.kind == .block ? lineBlanks : nil)
      open.append(
        Open(
          index: index, tag: tag, indentation: blanks, opensLine: indentation != nil && isLast))
    case .end:
      guard let start = pairs.starts[index] else { return }
      while let last = open.popLast() {
        close(last)
        if last.index == start { return }
      }
    }
  }

  private mutating func close(_ element: Open) {
    switch element.tag.kind {
    case .section, .inverted: add(.section(element.tag, element.nodes))
    case .block:
      add(
        .block(
          TemplateBlock(
            tag: element.tag, text: text, opensLine: element.opensLine,
            lineIndentation: element.indentation ?? [], nodes: element.nodes)))
    case .parent:
      add(.parent(element.tag, indentation: element.indentation, blocks(in: element)))
    case .text, .markup, .comment, .end, .partial: break
    }
  }

  /// The blocks in a parent tag; text there is passed over, as the specification asks.
  private mutating func blocks(in parent: Open) -> [TemplateBlock] {
    var blocks: [TemplateBlock] = []
    for node in parent.nodes {
      switch node {
      case .block(let block): blocks.append(block)
      case .lineStart, .text: break
      case .variable(let tag), .section(let tag, _), .partial(let tag, _), .parent(let tag, _, _):
        faults.append(text.fault(.notABlock(parent.tag.name), at: tag.place))
      }
    }
    return blocks
  }

  private mutating func add(_ node: TemplateNode) {
    if open.isEmpty { top.append(node) } else { open[open.count - 1].nodes.append(node) }
  }
}
