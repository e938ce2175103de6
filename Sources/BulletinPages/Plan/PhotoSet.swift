import BulletinModel

/// The files that a photograph becomes beside its page: by its own name the largest, and smaller ones
/// and the same in WebP with their greatest width in the name.
///
/// Names depend on the original's name and the site's widths alone, sizes on its head: a plan needs
/// no program that makes pictures.
struct PhotoSet: Sendable, Hashable {
  /// One of the files.
  struct Member: Sendable, Hashable {
    /// The address.
    let route: Route
    /// What it is.
    let variant: PhotoVariant
  }

  /// The address of the original's own name.
  let route: Route
  /// The width of what stands there.
  let width: Int?
  /// Its height.
  let height: Int?
  /// WebP by rising width; none where the original is published as it is.
  let modern: [Member]
  /// The original's own format by rising width; the last stands at `route`.
  let plain: [Member]

  /// Works out the files of a picture.
  ///
  /// - Parameters:
  ///   - file: The original.
  ///   - route: The address of its own name.
  ///   - settings: The site's widths and quality; nil where nothing makes variants.
  ///   - address: Where the site stands.
  init(_ file: MediaFile, at route: Route, settings: PhotoSettings?, address: SiteAddress) {
    self.route = route
    guard let settings, let raster = file.raster, let width = file.width,
      let height = file.height, file.size > 0
    else {
      (self.width, self.height) = (file.width, file.height)
      (modern, plain) = ([], [])
      return
    }
    var modern: [Member] = []
    var plain: [Member] = []
    var reached = 0
    for slot in settings.widths where reached < width {
      reached = min(slot, width)
      let size = (reached, PhotoSet.height(of: reached, from: width, height))
      let isLargest = slot == settings.widths.last || reached == width
      let (own, other) = PhotoSet.formats(raster, settings.quality)
      let name = PhotoSet.stem(of: route.path) + ".\(slot)."
      plain.append(
        Member(
          route: isLargest ? route : Route(name + own.ending, at: address),
          variant: PhotoVariant(width: size.0, height: size.1, format: own.format)))
      modern.append(
        Member(
          route: Route(name + "webp", at: address),
          variant: PhotoVariant(width: size.0, height: size.1, format: other)))
    }
    (self.modern, self.plain) = (modern, plain)
    self.width = plain.last?.variant.width
    self.height = plain.last?.variant.height
  }

  /// All files, those at `route` among them.
  var members: [Member] { plain + modern }

  /// The addresses with their widths, for `srcset`; nil where there are none.
  static func candidates(_ members: [Member]) -> String? {
    members.isEmpty
      ? nil
      : members.map { "\($0.route.href) \($0.variant.width)w" }.joined(separator: ", ")
  }

  /// The height that keeps the shape, rounded, at least one pixel.
  private static func height(of narrow: Int, from width: Int, _ height: Int) -> Int {
    max(1, (2 * narrow * height + width) / (2 * width))
  }

  private static func formats(
    _ raster: MediaFile.Raster, _ quality: Int
  ) -> (own: (ending: String, format: PhotoVariant.Format), other: PhotoVariant.Format) {
    switch raster {
    case .jpeg: (("jpg", .jpeg(quality: quality)), .webP(quality: quality))
    case .png: (("png", .png), .exactWebP)
    }
  }

  /// The name that those of variants begin with: without `.jpg`, with any other ending, so that
  /// `a.jpg` and `a.png` beside each other do not meet.
  private static func stem(of path: String) -> String {
    path.hasSuffix(".jpg") ? String(path.dropLast(4)) : path
  }
}

extension Document {
  /// The files of one of its pictures.
  func pictures(of file: MediaFile, in index: EditionIndex) -> PhotoSet {
    PhotoSet(
      file, at: route(of: file, at: index.address),
      settings: index.options.makesVariants ? index.edition.settings.photos : nil,
      address: index.address)
  }
}
