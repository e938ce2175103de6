public import BulletinModel

// A chart in a file of its own: with its title and source, its rules inside, and a background. It
// is the page's drawing on a column of 752 pixels, so that both say the same.

extension BarChart {
  /// Draws the chart as a file of its own.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { draw(&$0) }
  }
}

extension ColumnChart {
  /// Draws the chart as a file of its own.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { draw(&$0) }
  }
}

extension LineChart {
  /// Draws the chart as a file of its own.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { draw(&$0) }
  }
}

extension StackedChart {
  /// Draws the chart as a file of its own.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { draw(&$0) }
  }
}

extension SlopeChart {
  /// Draws the chart as a file of its own.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { draw(&$0) }
  }
}

extension DumbbellChart {
  /// Draws the chart as a file of its own.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { draw(&$0) }
  }
}

extension Sparkline {
  /// Draws the course as a file of its own, twice its size in pages; nil without two values.
  public func standaloneSVG(
    _ sheet: ChartSheet, words: ChartWords, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML? {
    guard values.compactMap({ $0 }).count > 1 else { return nil }
    return sheet.document(words, direction) { drawing in
      drawing.open(words, height: 60)
      let x = drawing.direction == .leftToRight ? 0 : ChartSheet.column - 256
      draw(&drawing, place: "x=\"\(x)\" width=\"256\" height=\"60\"")
      drawing.close()
    }
  }
}
