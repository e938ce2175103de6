import BulletinModel

/// Which anchors a page has: those of its prose, of the templates, and of what it lists.
struct PageAnchors: Sendable {
  private let index: EditionIndex
  /// The pages by rising path.
  private let pages: [EditionIndex.Mapped]
  private let fixed: Set<String>

  /// Prepares the anchors of all pages, which come by rising path.
  init(_ index: EditionIndex, pages: [EditionIndex.Mapped]) {
    self.index = index
    self.pages = pages
    fixed = PageAnchors.literals(in: index.edition.theme.templates)
  }

  /// The anchors of a page; nil for what is no page.
  func anchors(at path: String) -> Set<String>? {
    guard let content = pages.element(at: path, in: \.route.path)?.content else { return nil }
    switch content {
    case .item(let item): return fixed.union(index.edition.news[item].body.anchors)
    case .standing(let page): return fixed.union(index.edition.pages[page].body.anchors)
    case .statisticsText(let page):
      let blocks = index.edition.statisticsPages[page].blocks
      return fixed.union(index.edition.statisticsPages[page].body.anchors)
        .union(blocks.indices.map { "figure-\($0 + 1)" })
    case .issue(_, let issue):
      return fixed.union(index.edition.issues[issue].body.anchors)
        .union(index.edition.issues[issue].items.indices.map { "a\($0 + 1)" })
    case .month(_, let month):
      let days = (index.activities.byMonth[month] ?? 0..<0).map {
        Anchor.day(index.activities.entries[$0].date)
      }
      return fixed.union(days)
    case .statistics:
      return fixed.union(index.shownMeasures.map(\.register))
    case .row(_, let id, _):
      let others = index.shownRegisters.filter { other in
        other.schema.fields.contains { $0.type == .reference(to: id) }
      }
      return fixed.union(others.map { "rows-\($0.schema.id)" })
    case .measure: return fixed.union(Anchor.measureParts)
    default: return fixed
    }
  }

  /// The ids that templates write out: `id="main"`, without tags in them.
  static func literals(in templates: [Theme.Template]) -> Set<String> {
    let mark = Array(" id=\"".utf8)
    var found: Set<String> = []
    for template in templates {
      let bytes = template.source
      var place = 0
      while place + mark.count < bytes.count {
        guard bytes[place] == mark[0], bytes[place..<(place + mark.count)].elementsEqual(mark)
        else {
          place += 1
          continue
        }
        place += mark.count
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        let id = bytes[place..<end]
        if !id.contains(UInt8(ascii: "{")) { found.insert(String(decoding: id, as: UTF8.self)) }
        place = end
      }
    }
    return found
  }
}

/// The ids that made pages give to their parts: links from prose may name them.
enum Anchor {
  /// A day in a month's agenda.
  static func day(_ date: CivilDate) -> String { "d\(date.day)" }
  /// The parts of a statistic's page that its template does not name.
  static let measureParts = [
    "regions", "trend", "sectors", "heat",
  ]
}
