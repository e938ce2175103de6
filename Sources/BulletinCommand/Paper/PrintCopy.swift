/// A page as the browser prints it from this disk: pictures and stylesheet come from the staged files,
/// links lead to the public site, scripts are left out.
struct PrintCopy {
  /// The absolute address of the site's root, which ends in `/`.
  let root: String
  /// The staging folder as a `file:` address, without a slash at its end.
  let folder: String
  /// The page's own path below the root, such as `issues/2025-10/`, encoded.
  let page: String

  /// `https://news.example.org`, without a path.
  private var origin: Substring { root.dropLast(base.count) }

  /// The path of the root, `/` or `/bulletin/`.
  private var base: Substring {
    guard let scheme = root.firstRange(of: "://"),
      let slash = root[scheme.upperBound...].firstIndex(of: "/")
    else { return "/" }
    return root[slash...]
  }

  /// Rewrites a page.
  func copy(of bytes: [UInt8]) -> [UInt8] {
    var scanner = TagScanner(bytes)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 8192)
    while let piece = scanner.next() {
      switch piece {
      case .text(let range): output += bytes[range]
      case .tag(let tag):
        if tag.name == "script" {
          scanner.skipElement("script")
        } else {
          append(tag, bytes, &output)
        }
      }
    }
    return output
  }

  private func append(_ tag: TagScanner.Tag, _ bytes: [UInt8], _ output: inout [UInt8]) {
    var start = tag.range.lowerBound
    for attribute in tag.attributes {
      let old = String(decoding: bytes[attribute.value], as: UTF8.self)
      guard let new = value(of: attribute.name, on: tag.name, old), new != old else { continue }
      output += bytes[start..<attribute.value.lowerBound]
      output += Array(new.utf8)
      start = attribute.value.upperBound
    }
    output += bytes[start..<tag.range.upperBound]
  }

  /// What an attribute says on paper; nil for one that stays.
  private func value(of attribute: String, on tag: String, _ value: String) -> String? {
    switch (tag, attribute) {
    case ("a", "href"), ("area", "href"): link(value)
    case (_, "href"), (_, "src"), (_, "poster"), (_, "data"): resource(value)
    case (_, "srcset"), (_, "imagesrcset"): set(value)
    // Nothing on paper comes near later.
    case (_, "loading"): "eager"
    default: nil
    }
  }

  /// A link: to a place on the page itself, or to the public site.
  private func link(_ value: String) -> String? {
    let own = base + page
    if value.hasPrefix(own + "#") { return String(value.dropFirst(own.count)) }
    if value.hasPrefix("/") { return value.hasPrefix("//") ? nil : origin + value }
    let isRelative = !value.isEmpty && !value.hasPrefix("#") && !hasScheme(value)
    return isRelative ? root + page + value : nil
  }

  private func resource(_ value: String) -> String? {
    if value.hasPrefix(base), !value.hasPrefix("//") {
      return "\(folder)/\(value.dropFirst(base.count))"
    }
    let isRelative =
      !value.isEmpty && !value.hasPrefix("/") && !value.hasPrefix("#") && !hasScheme(value)
    return isRelative ? "\(folder)/\(page)\(value)" : nil
  }

  /// A list of pictures with their widths.
  private func set(_ value: String) -> String? {
    value.split(separator: ",").map { candidate in
      let words = candidate.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let address = words.first else { return "" }
      return ([resource(address) ?? address] + words.dropFirst()).joined(separator: " ")
    }.joined(separator: ", ")
  }

  private func hasScheme(_ value: String) -> Bool {
    let head = value.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return head.contains(":")
  }
}
