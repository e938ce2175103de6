import BulletinModel

extension BodyWriter {
  /// Writes a paragraph of nothing but pictures as a figure; false for any other paragraph.
  mutating func writeFigures(_ node: Node) -> Bool {
    var pictures = 0
    var child = node.firstChild
    while let inline = child {
      switch inline.kind {
      case .image: pictures += 1
      case .softBreak, .lineBreak: break
      case .text where inline.literal.allSatisfy({ $0 == 0x20 || $0 == 0x09 }): break
      default: return false
      }
      child = inline.next
    }
    guard pictures > 0 else { return false }
    writeLineStart()
    if pictures > 1 { write("<figure class=\"photos\">\n") }
    child = node.firstChild
    while let inline = child {
      switch inline.kind {
      case .image: writeFigure(inline)
      case .softBreak, .lineBreak: cursor.skipLineEnd()
      default: _ = cursor.take(inline.literal)
      }
      child = inline.next
    }
    closeProse()
    if pictures > 1 { write("</figure>\n") }
    return true
  }

  private mutating func writeFigure(_ node: Node) {
    write("<figure class=\"photo\">")
    writePicture(node, isFigure: true)
    if !images.isEmpty {
      holes.append(Body.Hole(offset: html.count, filling: .caption(images.count - 1)))
    }
    write("</figure>\n")
  }

  /// Writes a picture within text.
  mutating func writeImage(_ node: Node) {
    settleBreak(next: 0)
    writePicture(node, isFigure: false)
    lastScalar = 0
  }

  private mutating func writePicture(_ node: Node, isFigure: Bool) {
    let start = cursor.at
    cursor.skipOpening(isImage: true)
    let textStart = cursor.at
    let alternative = alternative(of: node)
    cursor.skipClosing()
    let url = address(of: node)
    let caption = titleBytes(node)
    let range = source(start..<max(start, cursor.at))
    let scheme = options.allowsRawHTML ? nil : unsafeScheme(url)
    write(options.additions ? "<img" : "<img src=\"")
    if scheme == nil {
      holes.append(
        Body.Hole(
          offset: html.count,
          filling: options.additions ? .image(images.count) : .address(links.count)))
    }
    write(options.additions ? " alt=\"" : "\" alt=\"")
    alternative.withUnsafeBufferPointer { html.appendEscaped($0) }
    write("\"")
    if !isFigure, !caption.isEmpty {
      write(" title=\"")
      caption.withUnsafeBufferPointer { html.appendEscaped($0) }
      write("\"")
    }
    write(options.additions ? ">" : " />")
    if let scheme {
      fault(.unsafeLink, range, ["scheme": scheme])
      return
    }
    note(url, alternative, caption, isFigure: isFigure, range)
    guard options.additions else { return }
    pictureTexts.append((alternative, passage.map.source(of: textStart)))
    if !caption.isEmpty { pictureTexts.append((caption, captionSource(caption, range))) }
    checkPicture(url, alternative, range)
  }

  /// Keeps a picture; outside the bulletin dialect its address is an ordinary one.
  private mutating func note(
    _ url: [UInt8], _ alternative: [UInt8], _ caption: [UInt8], isFigure: Bool,
    _ range: Range<Int>
  ) {
    let destination = String(decoding: url, as: UTF8.self)
    let text = String(decoding: alternative, as: UTF8.self)
    let span = places.span(range)
    guard options.additions else {
      links.append(Body.Link(destination: destination, text: text, span: span))
      return
    }
    images.append(
      Body.Image(
        destination: destination, alternative: text,
        caption: caption.isEmpty ? nil : String(decoding: caption, as: UTF8.self),
        isFigure: isFigure, span: span))
  }

  /// Where a caption's text begins in the file; the picture's own place where it is written otherwise.
  private func captionSource(_ caption: [UInt8], _ range: Range<Int>) -> Int {
    let bytes = places.source
    guard range.count >= caption.count else { return range.lowerBound }
    var start = range.upperBound - caption.count
    while start >= range.lowerBound {
      if (0..<caption.count).allSatisfy({ bytes[start + $0] == caption[$0] }) { return start }
      start -= 1
    }
    return range.lowerBound
  }

  /// The words of a picture's description, without markup.
  private mutating func alternative(of node: Node) -> [UInt8] {
    var text: [UInt8] = []
    var steps = TreeWalk(inside: node)
    while let step = steps.next() {
      switch step {
      case .enter(let inline):
        switch inline.kind {
        case .text: appendAlternative(inline.literal, to: &text)
        case .code:
          cursor.skipCode()
          text.append(contentsOf: inline.literal)
        case .htmlInline: cursor.skipRaw(inline.literal)
        case .softBreak, .lineBreak:
          cursor.skipLineEnd()
          text.append(0x20)
        case .emphasis: cursor.skipMarks(1)
        case .strong: cursor.skipMarks(2)
        case .link: cursor.skipOpening(isImage: false)
        case .image: cursor.skipOpening(isImage: true)
        default: break
        }
      case .exit(let inline):
        switch inline.kind {
        case .emphasis: cursor.skipMarks(1)
        case .strong: cursor.skipMarks(2)
        case .link, .image: cursor.skipClosing()
        default: break
        }
      }
    }
    guard isInSecondText, options.additions else { return text }
    return text.withUnsafeBufferPointer { withoutMathSpaces($0) }
  }

  private mutating func appendAlternative(
    _ literal: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
  ) {
    text.append(contentsOf: literal)
    var rest = literal
    while !rest.isEmpty {
      let length: Int
      switch cursor.take(rest) {
      case .source(let range): length = range.count
      case .made(_, let count): length = min(count, rest.count)
      }
      rest = UnsafeBufferPointer(rebasing: rest[length...])
    }
  }
}
