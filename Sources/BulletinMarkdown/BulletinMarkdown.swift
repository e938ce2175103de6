public import BulletinModel

/// Reads Markdown into safe HTML with holes, and finds what is wrong with it.
///
/// A reader keeps memory for the next text: make one per worker and use it for many texts.
public final class MarkdownReader {
  private var arena = Arena()

  /// Makes a reader.
  public init() {}

  /// Reads one text; the value is nil where it is nested deeper than any reader follows.
  ///
  /// Complexity: linear in the size of the text, whatever it holds.
  public func body(of source: [UInt8], options: MarkdownOptions) -> Checked<Body> {
    body(of: source[...], options: options)
  }

  /// Reads one text that is a part of a file.
  ///
  /// Complexity: linear in the size of the text, whatever it holds.
  public func body(of source: ArraySlice<UInt8>, options: MarkdownOptions) -> Checked<Body> {
    defer { arena.reset() }
    return source.withUnsafeBufferPointer { text in
      readBody(text, options: options, arena: &arena)
    }
  }
}

/// Reads one text with a reader of its own.
public func markdownBody(_ source: [UInt8], options: MarkdownOptions) -> Checked<Body> {
  MarkdownReader().body(of: source, options: options)
}
