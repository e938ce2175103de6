import BulletinModel
// The normaliser of the standard library is not public yet; Foundation uses the same entry.
@_spi(_Unicode) import Swift

/// The address of one output: its path, how links write it, and the file that holds it.
struct Route: Sendable, Hashable {
  /// The path below the root in Unicode form C, such as `/news/2025/08/标题/`.
  let path: String
  /// The root-relative, percent-encoded address.
  let href: String

  /// Makes a route for a path that begins with `/`; one that ends in `/` is a page.
  init(_ path: String, at address: SiteAddress) {
    self.path = path.composed
    href = address.href(self.path)
  }

  /// The file below the output folder.
  var outputPath: String {
    path.utf8.last == UInt8(ascii: "/")
      ? String(path.dropFirst()) + "index.html" : String(path.dropFirst())
  }

  /// Compares addresses: the path decides.
  static func == (left: Route, right: Route) -> Bool { left.path == right.path }

  /// Feeds the path.
  func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

extension String {
  /// The text in Unicode form C.
  var composed: String {
    guard utf8.contains(where: { $0 >= 0xCC }) else { return self }
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in _nfc { text.unicodeScalars.append(scalar) }
    return text
  }

  /// A part of an address made from a name: lower case, `-` for what addresses give a meaning.
  var slugged: String {
    var text = ""
    var isDashed = true
    for scalar in lowercased().composed.unicodeScalars {
      if scalar.properties.isWhitespace || "/\\?#%&\"'<>:;*|^`{}[]".unicodeScalars.contains(scalar)
        || scalar.value < 0x20 || scalar == "-"
      {
        if !isDashed { text += "-" }
        isDashed = true
      } else {
        text.unicodeScalars.append(scalar)
        isDashed = false
      }
    }
    if text.utf8.last == UInt8(ascii: "-") { text.removeLast() }
    return text == "." || text == ".." ? "" : text
  }
}
