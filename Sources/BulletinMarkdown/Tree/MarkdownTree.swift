import CCommonMark

/// The memory of parsed trees: handed out in order, given back all at once.
struct Arena: ~Copyable {
  private var memory = bulletin_arena()

  /// Parses a text; the tree is valid until `reset()`.
  mutating func parse(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
    bulletin_parse(&memory, text.baseAddress, text.count, CMARK_OPT_DEFAULT).map(Node.init)
  }

  /// Forgets every tree.
  mutating func reset() {
    bulletin_arena_reset(&memory)
  }

  deinit {
    var last = memory
    bulletin_arena_drop(&last)
  }
}

/// Tells whether the linked cmark counts symbols such as `￥` as punctuation, as from 0.31.
func symbolsArePunctuation() -> Bool {
  cmark_version() >= 0x1F00
}

/// One node of cmark's tree; valid until its arena is reset.
struct Node: Hashable {
  /// What a node is; the numbers are cmark's.
  enum Kind: UInt32 {
    case none = 0
    case document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading
    case thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image
  }

  /// Where cmark keeps it.
  let pointer: OpaquePointer

  var kind: Kind { Kind(rawValue: cmark_node_get_type(pointer).rawValue) ?? .none }
  var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }
  var lastChild: Node? { cmark_node_last_child(pointer).map(Node.init) }
  var next: Node? { cmark_node_next(pointer).map(Node.init) }
  var previous: Node? { cmark_node_previous(pointer).map(Node.init) }
  var parent: Node? { cmark_node_parent(pointer).map(Node.init) }

  /// The 1-based line on which a block begins.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  /// The 1-based byte column at which a block begins.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  /// The 1-based line on which a block ends.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  /// The text of a leaf; empty for others.
  var literal: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(pointer)) }
  /// The destination of a link or image.
  var url: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_url(pointer)) }
  /// The title of a link or image.
  var title: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_title(pointer)) }
  /// What follows the fence of a code block.
  var fenceInfo: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_fence_info(pointer)) }

  private func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }
}

/// Walks a subtree without recursion, as cmark's own iterator does.
struct TreeWalk {
  /// One step of the walk.
  enum Step {
    case enter(Node)
    case exit(Node)
  }

  private let root: Node
  private var upcoming: Step?

  /// Starts before the first child of `root`, which itself is not visited.
  init(inside root: Node) {
    self.root = root
    upcoming = root.firstChild.map(Step.enter)
  }

  /// The next step; a leaf is entered and left at once, as is a block without children.
  mutating func next() -> Step? {
    guard let step = upcoming else { return nil }
    switch step {
    case .enter(let node):
      if let child = node.firstChild {
        upcoming = .enter(child)
      } else {
        upcoming = .exit(node)
      }
    case .exit(let node):
      upcoming = after(node)
    }
    return step
  }

  /// Leaves out what is inside the node entered last, and its exit.
  mutating func skip(past node: Node) {
    upcoming = after(node)
  }

  private func after(_ node: Node) -> Step? {
    if let sibling = node.next { return .enter(sibling) }
    guard let parent = node.parent, parent != root else { return nil }
    return .exit(parent)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` first stands in `range`.
  func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty, let base = baseAddress,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: base)
  }
}
