import BulletinModel

/// Reads one target of `targets` in `site.yml`.
///
/// Faults: E130 secrets, E131 what no release can be sent to, and those of every mapping.
struct TargetReader {
  private let pair: Node.Pair
  private let text: SourceText
  var reader: MappingReader

  /// What was found so far.
  var faults: [Diagnostic] { reader.faults }

  init(_ pair: Node.Pair, in text: SourceText) {
    self.pair = pair
    self.text = text
    let (open, secret) = TargetReader.parted(pair.value)
    reader = MappingReader(open, SettingsKeys.target, in: text)
    for key in secret {
      addSecret(key.key, at: key.keySpan)
    }
  }

  /// E130, whose excerpt does not show the secret itself.
  mutating func addSecret(_ key: String, at span: SourceSpan) {
    let indent = String(repeating: " ", count: max(0, span.start.column - 1))
    let fault = text.fault(.secretInSettings, at: span, ["k": key])
    let shown = span.end.column - span.start.column == key.utf8.count ? "\(key): ****" : "****"
    reader.add([fault.with(excerpt: indent + shown)])
  }

  /// The mapping without its secrets, and those.
  private static func parted(_ node: Node) -> (open: Node, secret: [Node.Pair]) {
    guard let pairs = node.pairs else { return (node, []) }
    let words = ["password", "passwd", "passphrase", "secret", "token", "密码", "口令", "密匙"]
    let isSecret = { (pair: Node.Pair) in
      words.contains { pair.key.lowercased().contains($0) }
    }
    return (
      Node(content: .mapping(pairs.filter { !isSecret($0) }), span: node.span),
      pairs.filter(isSecret)
    )
  }

  /// The target; nil where something about it is wrong.
  mutating func read(after others: [PublishTarget]) -> PublishTarget? {
    let isBucket = reader.value("bucket") != nil
    let (folder, host) = isBucket ? (nil, nil) : (folder(), host())
    let (url, keep) = (url(), reader.integer("keep", in: 2...100) ?? 5)
    guard let key = ["folder", "bucket"].first(where: { reader.value($0) != nil }) else {
      wrong(reader.node, "没有写 folder，也没有写 bucket", "neither folder nor bucket is given")
      return nil
    }
    let place: PublishTarget.Place
    if isBucket {
      guard let bucket = bucket() else { return nil }
      place = .bucket(bucket)
    } else {
      guard let folder else { return nil }
      place =
        host.map {
          .ssh(
            PublishTarget.Host(
              login: $0.login, port: $0.port, folder: folder, key: $0.key, knownHosts: $0.known))
        } ?? .folder(folder)
    }
    guard faults.isEmpty, isName() else { return nil }
    if let other = others.first(where: { $0.place == place }) {
      wrong(
        reader.value(key) ?? reader.node, "和“\(other.name)”是同一个地方",
        "it is the same place as \"\(other.name)\"")
      return nil
    }
    return PublishTarget(name: pair.key, place: place, url: url, keep: keep)
  }

  mutating func wrong(_ node: Node, _ chinese: String, _ english: String) {
    reader.add(.unusableTarget, at: node, ["k": pair.key, "why": chinese, "why@en": english])
  }

  /// The name stands on command lines and must not look like an option or an address.
  private mutating func isName() -> Bool {
    let isGood =
      !pair.key.isEmpty && !pair.key.hasPrefix("-")
      && !pair.key.unicodeScalars.contains {
        $0.value <= 0x20 || "/:\\\"'".unicodeScalars.contains($0)
      }
    if !isGood {
      wrong(
        Node(content: .scalar(pair.key), span: pair.keySpan), "名字里不能有空格、引号、冒号和斜线",
        "a name has no spaces, quotes, colons or slashes")
    }
    return isGood
  }

  private mutating func folder() -> String? {
    guard var folder = reader.text("folder"), let node = reader.value("folder") else { return nil }
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard folder.hasPrefix("/"), folder.count > 1, isPlain(folder),
      !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
    else {
      wrong(
        node, "folder 应是以 / 开头的完整路径，不能就是 /", "folder is an absolute path, and not / itself")
      return nil
    }
    return folder
  }

  private mutating func host()
    -> (login: String, port: Int?, key: String?, known: String?)?
  {
    let port = reader.integer("port", in: 1...65535)
    let key = file("key")
    let known = file("known_hosts")
    guard let login = reader.text("ssh"), let node = reader.value("ssh") else {
      for name in ["port", "key", "known_hosts"] {
        if let node = reader.value(name) {
          wrong(node, "有 ssh 才能写 \(name)", "\(name) needs ssh")
        }
      }
      return nil
    }
    let parts = login.split(separator: "@", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy(TargetReader.isHostWord) else {
      wrong(node, "ssh 应写成 用户名@主机名", "ssh is written user@machine")
      return nil
    }
    return (login, port, key, known)
  }

  /// Letters, digits, dots, dashes and underlines, and no dash in front, which ssh takes for an option.
  private static func isHostWord(_ word: Substring) -> Bool {
    !word.isEmpty && !word.hasPrefix("-")
      && word.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || "._-".utf8.contains($0)
      }
  }

  /// A file that ssh reads: a key itself does not belong into the settings.
  private mutating func file(_ key: String) -> String? {
    guard let path = reader.text(key), let node = reader.value(key) else { return nil }
    guard !path.contains("-----BEGIN"), !path.contains("PRIVATE KEY") else {
      addSecret(key, at: node.span)
      return nil
    }
    guard path.hasPrefix("/") || path.hasPrefix("~/"), isPlain(path),
      !path.unicodeScalars.contains(where: { " \"'%\\".unicodeScalars.contains($0) })
    else {
      wrong(
        node, "\(key) 应是以 / 或 ~/ 开头的文件路径，不含空格和引号",
        "\(key) is the path of a file from / or ~/, without spaces and quotes")
      return nil
    }
    return path
  }

  func isPlain(_ path: String) -> Bool {
    !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }

  private mutating func url() -> String? {
    guard let url = reader.text("url"), let node = reader.value("url") else { return nil }
    guard isWebAddress(url), !url.contains("?"), !url.contains("#") else {
      reader.wrongType(node, "以 https:// 开头的网址", "https address")
      return nil
    }
    let host = url.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
    guard !host.contains("@") else {
      addSecret("url", at: node.span)
      return nil
    }
    return url.hasSuffix("/") ? url : url + "/"
  }
}
