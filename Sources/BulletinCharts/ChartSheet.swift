public import BulletinModel

/// What a chart in a file of its own says around its drawing.
public struct ChartSheet: Sendable, Hashable {
  let title: String
  let subtitle: String
  let source: String
  let language: LanguageTag

  /// Makes the frame of a file: title and subtitle above the drawing, source below it.
  ///
  /// - Parameters:
  ///   - title: The finding; empty for the drawing's own title.
  ///   - subtitle: Measure, place, period and unit; may be empty.
  ///   - source: Source and notes; may be empty.
  ///   - language: The language of all words.
  public init(title: String = "", subtitle: String, source: String, language: LanguageTag) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.language = language
  }

  /// The width of every file, in pixels; the height follows the drawing.
  public static let width = 800
  static let margin = 24
  /// What the drawing takes.
  static let column = width - 2 * margin

  /// One line of words: its size and step in pixels, and its class.
  private struct Style {
    let name: String
    let size: Int
    let step: Int

    static let title = Style(name: "sheet-title", size: 22, step: 30)
    static let subtitle = Style(name: "sheet-sub", size: 14, step: 21)
    static let source = Style(name: "sheet-src", size: 13, step: 19)

    func lines(_ text: String) -> [String] {
      Fitting.paragraph(text, room: ChartSheet.column * 100 / size)
    }
  }

  /// Writes a file around what `draw` writes and opens: its own names, colours and background.
  func document(
    _ words: ChartWords, _ direction: ChartDirection, draw: (inout Drawing) -> Void
  ) -> SafeHTML {
    let name = title.isEmpty ? words.title : title
    let head = [(name, Style.title), (subtitle, Style.subtitle)]
    let top = head.reduce(ChartSheet.margin) { $0 + $1.1.lines($1.0).count * $1.1.step } + 14
    var body = Drawing(
      direction,
      at: Drawing.Place(x: ChartSheet.margin, y: top, width: ChartSheet.column))
    draw(&body)
    let end = top + body.height + 12
    let height = end + Style.source.lines(source).count * Style.source.step + ChartSheet.margin - 8
    var file = Drawing(direction)
    open(&file, name: name, height: height)
    var y = ChartSheet.margin
    for (text, style) in head { write(text, style, &y, &file) }
    file.add(drawing: body)
    y = end
    write(source, .source, &y, &file)
    file.close()
    file.add("\n")
    return file.markup
  }

  private func open(_ file: inout Drawing, name: String, height: Int) {
    let size = "\(ChartSheet.width)\" height=\"\(height)\""
    file.add("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"")
    file.add(text: language.tag)
    file.add("\" viewBox=\"0 0 \(ChartSheet.width) \(height)\" width=\"\(size)><title>")
    file.add(text: name)
    file.add("</title><style>\(ChartSheet.style)</style>")
    file.add("<rect class=\"paper\" width=\"\(size)/>")
  }

  private func write(_ text: String, _ style: Style, _ y: inout Int, _ file: inout Drawing) {
    let isLeft = file.direction == .leftToRight
    for line in style.lines(text) {
      let x = isLeft ? ChartSheet.margin : ChartSheet.width - ChartSheet.margin
      file.add("<text class=\"\(style.name)\" x=\"\(x)\" y=\"\(y + style.size)\"")
      if !isLeft { file.add(" direction=\"rtl\"") }
      file.add(">")
      file.add(text: line)
      file.add("</text>")
      y += style.step
    }
  }
}
