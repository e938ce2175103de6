/// The files of an output folder that stand as the last build left them.
public struct StandingOutput: Sendable {
  let folder: String
  let names: Set<String>

  /// Tells whether a file is one of them.
  public func holds(_ path: String) -> Bool { names.contains(path) }

  /// Tells whether a file is one of them and begins with these bytes.
  public func holds(_ path: String, beginningWith bytes: [UInt8]) -> Bool {
    holds(path) && FileSystem.file("\(folder)/\(path)", beginsWith: bytes)
  }
}
