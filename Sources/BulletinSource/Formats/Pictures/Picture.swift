import BulletinModel

/// What the head of a picture file says.
struct Picture: Hashable {
  /// The width in pixels as it is shown, after the orientation.
  let width: Int
  /// The height in pixels as it is shown, after the orientation.
  let height: Int
  /// Tells whether the file carries EXIF, XMP, IPTC, comments or thumbnails.
  let hasMetadata: Bool
  /// Tells whether the file goes on to its own end.
  let isWhole: Bool
  /// What smaller pictures can be made of; nil where it moves or is another format.
  let raster: MediaFile.Raster?

  /// Reads JPEG, PNG, WebP or GIF; nil where the head is none of these or is broken.
  init?(_ bytes: [UInt8]) {
    switch PictureFormat(bytes) {
    case .jpeg: self.init(JPEGFile(bytes), .jpeg)
    case .png:
      let file = PNGFile(bytes)
      self.init(file, file.moves ? nil : .png)
    case .webP: self.init(WebPFile(bytes))
    case .gif: self.init(GIFFile(bytes))
    case nil: return nil
    }
  }

  private init?(_ file: some PictureFile, _ raster: MediaFile.Raster? = nil) {
    guard let (width, height) = file.size, width > 0, height > 0 else { return nil }
    self.width = width
    self.height = height
    hasMetadata = file.hasMetadata
    isWhole = file.isWhole
    self.raster = raster
  }

  /// The shortest long side in pixels that prints and scales well.
  static let smallest = 480
  /// The longest side in pixels that opens in reasonable time.
  static let largest = 8000

  /// E92 for a picture that does not suit, E122 for one that breaks off, E123 for a format that
  /// browsers do not show, E24 for one with metadata, at the place that names it.
  static func faults(
    _ picture: Picture?, of bytes: [UInt8], at span: SourceSpan
  ) -> [Diagnostic] {
    guard let picture else {
      if let format = ForeignFormat(bytes) {
        return [
          Diagnostic(
            .foreignPicture, at: span,
            [
              "format": format.name, "how": format.advice.chinese, "how@en": format.advice.english,
            ])
        ]
      }
      guard PictureFormat(bytes) == nil else { return [broken(span)] }
      return [
        unsuitable("?", "?", "读不出来，不是 JPEG、PNG、WebP 或 GIF", "not JPEG, PNG, WebP or GIF", span)
      ]
    }
    var faults: [Diagnostic] = []
    if !picture.isWhole { faults.append(broken(span)) }
    let (width, height) = (String(picture.width), String(picture.height))
    let side = max(picture.width, picture.height)
    if side < smallest {
      faults.append(unsuitable(width, height, "太小，印出来不清楚", "too small to look sharp", span))
    } else if side > largest {
      faults.append(unsuitable(width, height, "太大，打开很慢", "too large to open fast", span))
    }
    if picture.hasMetadata { faults.append(Diagnostic(.photoMetadata, at: span)) }
    return faults
  }

  private static func broken(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .brokenPicture, at: span,
      ["why": "文件没有完，后面少了一截", "why@en": "the file breaks off before its end"])
  }

  private static func unsuitable(
    _ width: String, _ height: String, _ chinese: String, _ english: String, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unsuitablePhoto, at: span,
      ["w": width, "h": height, "why": chinese, "why@en": english])
  }
}

/// The formats of pictures that a site may show.
enum PictureFormat {
  case jpeg, png, webP, gif

  /// Tells the format by the first bytes.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: PNGFile.signature) {
      self = .png
    } else if bytes.count >= 16, bytes.starts(with: "RIFF".utf8),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    {
      self = .webP
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      self = .gif
    } else {
      return nil
    }
  }
}

/// One picture file taken apart.
protocol PictureFile {
  /// Width and height as shown; nil where the file is broken before them.
  var size: (width: Int, height: Int)? { get }
  /// Tells whether the file goes on to its own end.
  var isWhole: Bool { get }
  /// Tells whether anything would be left out by `stripped`.
  var hasMetadata: Bool { get }
  /// The file without its metadata.
  var stripped: [UInt8] { get }
}

/// The bytes of a picture without what it says of camera, place, people and programs.
///
/// JPEG loses EXIF, XMP, IPTC, comments, thumbnails and what follows its end; an orientation other
/// than upright stays, so that the picture is shown right. PNG loses text, EXIF and time, WebP EXIF
/// and XMP, GIF comments and XMP. Colour profiles stay. Other files are returned as they are.
func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
  switch PictureFormat(bytes) {
  case .jpeg: JPEGFile(bytes).stripped
  case .png: PNGFile(bytes).stripped
  case .webP: WebPFile(bytes).stripped
  case .gif: GIFFile(bytes).stripped
  case nil: bytes
  }
}

extension [UInt8] {
  /// The big-endian number of `width` bytes at an offset; nil beyond the end.
  func big(_ offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset + width <= count else { return nil }
    return self[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The little-endian number of `width` bytes at an offset; nil beyond the end.
  func little(_ offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset + width <= count else { return nil }
    return self[offset..<offset + width].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Tells whether a text stands at an offset.
  func has(_ text: String, at offset: Int) -> Bool {
    offset >= 0 && offset <= count && self[offset...].starts(with: text.utf8)
  }
}
