/// In which order the objects of a release take the places of those that readers get.
///
/// A store knows no moment at which all changes at once. So whatever a file leads to stands before
/// the file does: pictures and downloads, then new pages, then what lists them, then pages that
/// stood before, and front pages last. What the release does not have goes away at the very end.
struct SwitchPlan: Sendable, Hashable {
  /// Paths to be copied, step by step; within a step their order does not matter.
  let steps: [[String]]
  /// Paths that the release has not.
  let useless: [String]

  /// Compares what stands with what should stand.
  init(from standing: [String: Rclone.Object], to goal: [String: Rclone.Object]) {
    var steps = [[String]](repeating: [], count: SwitchPlan.count)
    for (path, object) in goal {
      let old = standing[path]
      if let old, old.isSame(as: object) { continue }
      steps[SwitchPlan.step(of: path, isNew: old == nil)].append(path)
    }
    self.steps = steps.map { $0.sorted() }.filter { !$0.isEmpty }
    useless = standing.keys.filter { goal[$0] == nil }.sorted()
  }

  private static let count = 7

  private static func step(of path: String, isNew: Bool) -> Int {
    if path.hasPrefix(".well-known/bulletin-") { return 6 }
    let parts = path.split(separator: "/")
    guard isPage(path) else { return listsPages(parts) ? 2 : 0 }
    if path == "index.html" { return 5 }
    if parts.count == 2, parts[1] == "index.html" { return 4 }
    return isNew ? 1 : 3
  }

  /// Feeds, calendars, the map of the site, and the index of the search.
  private static func listsPages(_ parts: [Substring]) -> Bool {
    guard let name = parts.last else { return false }
    return name.hasPrefix("feed.") || name.hasPrefix("sitemap") || name.hasSuffix(".ics")
      || parts.prefix(2).dropLast(parts.count > 2 ? 0 : 1).contains("search")
  }
}
