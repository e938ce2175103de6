import BulletinModel

/// The files of a site, gathered in a folder of their own, ready to become a release.
public struct PackedSite: Sendable {
  /// Where the files are.
  let folder: String
  /// Every file, without what the release says about itself.
  public let content: Manifest

  /// Gathers the files of a built site.
  ///
  /// - Parameters:
  ///   - output: The folder of the built site.
  ///   - folder: Where they are gathered; what stands there goes away.
  ///   - press: What makes compressed companions of files; nil for none.
  ///   - workers: How many files are read at once.
  /// - Throws: `ReleaseFailure` where the disk refuses, or a path cannot be part of a release.
  public init(
    output: String, in folder: String, press: Press?, workers: Int
  ) async throws(ReleaseFailure) {
    let found = try onDisk { () throws(PublishFailure) in
      try FileSystem.removeTree(folder)
      try FileSystem.makeFolder(folder)
      return try FileSystem.contents(below: output)
    }
    let paths = found.files.filter { $0 != Staging.record }
    for path in paths + found.odd where !Manifest.isUsable(path) { throw .unusablePath(path) }
    try onDisk { () throws(PublishFailure) in
      for path in found.folders { try FileSystem.makeFolder("\(folder)/\(path)") }
      for path in paths where !FileSystem.link("\(output)/\(path)", to: "\(folder)/\(path)") {
        try FileSystem.copy("\(output)/\(path)", to: "\(folder)/\(path)")
      }
    }
    var whole = try await manifest(of: paths, below: folder, workers: workers)
    if let press {
      let pressed = try await press.makeCompanions(of: whole, in: folder)
      let more = try await manifest(of: pressed, below: folder, workers: workers)
      whole = Manifest(whole.entries + more.entries)
    }
    self.folder = folder
    content = whole
  }

  /// Adds what the release says about itself: its name and its manifest.
  func sealed(as id: ReleaseID) throws(ReleaseFailure) -> Parcel {
    let statement =
      "{\"release\":\"\(id)\",\"manifest\":\"\(content.digest)\",\"files\":\(content.entries.count),"
      + "\"bytes\":\(content.size)}\n"
    let own = [
      (Parcel.statement, Array(statement.utf8)), (Parcel.list, Array(content.text.utf8)),
    ]
    try onDisk { () throws(PublishFailure) in
      try FileSystem.makeFolder("\(folder)/.well-known")
      for (path, bytes) in own {
        try FileSystem.removeTree("\(folder)/\(path)")
        try FileSystem.write(bytes, to: "\(folder)/\(path)")
      }
    }
    let entries = own.map { path, bytes in
      Manifest.Entry(path: path, size: bytes.count, digest: SHA256.digits(of: bytes))
    }
    return Parcel(
      id: id, folder: folder, manifest: Manifest(content.entries + entries),
      statement: Array(statement.utf8))
  }
}

/// A release on its way: every file of it in a local folder.
struct Parcel: Sendable {
  /// Where a release says which one it is.
  static let statement = ".well-known/bulletin-release.json"
  /// Where a release lists its other files.
  static let list = ".well-known/bulletin-manifest.txt"

  let id: ReleaseID
  let folder: String
  /// Every file, with what the release says about itself.
  let manifest: Manifest
  /// The bytes at `Parcel.statement`.
  let statement: [UInt8]
}
