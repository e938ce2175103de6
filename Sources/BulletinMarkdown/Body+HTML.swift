public import BulletinModel

extension Body {
  /// The markup with every hole filled.
  ///
  /// `link` gives the address of a link by its index, unescaped; `image` gives the attributes of a
  /// picture's `img` by name and unescaped value, `src` first. Values are escaped here.
  public func html(
    link: (Int, Link) -> String,
    image: (Int, Image) -> [(name: String, value: String)]
  ) -> [UInt8] {
    let html = html.bytes
    guard !holes.isEmpty else { return html }
    var output: [UInt8] = []
    output.reserveCapacity(html.count + holes.count * 64)
    var copied = 0
    for hole in holes {
      output.append(contentsOf: html[copied..<hole.offset])
      copied = hole.offset
      switch hole.filling {
      case .address(let index):
        output.appendAddress(link(index, links[index]))
      case .caption(let index):
        guard let caption = images[index].caption, !caption.isEmpty else { continue }
        output.append(contentsOf: "<figcaption>".utf8)
        output.appendEscaped(caption)
        output.append(contentsOf: "</figcaption>".utf8)
      case .image(let index):
        for attribute in image(index, images[index]) {
          output.append(0x20)
          output.append(contentsOf: attribute.name.utf8)
          output.append(contentsOf: "=\"".utf8)
          if attribute.name == "src" {
            output.appendAddress(attribute.value)
          } else {
            output.appendEscaped(attribute.value)
          }
          output.append(0x22)
        }
      case .figure(let index):
        // Without a ledger there is nothing to lead to: the words stand alone.
        output.append(contentsOf: "<data value=\"stat:".utf8)
        output.appendEscaped(figures[index].address)
        output.append(contentsOf: "\">".utf8)
      case .figureEnd:
        output.append(contentsOf: "</data>".utf8)
      case .block(let index):
        // Without a site there are no figures: the block is shown as written.
        output.append(contentsOf: "<pre><code>".utf8)
        output.appendEscaped(blocks[index].text)
        output.append(contentsOf: "</code></pre>\n".utf8)
      }
    }
    output.append(contentsOf: html[copied...])
    return output
  }
}

extension [UInt8] {
  /// Appends an address for an attribute: percent-encoded where needed, `&` and `'` escaped.
  mutating func appendAddress(_ address: String) {
    var address = address
    address.withUTF8 { appendAddress($0) }
  }

  /// Appends an address given in UTF-8.
  mutating func appendAddress(_ address: UnsafeBufferPointer<UInt8>) {
    for byte in address {
      switch byte {
      case 0x26: append(contentsOf: "&amp;".utf8)
      case 0x27: append(contentsOf: "&#x27;".utf8)
      case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E:
        append(byte)
      default:
        append(0x25)
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 15))
      }
    }
  }

  /// Appends text for markup or a quoted attribute.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  /// Appends text given in UTF-8 for markup or a quoted attribute.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < text.count {
      let plain = plainLength(text, from: start)
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<(start + plain)]))
      start += plain
      guard start < text.count else { return }
      switch text[start] {
      case 0x26: append(contentsOf: "&amp;".utf8)
      case 0x3C: append(contentsOf: "&lt;".utf8)
      case 0x3E: append(contentsOf: "&gt;".utf8)
      default: append(contentsOf: "&quot;".utf8)
      }
      start += 1
    }
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? 0x30 + value : 0x37 + value
}

/// How many bytes from `start` on need no escape; eight are looked at together.
private func plainLength(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let bytes = UnsafeRawBufferPointer(text)
  var index = start
  while index + 8 <= text.count {
    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if holdsByte(word, 0x26) | holdsByte(word, 0x22)
      | holdsByte(word & ~0x0202_0202_0202_0202, 0x3C)
      != 0
    {
      break
    }
    index += 8
  }
  while index < text.count {
    switch text[index] {
    case 0x26, 0x3C, 0x3E, 0x22: return index - start
    default: index += 1
    }
  }
  return index - start
}

/// Not zero where one of the eight bytes is `byte`; it may also be so by chance, never missing one.
@inline(__always)
func holdsByte(_ word: UInt64, _ byte: UInt64) -> UInt64 {
  let difference = word ^ (byte &* 0x0101_0101_0101_0101)
  return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
}
