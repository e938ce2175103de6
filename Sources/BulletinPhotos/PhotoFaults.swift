public import BulletinModel

/// The photographs of an edition that are larger than its site allows.
///
/// Only their heads were read so far: a picture of too many pixels is never decoded.
///
/// - Returns: E121 for too many pixels, E124 for too many megabytes, at the places that list them.
public func photoFaults(of edition: Edition) -> [Diagnostic] {
  photoFaults(of: edition.photos, by: edition.settings.photos)
}

/// The same of some photographs.
public func photoFaults(of photos: [Photo], by settings: PhotoSettings) -> [Diagnostic] {
  photos.flatMap { photo -> [Diagnostic] in
    var faults: [Diagnostic] = []
    let file = photo.file
    if let width = file.width, let height = file.height,
      width.multipliedReportingOverflow(by: height).overflow
        || width * height > settings.megapixels * 1_000_000
    {
      let product = width.multipliedReportingOverflow(by: height)
      let millions = product.overflow ? Int.max : (product.partialValue + 999_999) / 1_000_000
      faults.append(
        Diagnostic(
          .tooManyPixels, at: photo.span,
          [
            "w": String(width), "h": String(height), "n": String(millions),
            "max": String(settings.megapixels),
          ]))
    }
    if file.size > settings.megabytes << 20 {
      let megabytes = (file.size + (1 << 20) - 1) >> 20
      faults.append(
        Diagnostic(
          .heavyPicture, at: photo.span,
          ["n": String(megabytes), "max": String(settings.megabytes)]))
    }
    return faults
  }
}

/// E122 at every place that lists an original of which libvips could make nothing.
public func photoFaults(of edition: Edition, refused: [(source: String, reason: String)])
  -> [Diagnostic]
{
  let reasons = Dictionary(refused.map { ($0.source, $0.reason) }) { first, _ in first }
  return edition.photos.compactMap { photo in
    reasons[photo.file.path].map { reason in
      Diagnostic(
        .brokenPicture, at: photo.span,
        ["why": "libvips 打不开（\(reason)）", "why@en": "libvips cannot read it (\(reason))"])
    }
  }
}

extension Edition {
  /// All photographs that texts list or place, in the order of the texts.
  var photos: [Photo] {
    news.flatMap(\.photos) + pages.flatMap(\.photos) + statisticsPages.flatMap(\.photos)
  }
}
