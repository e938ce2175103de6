import BulletinModel

extension Desk {
  /// The bytes of a file beside a figure block.
  func blockFile(_ owner: BlockOwner, block place: Int, _ format: BlockFormat) -> [UInt8] {
    let blocks = index.blocks(of: owner)
    let block = blocks[place]
    if block.kind == .sql {
      guard let answer = index.answers[block.place] else { return [] }
      let text = AnswerText(desk: self, answer: answer)
      return format == .json ? text.json : text.csv
    }
    if block.kind == .rows { return rowsFile(block, format) }
    guard let grid = GridReader(desk: self, block: block).grid() else { return [] }
    switch format {
    case .csv: return BlockData(desk: self, grid: grid).csv()
    case .json: return BlockData(desk: self, grid: grid).json()
    case .svg:
      let text = GridText(desk: self, block: block, grid: grid)
      let id = blocks.places(on: index.route(of: owner))[place].anchor
      return BlockDrawing(desk: self, block: block, grid: grid, text: text, id: id).document
    }
  }

  /// The rows that a block shows, as they are printed.
  private func rowsFile(_ block: FigureBlock, _ format: BlockFormat) -> [UInt8] {
    guard let register = block.register.flatMap({ edition.registers[$0] }),
      register.schema.publication == .rows
    else { return [] }
    let text = RegisterText(desk: self, register: register)
    let fields = text.fields(named: block.fields)
    let rows = RowChoice(block, register, today: edition.now.date).rows().rows
    if format == .json {
      return JSONText.list(
        rows.map { row in
          .members(
            fields.map { field in (field.id, text.text(field, row: row).map { .string($0) }) })
        }
      ).data
    }
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += Array(fields.map { text.label($0).csvCell }.joined(separator: ",").utf8) + [13, 10]
    for row in rows {
      let cells = fields.map { (text.text($0, row: row) ?? "").csvCell }
      bytes += Array(cells.joined(separator: ",").utf8) + [13, 10]
    }
    return bytes
  }
}
