/// Markup that is known to be safe, as UTF-8 bytes; the only text that templates print unescaped.
public struct SafeHTML: Sendable, Hashable {
  /// The markup in UTF-8.
  public let bytes: [UInt8]

  /// Vouches for `bytes`; only the Markdown output, the SVG writer and the renderer may do so.
  public init(trusted bytes: [UInt8]) {
    self.bytes = bytes
  }
}
