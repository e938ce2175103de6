/// One file made of a photograph: a size and a format.
public struct PhotoVariant: Sendable, Hashable {
  /// How the pixels are kept.
  public enum Format: Sendable, Hashable {
    /// JPEG of a quality.
    case jpeg(quality: Int)
    /// PNG, as small as it gets.
    case png
    /// WebP of a quality.
    case webP(quality: Int)
    /// WebP that keeps every pixel: for drawings and pictures of screens.
    case exactWebP
  }

  /// The width in pixels, upright.
  public let width: Int
  /// The height in pixels, upright.
  public let height: Int
  /// How the pixels are kept.
  public let format: Format

  /// Makes a variant.
  public init(width: Int, height: Int, format: Format) {
    self.width = width
    self.height = height
    self.format = format
  }
}
