public import BulletinModel

/// One measure for many members: a small plot each, all on one scale.
public struct MultiplesChart: Sendable, Hashable {
  /// How the values of a member are drawn.
  public enum Form: Sendable, Hashable {
    /// A line: a stock or a rate.
    case lines
    /// Columns from zero: a flow.
    case columns
  }

  /// One member.
  public struct Panel: Sendable, Hashable {
    let label: String
    let figure: String
    let note: String
    let values: [ChartValue]
    let comparison: [ChartValue]

    /// Makes a panel.
    ///
    /// - Parameters:
    ///   - label: The member's name.
    ///   - figure: The number printed above its plot, such as 298场.
    ///   - note: What stands after the number, such as +14%.
    ///   - values: One value a tick, from the first on.
    ///   - comparison: The same ticks a year before; fewer leave gaps.
    public init(
      label: String, figure: String = "", note: String = "", values: [ChartValue],
      comparison: [ChartValue] = []
    ) {
      self.label = label
      self.figure = figure
      self.note = note
      self.values = values
      self.comparison = comparison
    }
  }

  let words: ChartWords
  let form: Form
  let ticks: [String]
  let panels: [Panel]
  let isFromZero: Bool

  /// Makes panels in the order given.
  ///
  /// - Parameters:
  ///   - words: The name and description of all panels together.
  ///   - form: How values are drawn.
  ///   - ticks: The labels of the values; the first and the last are printed below each plot.
  ///   - panels: One a member.
  ///   - isFromZero: Whether the scale of lines holds zero; that of columns always does.
  public init(
    words: ChartWords, form: Form, ticks: [String], panels: [Panel], isFromZero: Bool = true
  ) {
    self.words = words
    self.form = form
    self.ticks = ticks
    self.panels = panels
    self.isFromZero = isFromZero || form == .columns
  }

  /// Draws the panels as a list that the stylesheet lays three to nine a row; 76 pixels a plot.
  ///
  /// Each plot is named by its member and every value, gaps included.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    drawing.add("<div class=\"multiples\" role=\"group\" aria-labelledby=\"")
    drawing.add(text: words.id)
    drawing.add("-t ")
    drawing.add(text: words.id)
    drawing.add("-d\">")
    for (suffix, text) in [("t", words.title), ("d", words.summary)] {
      drawing.add("<p class=\"vh\" id=\"")
      drawing.add(text: words.id)
      drawing.add("-\(suffix)\">")
      drawing.add(text: text)
      drawing.add("</p>")
    }
    let plot = PanelPlot(self)
    for panel in panels { draw(panel, plot, &drawing) }
    drawing.add("</div>")
    return drawing.markup
  }

  private func draw(_ panel: Panel, _ plot: PanelPlot, _ drawing: inout Drawing) {
    drawing.add("<div class=\"sm\"><p class=\"sm-h\">")
    drawing.add(text: panel.label)
    drawing.add("</p>")
    if !panel.figure.isEmpty || !panel.note.isEmpty {
      drawing.add("<p class=\"sm-n\"><b>")
      drawing.add(text: panel.figure)
      drawing.add("</b> <span>")
      drawing.add(text: panel.note)
      drawing.add("</span></p>")
    }
    drawing.add("<svg class=\"fx\" role=\"img\" focusable=\"false\" width=\"100%\" height=\"76\">")
    plot.draw(panel, &drawing)
    drawing.close()
    drawing.add("<p class=\"sm-x\" aria-hidden=\"true\"><span>")
    drawing.add(text: ticks.first ?? "")
    if ticks.count > 1 {
      drawing.add("</span><span>")
      drawing.add(text: ticks.last ?? "")
    }
    drawing.add("</span></p></div>")
  }
}
