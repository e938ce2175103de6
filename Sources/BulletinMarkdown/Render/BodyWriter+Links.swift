import BulletinModel

extension BodyWriter {
  mutating func openLink(_ node: Node) {
    let start = cursor.at
    cursor.skipOpening(isImage: false)
    // An address in <> inside a link: a link holds no link, so its letters stand there alone.
    guard openedLink == nil, openedFigure == nil else {
      linksWithinLink += 1
      return
    }
    let url = address(of: node)
    if options.additions, url.starts(with: "stat:".utf8) {
      openFigure(url, from: start)
      return
    }
    let scheme = options.allowsRawHTML ? nil : unsafeScheme(url)
    let destination = String(decoding: url, as: UTF8.self)
    openedLink = OpenedLink(
      index: links.count, start: start, proseStart: prose.bytes.count, destination: destination,
      unsafeScheme: scheme)
    // What would run script is no link at all.
    if scheme != nil, options.additions { return }
    write("<a href=\"")
    if scheme == nil {
      holes.append(Body.Hole(offset: html.count, filling: .address(links.count)))
      // Keeps the place: a picture inside the link may need one of its own.
      links.append(Body.Link(destination: destination, text: "", span: places.span(0..<0)))
    }
    write("\"")
    writeTitle(node)
    if options.additions, outsideHost(url) != nil { write(" rel=\"noopener\"") }
    write(">")
  }

  mutating func closeLink() {
    guard linksWithinLink == 0 else {
      linksWithinLink -= 1
      cursor.skipClosing()
      return
    }
    if let figure = openedFigure {
      closeFigure(figure)
      return
    }
    cursor.skipClosing()
    guard let link = openedLink else { return }
    openedLink = nil
    let range = source(link.start..<max(link.start, cursor.at))
    if let scheme = link.unsafeScheme {
      fault(.unsafeLink, range, ["scheme": scheme])
      if !options.additions { write("</a>") }
      return
    }
    write("</a>")
    linkedProse.append(link.proseStart..<prose.bytes.count)
    let words = prose.text(link.proseStart..<prose.bytes.count)
    if options.additions, vagueWords.contains(words.lowercased()) {
      fault(.vagueLink, range, ["t": words])
    }
    links[link.index] = Body.Link(
      destination: link.destination, text: words, span: places.span(range))
  }

  /// The destination of a link or image, without what the second text added.
  func address(of node: Node) -> [UInt8] {
    isInSecondText && options.additions ? withoutMathSpaces(node.url) : Array(node.url)
  }

  /// Writes the `title` attribute, if there is one.
  func titleBytes(_ node: Node) -> [UInt8] {
    isInSecondText && options.additions ? withoutMathSpaces(node.title) : Array(node.title)
  }

  private mutating func writeTitle(_ node: Node) {
    let title = titleBytes(node)
    guard !title.isEmpty else { return }
    write(" title=\"")
    title.withUnsafeBufferPointer { html.appendEscaped($0) }
    write("\"")
  }
}

/// Words of links that say nothing without the sentence around them.
private let vagueWords: Set<String> = [
  "点击", "点击这里", "点这里", "点此", "点击此处", "此处", "这里", "点击查看", "查看", "查看更多", "更多", "详情", "查看详情", "详见",
  "链接", "戳这里", "here", "click here", "click", "this", "this page", "link", "more",
  "read more", "see more", "details",
]

/// The scheme of an address that would run script or carry data, in small letters.
///
/// Browsers leave out white space and control characters in front and line ends inside.
func unsafeScheme(_ address: [UInt8]) -> String? {
  var letters: [UInt8] = []
  for byte in address where byte > 0x20 && byte != 0x7F {
    if byte == 0x3A { break }
    guard letters.count < 10 else { return nil }
    letters.append(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte)
  }
  let hasColon = address.contains(0x3A)
  let scheme = String(decoding: letters, as: UTF8.self)
  guard hasColon, ["javascript", "vbscript", "data", "file"].contains(scheme) else { return nil }
  return scheme
}

/// The host of an address on another site; nil for an address of one's own or of another kind.
func outsideHost(_ address: [UInt8]) -> String? {
  var rest = address[...].drop { $0 <= 0x20 }
  let lowered = rest.prefix(8).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
  for prefix in ["https:", "http:"] where lowered.starts(with: prefix.utf8) {
    rest = rest.dropFirst(prefix.utf8.count)
    break
  }
  guard rest.count > 2, rest.starts(with: [0x2F, 0x2F]) else { return nil }
  let host = rest.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
  return String(decoding: host, as: UTF8.self)
}
