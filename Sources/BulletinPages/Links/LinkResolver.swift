import BulletinModel

/// Finds what every link and picture of the prose means; what means nothing is a fault.
struct LinkResolver: Sendable {
  /// Tells which anchors a page has; nil for a file or a redirect, which has none.
  typealias Anchors = @Sendable (_ path: String) -> Set<String>?

  /// Gives the files of a document's picture.
  typealias Pictures = @Sendable (_ file: MediaFile, _ document: Document) -> PhotoSet

  private let documents: [Document]
  private let table: RouteTable
  private let address: SiteAddress
  private let mainLanguage: LanguageTag
  private let prefixes: [(language: LanguageTag, prefix: String)]
  private let anchors: Anchors
  private let pictures: Pictures
  /// The first document of each source file; an issue stands once in every language.
  private let byFile: [String: Int]
  /// The documents that are one text in several languages; nothing where the site has one.
  private let byKey: [String: [Int]]

  /// Prepares the search among the texts and pages of a site.
  init(of index: EditionIndex, table: RouteTable, pages: [EditionIndex.Mapped]) {
    let anchors = PageAnchors(index, pages: pages)
    self.init(
      documents: index.documents, table: table, address: index.address,
      languages: index.languages.map(\.language), anchors: { anchors.anchors(at: $0) },
      pictures: { [index] file, document in document.pictures(of: file, in: index) })
  }

  /// Prepares the search among all documents and routes.
  init(
    documents: [Document], table: RouteTable, address: SiteAddress, languages: [LanguageTag],
    anchors: @escaping Anchors, pictures: @escaping Pictures
  ) {
    self.documents = documents
    self.table = table
    self.address = address
    self.anchors = anchors
    self.pictures = pictures
    mainLanguage = languages.first ?? "zh-Hans"
    prefixes = languages.dropFirst().map { ($0, "/\($0.tag)/") }
    byFile = Dictionary(
      documents.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    byKey =
      languages.count == 1
      ? [:] : Dictionary(grouping: documents.indices) { documents[$0].key }
  }

  /// Resolves everything in one document.
  func resolve(_ document: Document, _ faults: inout [Diagnostic]) -> ResolvedLinks {
    var resolved = ResolvedLinks()
    guard !document.body.links.isEmpty || !document.body.images.isEmpty else { return resolved }
    for link in document.body.links {
      resolved.hrefs.append(href(of: link, in: document, &faults) ?? "")
    }
    for image in document.body.images {
      resolved.images.append(placed(image, in: document, &faults))
    }
    return resolved
  }

  private func href(
    of link: Body.Link, in document: Document, _ faults: inout [Diagnostic]
  ) -> String? {
    let destination = link.destination
    if destination.hasPrefix("#") {
      return fragment(destination.dropFirst(), on: document.route, link, &faults)
    }
    if let path = address.ownPath(of: destination) {
      return rooted(path, link, in: document, &faults)
    }
    if destination.hasPrefix("//") { return PercentEncoding.asciiAddress(destination) }
    if let scheme = LinkResolver.scheme(of: destination) {
      guard ["http", "https", "mailto", "tel"].contains(scheme) else {
        faults.append(Diagnostic(.unsafeLink, at: link.span, ["scheme": scheme]))
        return nil
      }
      return PercentEncoding.asciiAddress(destination)
    }
    if destination.hasPrefix("/") {
      return rooted(address.belowBase(destination[...]), link, in: document, &faults)
    }
    return relative(link, in: document, &faults)
  }

  /// The scheme of an absolute address, in lower case.
  static func scheme(of destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon].utf8
    guard let first = scheme.first, LinkResolver.isLetter(first),
      scheme.allSatisfy({
        LinkResolver.isLetter($0) || (48...57).contains($0) || "+-.".utf8.contains($0)
      })
    else { return nil }
    return destination[..<colon].lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  // MARK: Addresses of the site

  private func rooted(
    _ text: Substring, _ link: Body.Link, in document: Document, _ faults: inout [Diagnostic]
  ) -> String? {
    let (path, query, fragment) = LinkResolver.parts(of: text)
    let wanted = PercentEncoding.decoded(path).composed
    guard let found = table.page(at: wanted) else {
      let near = nearestName(to: wanted, in: table.pagePaths)
      faults.append(dead(link.destination, near, link))
      return nil
    }
    let route = Route(inLanguage(of: document, found) ?? found, at: address)
    guard let fragment else { return route.href + query }
    return self.fragment(fragment, on: route, link, &faults).map {
      $0.hasPrefix("#") ? route.href + query + $0 : $0
    }
  }

  /// The same page in the language of the document that links to it, where there is one.
  private func inLanguage(of document: Document, _ path: String) -> String? {
    guard document.language != mainLanguage,
      !prefixes.contains(where: { path.hasPrefix($0.prefix) })
    else { return nil }
    return table.page(at: "/\(document.language.tag)\(path)")
  }

  /// A fragment of a page, checked; the address is complete unless it stays on the document's page.
  private func fragment(
    _ text: Substring, on route: Route, _ link: Body.Link, _ faults: inout [Diagnostic]
  ) -> String? {
    let anchor = PercentEncoding.decoded(text)
    if anchor.isEmpty || anchor == "top" { return "#" + anchor }
    let known = anchors(route.path) ?? []
    guard known.contains(anchor) else {
      let near = nearestName(to: anchor, in: known.sorted())
      faults.append(dead(link.destination, near.map { "#" + $0 }, link))
      return nil
    }
    return "#" + PercentEncoding.encoded(anchor)
  }

  // MARK: Files of the site folder

  private func relative(
    _ link: Body.Link, in document: Document, _ faults: inout [Diagnostic]
  ) -> String? {
    let (path, _, fragment) = LinkResolver.parts(of: link.destination[...])
    let decoded = PercentEncoding.decoded(path)
    guard !decoded.isEmpty, let file = SourcePath.resolve(decoded, from: document.file) else {
      faults.append(dead(link.destination, nil, link))
      return nil
    }
    if let target = text(at: file, for: document) {
      guard let fragment else { return target.route.href }
      return self.fragment(fragment, on: target.route, link, &faults).map {
        target.route.href + $0
      }
    }
    if let route = attached(file, to: document) { return route.href }
    faults.append(missing(file, link, in: document))
    return nil
  }

  /// The text in a source file, in the language of the document that links to it where it exists.
  private func text(at file: String, for document: Document) -> Document? {
    guard let first = byFile[file] ?? byFile[file.composed] else { return nil }
    let variants = byKey[documents[first].key] ?? [first]
    return variants.map { documents[$0] }.first { $0.language == document.language }
      ?? documents[first]
  }

  /// The address of a photo or attachment that lies beside the document's own page.
  private func attached(_ file: String, to document: Document) -> Route? {
    let wanted = file.composed
    let files = document.attachments + document.photos.map(\.file)
    return files.first { $0.path.composed == wanted }.map {
      document.route(of: $0, at: address)
    }
  }

  private func missing(_ file: String, _ link: Body.Link, in document: Document) -> Diagnostic {
    guard file.hasSuffix(".md") || !file.contains(where: { $0 == "." }) else {
      let names = (document.attachments + document.photos.map(\.file)).map(\.path)
      let near = nearestName(to: file, in: names.sorted())
      var values = ["f": link.destination]
      values["near"] = near.map { SourcePath.relative($0, from: document.file) }
      return Diagnostic(.missingFile, at: link.span, values)
    }
    let near = nearestName(to: file, in: byFile.keys.sorted().filter { $0 != document.file })
    return dead(
      link.destination, near.map { SourcePath.relative($0, from: document.file) }, link)
  }

  private func dead(_ target: String, _ near: String?, _ link: Body.Link) -> Diagnostic {
    var values = ["t": target]
    values["near"] = near
    return Diagnostic(.deadLink, at: link.span, values)
  }

  // MARK: Pictures

  private func placed(
    _ image: Body.Image, in document: Document, _ faults: inout [Diagnostic]
  ) -> PlacedImage? {
    let destination = image.destination
    if destination.hasPrefix("//") || LinkResolver.scheme(of: destination) != nil {
      let rest = destination.split(separator: "/", omittingEmptySubsequences: true)
      let host = rest.dropFirst(destination.hasPrefix("//") ? 0 : 1).first.map(String.init)
      faults.append(
        Diagnostic(.thirdPartyRequest, at: image.span, ["host": host ?? destination]))
      return nil
    }
    let file = SourcePath.resolve(
      PercentEncoding.decoded(LinkResolver.parts(of: destination[...]).path), from: document.file)
    let photos = document.photos.map(\.file)
    guard let place = photos.firstIndex(where: { $0.path.composed == file?.composed }) else {
      var values = ["f": destination]
      values["near"] = nearestName(to: file ?? destination, in: photos.map(\.path).sorted())
        .map { SourcePath.relative($0, from: document.file) }
      faults.append(Diagnostic(.photoMissing, at: image.span, values))
      return nil
    }
    return PlacedImage(
      pictures: pictures(photos[place], document), number: photos.count > 1 ? place + 1 : nil,
      caption: image.caption ?? document.photos[place].caption,
      credit: document.photos[place].credit)
  }

  /// Parts an address into path, query with its `?`, and fragment without its `#`.
  static func parts(
    of text: Substring
  ) -> (path: Substring, query: String, fragment: Substring?) {
    let hash = text.firstIndex(of: "#")
    let before = hash.map { text[..<$0] } ?? text
    let fragment = hash.map { text[text.index(after: $0)...] }
    guard let mark = before.firstIndex(of: "?") else { return (before, "", fragment) }
    return (before[..<mark], PercentEncoding.asciiAddress(String(before[mark...])), fragment)
  }
}
