import BulletinModel

/// The addresses of the theme's files: each carries a hash of its bytes, so that it never goes stale.
enum AssetNames {
  /// `assets/bulletin.0123456789abcdef.css` for `bulletin.css`.
  static func routes(of assets: [Theme.Asset], at address: SiteAddress) -> [String: Route] {
    var routes: [String: Route] = [:]
    for asset in assets {
      routes[asset.name] = Route(
        "/assets/" + name(asset.name, hash: hash(asset.bytes)), at: address)
    }
    return routes
  }

  /// Puts a hash before a name's ending.
  static func name(_ name: String, hash: UInt64) -> String {
    let hex = String(hash, radix: 16)
    let mark = String(repeating: "0", count: 16 - hex.utf8.count) + hex
    let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    let file = name.dropFirst(folder.count)
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else {
      return "\(name).\(mark)"
    }
    return "\(folder)\(file[..<dot]).\(mark)\(file[dot...])"
  }

  /// A hash that changes with the bytes; nothing depends on its strength.
  ///
  /// Source: the FNV-1a hash of 64 bits, Fowler, Noll and Vo.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01b3
    }
    return hash
  }
}
