public import BulletinModel

// What pages lay out by their stylesheet, files of their own lay out themselves: panels and months.

extension MultiplesChart {
  private static let perRow = 5
  private static let gap = 22
  private static let panelWidth = (ChartSheet.column - (perRow - 1) * gap) / perRow

  /// Draws the panels as a file of its own, five a row.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { drawing in
      let names = panels.map {
        Fitting.lines($0.label, room: MultiplesChart.panelWidth * 100 / 14)
      }
      let lines = names.map(\.lines.count).max() ?? 1
      // Names, the figure, the plot, the ticks, and the space to the next row.
      let head = lines * 19 + 22
      let pitch = head + PanelPlot.height + 20 + 22
      let rows = (panels.count + MultiplesChart.perRow - 1) / MultiplesChart.perRow
      drawing.open(words, height: max(1, rows * pitch - 22), role: .group)
      let plot = PanelPlot(self)
      for (index, panel) in panels.enumerated() {
        let column = index % MultiplesChart.perRow
        let place = drawing.direction == .leftToRight ? column : MultiplesChart.perRow - 1 - column
        drawing.add(
          "<svg x=\"\(place * (MultiplesChart.panelWidth + MultiplesChart.gap))\""
            + " y=\"\(index / MultiplesChart.perRow * pitch)\""
            + " width=\"\(MultiplesChart.panelWidth)\" height=\"\(pitch)\" overflow=\"visible\">")
        draw(panel, name: names[index], head: head, plot, &drawing)
        drawing.close()
      }
      drawing.close()
    }
  }

  private func draw(
    _ panel: Panel, name: (lines: [String], isCut: Bool), head: Int, _ plot: PanelPlot,
    _ drawing: inout Drawing
  ) {
    drawing.openHidden()
    let first = head - 22 - name.lines.count * 19
    for (index, line) in name.lines.enumerated() {
      drawing.label(
        "sm-h", line, x: 0, y: (first + index * 19 + 14) * 100,
        tooltip: name.isCut ? panel.label : nil)
    }
    drawing.label("sm-v", panel.figure, x: 0, y: (head - 7) * 100)
    drawing.label(
      "sm-n", panel.note, x: 0, y: (head - 7) * 100,
      dx: (Fitting.width(panel.figure) * 15 + 99) / 100 + 8)
    let below = (head + PanelPlot.height + 15) * 100
    drawing.label("sm-x", ticks.first ?? "", x: 0, y: below)
    if ticks.count > 1 {
      drawing.label("sm-x", ticks.last ?? "", x: 10_000, y: below, anchor: .end)
    }
    drawing.closeMark()
    drawing.add("<svg role=\"img\" y=\"\(head)\" width=\"\(MultiplesChart.panelWidth)\"")
    drawing.add(" height=\"\(PanelPlot.height)\" overflow=\"visible\">")
    plot.draw(panel, &drawing)
    drawing.close()
  }
}

extension CalendarChart {
  private static let perRow = 6
  private static let cell = (width: 125, height: 138)

  /// Draws the months as a file of its own, six a row.
  public func standaloneSVG(
    _ sheet: ChartSheet, _ direction: ChartDirection = .leftToRight
  ) -> SafeHTML {
    sheet.document(words, direction) { drawing in
      let (width, height) = CalendarChart.cell
      let rows = (sheets.count + CalendarChart.perRow - 1) / CalendarChart.perRow
      drawing.open(words, height: max(1, rows * height - 20))
      for (index, sheet) in sheets.enumerated() {
        let column = index % CalendarChart.perRow
        let isLeft = drawing.direction == .leftToRight
        let place = isLeft ? column : CalendarChart.perRow - 1 - column
        drawing.add(
          "<svg x=\"\(place * width)\" y=\"\(index / CalendarChart.perRow * height)\""
            + " width=\"110\" height=\"\(height)\" overflow=\"visible\">")
        drawing.label("cm-h", sheet.label, x: 0, y: 1400)
        drawing.label("cm-n", sheet.total, x: 10_000, y: 1400, anchor: .end)
        drawing.add("<svg class=\"cal\" y=\"22\" width=\"110\" height=\"94\">")
        drawCells(of: sheet, &drawing)
        drawing.close()
        drawing.close()
      }
      drawing.close()
    }
  }
}
