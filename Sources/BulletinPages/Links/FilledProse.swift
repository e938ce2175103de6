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
        Body.write(image, origin: origin, to: &bytes)
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

  private static func write(_ image: PlacedImage, origin: String, to bytes: inout [UInt8]) {
    bytes += Array(" src=\"\(origin)\(image.href)\"".utf8)
    if let width = image.width, let height = image.height {
      bytes += Array(" width=\"\(width)\" height=\"\(height)\"".utf8)
    }
  }
}
