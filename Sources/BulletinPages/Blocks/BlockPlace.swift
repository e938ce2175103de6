import BulletinModel

/// Whose page a block stands on.
enum BlockOwner: Sendable, Hashable {
  /// A text of the site.
  case document(Int)
  /// The overview of statistics in a language.
  case statistics(Int)
  /// A measure in a language.
  case measure(Int, String)
  /// The report of a period in a language.
  case report(Int, Period)
}

/// The files that lie beside a block's page.
enum BlockFormat: String, Sendable, Hashable, CaseIterable {
  /// The drawing as a document of its own.
  case svg
  /// The table as CSV.
  case csv
  /// The table as JSON.
  case json
}

/// Where a block stands.
struct BlockPlace: Sendable, Hashable {
  /// The page.
  let route: Route
  /// Its place among the blocks of the page, from 0.
  let index: Int
  /// Its number among those that bear one, from 1; nil where it bears none.
  let number: Int?

  /// The id in the page.
  var anchor: String { "figure-\(index + 1)" }

  /// The path of a file beside the page.
  func path(of format: BlockFormat) -> String { "\(route.path)\(anchor).\(format.rawValue)" }
}

extension FigureBlock {
  /// Tells whether the block is numbered and has files beside it.
  var isFigure: Bool {
    switch kind {
    case .chart, .table, .ranking, .rows, .sql: true
    case .keyfigures, .news: false
    }
  }
}

extension [FigureBlock] {
  /// The blocks with their places on a page.
  func places(on route: Route) -> [BlockPlace] {
    var number = 0
    return indices.map { index in
      if self[index].isFigure { number += 1 }
      return BlockPlace(
        route: route, index: index, number: self[index].isFigure ? number : nil)
    }
  }
}
