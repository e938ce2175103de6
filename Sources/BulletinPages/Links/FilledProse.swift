import BulletinModel

extension Body {
  /// The markup with every hole filled; `prefix` makes root-relative addresses absolute.
  ///
  /// - Parameters:
  ///   - links: What the plan found for the links and pictures.
  ///   - origin: The site's origin for feeds; empty for pages.
  ///   - page: The page's own address, which fragments need outside the page; empty for pages.
  ///   - number: How a photograph's place is printed, such as 图①.
  ///   - block: The markup drawn for a figure block.
  ///   - figure: What is printed for a cited figure; nil prints the text as written.
  /// - Returns: The whole markup.
  func filled(
    _ links: ResolvedLinks, origin: String = "", page: String = "", number: (Int) -> String,
    block: (Int) -> [UInt8] = { _ in [] }, figure: (Int) -> PlacedFigure? = { _ in nil }
  ) -> [UInt8] {
    let html = html.bytes
    guard !holes.isEmpty else { return html }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.count + holes.count * 64)
    var start = 0
    for hole in holes {
      bytes += html[start..<hole.offset]
      start = hole.offset
      switch hole.filling {
      case .address(let index):
        guard links.hrefs.indices.contains(index) else { continue }
        Body.write(links.hrefs[index], origin: origin, page: page, to: &bytes)
      case .image(let index):
        guard links.images.indices.contains(index), let image = links.images[index] else {
          continue
        }
        let isLead = page.isEmpty && index == 0
        guard origin.isEmpty, !image.pictures.modern.isEmpty else {
          Body.write(image, origin: origin, isLead: isLead, to: &bytes)
          continue
        }
        Body.open(image, to: &bytes)
        Body.write(image, origin: origin, isLead: isLead, to: &bytes)
        // The tag ends at the next `>`: in the values of attributes it is a character reference.
        let end = html[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? start
        bytes += html[start..<end]
        start = end
        bytes += Array("</picture>".utf8)
      case .caption(let index):
        guard links.images.indices.contains(index), let image = links.images[index] else {
          continue
        }
        Body.writeCaption(of: image, number: image.number.map(number), to: &bytes)
      case .block(let index): bytes += block(index)
      case .figure(let index): Body.open(figure(index), origin: origin, page: page, to: &bytes)
      case .figureEnd(let index): Body.close(figure(index), to: &bytes)
      }
    }
    bytes += html[start...]
    return bytes
  }

  private static func write(
    _ href: String, origin: String, page: String, to bytes: inout [UInt8]
  ) {
    if href.hasPrefix("#") {
      bytes += Array(page.utf8)
    } else if href.hasPrefix("/"), !href.hasPrefix("//") {
      bytes += Array(origin.utf8)
    }
    for byte in href.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// Opens the link to a figure's rows, with its value where the text has none.
  private static func open(
    _ figure: PlacedFigure?, origin: String, page: String, to bytes: inout [UInt8]
  ) {
    guard let figure else { return }
    if let href = figure.href {
      bytes += Array("<a class=\"stat\" href=\"".utf8)
      write(href, origin: origin, page: page, to: &bytes)
      bytes += Array("\" title=\"".utf8) + figure.label.htmlEscaped + Array("\">".utf8)
    }
    if let text = figure.inserted { bytes += text.htmlEscaped }
  }

  private static func close(_ figure: PlacedFigure?, to bytes: inout [UInt8]) {
    guard let figure else { return }
    if figure.href != nil { bytes += Array("</a>".utf8) }
    if let mark = figure.mark {
      bytes += Array("<sup class=\"rev\">".utf8) + mark.htmlEscaped + Array("</sup>".utf8)
    }
  }

  private static func writeCaption(
    of image: PlacedImage, number: String?, to bytes: inout [UInt8]
  ) {
    guard image.caption != nil || image.credit != nil else { return }
    bytes += Array("<figcaption>".utf8)
    if let number {
      bytes += Array("<span class=\"no\">".utf8) + number.htmlEscaped + Array("</span> ".utf8)
    }
    bytes += (image.caption ?? "").htmlEscaped
    if let credit = image.credit {
      bytes += Array(" <span class=\"by\">".utf8) + credit.htmlEscaped + Array("</span>".utf8)
    }
    bytes += Array("</figcaption>".utf8)
  }

  /// How wide a picture in prose is at most: the theme's text column.
  private static let sizes = "(min-width: 44rem) 40.5rem, 100vw"

  /// Puts the choice of formats before the `<img` that was written.
  private static func open(_ image: PlacedImage, to bytes: inout [UInt8]) {
    let tag = Array("<img".utf8)
    guard bytes.suffix(tag.count).elementsEqual(tag) else {
      preconditionFailure("a picture's hole stands behind its tag's name")
    }
    bytes.removeLast(tag.count)
    let candidates = PhotoSet.candidates(image.pictures.modern) ?? ""
    bytes += Array("<picture><source type=\"image/webp\" srcset=\"".utf8)
    bytes += candidates.htmlEscaped + Array("\" sizes=\"\(sizes)\">".utf8) + tag
  }

  /// The attributes of a picture: the first of a page is loaded at once.
  private static func write(
    _ image: PlacedImage, origin: String, isLead: Bool, to bytes: inout [UInt8]
  ) {
    let pictures = image.pictures
    bytes += Array(" src=\"\(origin)\(pictures.route.href)\"".utf8)
    if origin.isEmpty, pictures.plain.count > 1,
      let candidates = PhotoSet.candidates(pictures.plain)
    {
      bytes += Array(" srcset=\"".utf8) + candidates.htmlEscaped
      bytes += Array("\" sizes=\"\(sizes)\"".utf8)
    }
    if let width = pictures.width, let height = pictures.height {
      bytes += Array(" width=\"\(width)\" height=\"\(height)\"".utf8)
    }
    guard origin.isEmpty else { return }
    bytes += Array((isLead ? " fetchpriority=\"high\"" : " loading=\"lazy\"").utf8)
    bytes += Array(" decoding=\"async\"".utf8)
  }
}
