import BulletinModel

/// The addresses of the theme's files: each carries a hash of its bytes, so that it never goes stale.
enum AssetNames {
  /// `assets/bulletin.0123456789abcdef.css` for `bulletin.css`.
  static func routes(of assets: [Theme.Asset], at address: SiteAddress) -> [String: Route] {
    var routes: [String: Route] = [:]
    for asset in assets {
      routes[asset.name] = Route(
        "/assets/" + name(asset.name, hash: StableHash(asset.bytes).value), at: address)
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
}
