import BulletinModel

/// Reads photographs and attachments of one text.
struct MediaReader {
  private let file: ProseFile
  private let beside: BesideFiles
  private(set) var faults: [Diagnostic] = []
  private(set) var photos: [Photo] = []
  private(set) var attachments: [MediaFile] = []

  init(_ file: ProseFile, _ tree: SourceTree) {
    self.file = file
    beside = BesideFiles(tree: tree, file: file.path)
  }

  // MARK: Listed photographs

  /// Reads the entries of `photos`; alternative texts and captions that they lack come from the
  /// pictures in the prose.
  mutating func read(
    listed nodes: [Node], placed images: [Body.Image]
  ) throws(SourceFailure) {
    for node in nodes {
      // A name alone stands for an entry that says nothing else.
      let entry =
        node.scalar == nil
        ? node
        : Node(
          content: .mapping([Node.Pair(key: "file", keySpan: node.span, value: node)]),
          span: node.span)
      var reader = MappingReader(entry, NewsKeys.photo, in: file.text)
      try readEntry(&reader, images)
      faults += reader.faults
    }
    for image in images { try read(placed: image) }
  }

  private mutating func readEntry(
    _ reader: inout MappingReader, _ images: [Body.Image]
  ) throws(SourceFailure) {
    let people = reader.choice("people", NewsKeys.people)
    let hasConsent = reader.flag("consent") ?? false
    guard let node = reader.required("file"), let name = reader.text("file") else { return }
    let span = file.textSpan(node)
    let path = beside.path(name)
    let image = images.first { beside.path($0.destination) == path }
    let caption = reader.text("caption") ?? image?.caption
    let alternative = reader.text("alt") ?? image?.alternative.trimmedOfSpaces ?? ""
    if alternative.isEmpty, image == nil {
      faults.append(file.text.fault(.missingAlt, at: reader.node.span))
    }
    if people == .minors, !hasConsent {
      faults.append(
        file.text.fault(.missingConsent, at: span, ["who": "未成年人", "who@en": "minors"]))
    }
    guard let media = try picture(name, path, at: span) else { return }
    photos.append(
      Photo(
        file: media, caption: caption, credit: reader.text("credit"), alternative: alternative,
        people: people, hasConsent: hasConsent, span: span))
  }

  // MARK: Pictures in the prose

  private mutating func read(placed image: Body.Image) throws(SourceFailure) {
    let destination = image.destination
    guard !BesideFiles.hasScheme(destination), !destination.hasPrefix("//") else { return }
    let path = beside.path(destination)
    guard path == nil || !photos.contains(where: { $0.file.path == path }) else { return }
    let span = file.destinationSpan(destination, in: image.span)
    guard let media = try picture(destination, path, at: span) else { return }
    photos.append(
      Photo(
        file: media, caption: image.caption, credit: nil, alternative: image.alternative,
        people: nil, hasConsent: false, span: span))
  }

  /// Measures a picture.
  ///
  /// One that is missing stands in the value all the same, with size 0, so that the plan does not
  /// name it a second time.
  private mutating func picture(
    _ name: String, _ path: String?, at span: SourceSpan
  ) throws(SourceFailure) -> MediaFile? {
    guard let path, beside.tree.contains(path) else {
      faults.append(missing(.photoMissing, name, at: span))
      return path.map {
        MediaFile(path: $0, width: nil, height: nil, size: 0, hasMetadata: false)
      }
    }
    let bytes = try beside.tree.read(path)
    let picture = Picture(bytes)
    faults += Picture.faults(picture, of: bytes, at: span)
    if FileNames.ending(of: path) == "svg", ActiveMarkup.holdsScript(bytes) {
      addActive(path, at: span)
    }
    return MediaFile(
      path: path, width: picture?.width, height: picture?.height, size: bytes.count,
      hasMetadata: picture?.hasMetadata ?? false, raster: picture?.raster)
  }

  private func missing(_ code: FaultCode, _ name: String, at span: SourceSpan) -> Diagnostic {
    var values = ["f": name]
    values["near"] = beside.near(name) ?? (code == .missingFile ? webAddress(name) : nil)
    return file.text.fault(code, at: span, values)
  }

  /// The whole address of a site that was linked without `https://`, as in `www.example.org`.
  private func webAddress(_ name: String) -> String? {
    let host = name.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isHost =
      labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
              || (0x61...0x7A).contains(byte | 0x20)
          }
      }
    guard isHost, let last = labels.last?.lowercased() else { return nil }
    let isSite = labels.first == "www" || MediaReader.domains.contains(last)
    return isSite ? "https://" + name : nil
  }

  private static let domains: Set<String> = ["cn", "com", "edu", "gov", "net", "org"]

  // MARK: Attachments

  /// Finds the files that links in the prose name.
  ///
  /// Faults: E25 kinds that hide things, E104 missing, E115 pages and scripts, E135, E138 and E139
  /// what documents hold.
  mutating func read(links: [Body.Link]) throws(SourceFailure) {
    var found: Set<String> = []
    for link in links
    where !found.contains(link.destination) && BesideFiles.isFile(link.destination) {
      let path = beside.path(link.destination)
      let span = file.destinationSpan(link.destination, in: link.span)
      let isKnown = attachments.contains { $0.path == path }
      guard let path, beside.tree.contains(path) else {
        faults.append(missing(.missingFile, link.destination, at: span))
        if let path, !isKnown {
          attachments.append(
            MediaFile(path: path, width: nil, height: nil, size: 0, hasMetadata: false))
        }
        continue
      }
      found.insert(link.destination)
      guard !isKnown, !photos.contains(where: { $0.file.path == path }) else { continue }
      if MediaReader.risky.contains(FileNames.ending(of: path)) {
        faults.append(file.text.fault(.riskyAttachment, at: span))
      }
      attachments.append(try attachment(path))
      try review(path, at: span)
    }
  }

  /// E115 for what would run on the site's own address, E138 and E135 for what a document hides.
  private mutating func review(_ path: String, at span: SourceSpan) throws(SourceFailure) {
    let ending = FileNames.ending(of: path)
    if ActiveMarkup.isActive(ending == "svg" ? try beside.tree.read(path) : [], ending: ending) {
      addActive(path, at: span)
    }
    guard AttachmentReview.endings.contains(ending) else { return }
    let review = AttachmentReview(try beside.tree.read(path))
    faults += review.faults(of: path, in: file.text, at: span)
  }

  private mutating func addActive(_ path: String, at span: SourceSpan) {
    let why = (
      "里面有会在读者浏览器里执行的代码，请改成 PDF 或图片",
      "it runs code in the browsers of readers: attach a PDF or a picture"
    )
    let name = path.split(separator: "/").last.map(String.init) ?? path
    faults.append(
      file.text.fault(.unusableFile, at: span, ["f": name, "why": why.0, "why@en": why.1]))
  }

  private func attachment(_ path: String) throws(SourceFailure) -> MediaFile {
    guard MediaReader.pictures.contains(FileNames.ending(of: path)) else {
      return MediaFile(
        path: path, width: nil, height: nil, size: beside.tree.size(path) ?? 0,
        hasMetadata: false)
    }
    let bytes = try beside.tree.read(path)
    let picture = Picture(bytes)
    return MediaFile(
      path: path, width: picture?.width, height: picture?.height, size: bytes.count,
      hasMetadata: picture?.hasMetadata ?? false)
  }

  private static let pictures: Set<String> = ["jpg", "jpeg", "png", "webp", "gif"]

  /// Kinds of files that may hold hidden columns, comments or revisions, or other files.
  private static let risky: Set<String> = [
    "xls", "xlsx", "xlsm", "et", "ods", "doc", "docx", "wps", "odt", "rtf", "ppt",
    "pptx", "dps", "odp", "pdf", "zip", "rar", "7z", "tar", "gz",
  ]
}
