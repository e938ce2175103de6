/// How a site's photographs are made ready for screens.
public struct PhotoSettings: Sendable, Hashable {
  /// The widths in pixels that a photograph is offered in, rising, at least one.
  public let widths: [Int]
  /// The quality of JPEG and WebP, from 1 to 100.
  public let quality: Int
  /// How many million pixels a photograph may have.
  public let megapixels: Int
  /// How many megabytes the file of a photograph may have.
  public let megabytes: Int
  /// Tells whether items without a photograph get a drawn picture for links from other sites.
  public let drawsCards: Bool

  /// Makes settings; the defaults suit telephones and screens of twice the density.
  public init(
    widths: [Int] = [480, 960, 1440], quality: Int = 80, megapixels: Int = 100,
    megabytes: Int = 20, drawsCards: Bool = false
  ) {
    let rising = Set(widths.filter { $0 > 0 }).sorted()
    self.widths = rising.isEmpty ? [480, 960, 1440] : rising
    self.quality = quality
    self.megapixels = megapixels
    self.megabytes = megabytes
    self.drawsCards = drawsCards
  }
}
