import BulletinModel

extension BodyWriter {
  /// Writes a table whose cells are pieces of the second text.
  mutating func writeTable(_ table: Rework.ReworkedTable, isTight: Bool) {
    if let lead = table.lead, begin(lead) { writeParagraphInlines(pieces[lead], isTight: isTight) }
    writeLineStart()
    if options.additions {
      writeTableStart(table)
    } else {
      write("<table>\n")
    }
    // Rows have a head of their own where the corner above them is empty.
    let headsRows = options.additions && table.header.first == .some(nil) && table.header.count > 1
    write("<thead>\n<tr>\n")
    for (column, cell) in table.header.enumerated() {
      let isHead = !(options.additions && cell == nil)
      writeCell(cell, table.alignments[column], head: isHead ? "col" : nil)
    }
    write("</tr>\n</thead>\n")
    if !table.rows.isEmpty {
      write("<tbody>\n")
      for row in table.rows {
        write("<tr>\n")
        for (column, cell) in row.enumerated() {
          let isHead = headsRows && column == 0 && cell != nil
          writeCell(cell, table.alignments[column], head: isHead ? "row" : nil)
        }
        write("</tr>\n")
      }
      write("</tbody>\n")
    }
    write("</table>")
    write(options.additions ? "</div>\n" : "\n")
  }

  private mutating func writeTableStart(_ table: Rework.ReworkedTable) {
    write("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    let labelAt = html.count
    let holesBefore = holes.count
    write("\"><table>\n")
    var label = options.wording.table
    if let caption = table.caption, begin(caption) {
      write("<caption>")
      let proseStart = prose.bytes.count
      prose.open(.caption)
      writeInlines(pieces[caption])
      label = prose.text(proseStart..<prose.bytes.count)
      closeProse()
      write("</caption>\n")
    }
    var escaped: [UInt8] = []
    escaped.appendEscaped(label)
    insert(escaped, at: labelAt, holesFrom: holesBefore)
    let hasHeader = table.header.contains { $0 != nil }
    guard table.caption == nil || !hasHeader else { return }
    let lacks =
      switch (table.caption == nil, hasHeader) {
      case (true, true): ("标题", "caption")
      case (true, false): ("标题和表头", "caption and no header")
      default: ("表头", "header")
      }
    fault(.bareTable, table.source, ["what": lacks.0, "what@en": lacks.1])
  }

  private mutating func writeCell(
    _ cell: Rework.Piece?, _ alignment: TableSource.Alignment, head: StaticString?
  ) {
    write(head == nil ? "<td" : "<th")
    if options.additions {
      if let head {
        write(" scope=\"")
        write(head)
        write("\"")
      }
      switch alignment {
      case .none, .left: break
      case .center: write(" class=\"center\"")
      case .right: write(" class=\"num\"")
      }
    } else {
      switch alignment {
      case .none: break
      case .left: write(" align=\"left\"")
      case .center: write(" align=\"center\"")
      case .right: write(" align=\"right\"")
      }
    }
    write(">")
    if let cell, begin(cell) {
      prose.open(.cell)
      writeInlines(pieces[cell])
      closeProse()
    }
    write(head == nil ? "</td>\n" : "</th>\n")
  }
}
