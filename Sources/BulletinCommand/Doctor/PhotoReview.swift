import BulletinModel
import BulletinPages
import BulletinSource

/// Pictures below `content/` that no page shows and no text names.
struct PhotoReview: Sendable {
  private static let endings = [
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".tif", ".tiff", ".bmp",
  ]

  /// The site with its drafts.
  let everything: Edition
  let plan: Plan
  let tree: SourceTree
  let words: Words

  /// One finding a picture, by path.
  func findings() -> [Finding] {
    let used = used
    return tree.entries(under: "content/").filter { entry in
      let name = entry.path.lowercased()
      return PhotoReview.endings.contains { name.hasSuffix($0) } && !used.contains(entry.path)
    }.map { entry in
      Finding(
        topic: .photos, place: entry.path,
        text: words.say("\(size(entry.size))，没有稿件用到", "\(size(entry.size)), named by no text"),
        remedy: words.say(
          "用不着就删掉；本来要用，就在稿件的 photos（图片）里写上文件名",
          "delete it, or name it under photos of the text that it belongs to"))
    }
  }

  private var used: Set<String> {
    var used: Set<String> = []
    for file in plan.files {
      switch file.kind {
      case .copy(let source), .variant(let source, _): used.insert(source)
      default: continue
      }
    }
    for item in everything.news { used.formUnion(paths(item.photos, item.attachments)) }
    for page in everything.pages + everything.statisticsPages {
      used.formUnion(paths(page.photos, page.attachments))
    }
    return used
  }

  private func paths(_ photos: [Photo], _ attachments: [MediaFile]) -> [String] {
    photos.map(\.file.path) + attachments.map(\.path)
  }

  private func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\((bytes + (1 << 19)) >> 20) MB" : "\(max(1, bytes >> 10)) KB"
  }
}
