import BulletinLedger
import BulletinModel
import BulletinPages

/// What depends on a content file or on one row of a register.
struct Impact: Sendable, Encodable {
  /// A cited figure in a sentence.
  struct Sentence: Sendable, Hashable, Encodable {
    let file: String
    let line: Int
    let column: Int
    let words: String
    let figure: String
  }

  /// A figure block.
  struct Block: Sendable, Hashable, Encodable {
    let file: String
    let line: Int
    let kind: String
  }

  let file: String
  let row: Int?
  /// The addresses of pages, sorted.
  let pages: [String]
  let sentences: [Sentence]
  let blocks: [Block]

  /// Finds what depends on a place; nil for a row that its register does not have.
  init?(of place: SourcePlace, in ready: Pipeline.Prepared) {
    file = place.file
    row = place.row
    let owner = ready.edition.registers.values
      .filter { $0.files.contains(place.file) || $0.schema.file == place.file }
      .min { $0.schema.id < $1.schema.id }
    var wanted: Int?
    if let line = place.row {
      guard let owner,
        let found = (0..<owner.rowCount).first(where: {
          owner.span(ofRow: $0).file == place.file && owner.rowLines[$0] == UInt32(clamping: line)
        })
      else { return nil }
      wanted = found
    }
    let citing = ImpactSearch(
      figures: ready.figures, register: owner, row: wanted, file: place.file)
    let all = ready.cited.byFile.values.flatMap { $0 }.filter(citing.isHit)
    sentences = all.map(Sentence.init).sorted()
    var pages: Set<String> = []
    var blocks: Set<Block> = []
    for page in allOrigins(in: ready.plan) {
      let own = page.blocks.filter(citing.isDrawn)
      blocks.formUnion(own.filter { $0.place.file.hasSuffix(".md") }.map(Block.init))
      if citing.touches(page, hasBlock: !own.isEmpty) { pages.insert(page.address) }
    }
    self.pages = pages.sorted { precedes($0, $1) }
    self.blocks = blocks.sorted {
      ($0.file, $0.line, $0.kind) < ($1.file, $1.line, $1.kind)
    }
  }

  /// All of it for people.
  func text(_ words: Words) -> String {
    var lines = [words.say("页面 \(pages.count) 个", "\(pages.count) pages")]
    lines += pages.map { "  \($0)" }
    lines.append(words.say("引用 \(sentences.count) 处", "\(sentences.count) citations"))
    lines += sentences.map { "  \($0.file):\($0.line):\($0.column)  \($0.words)  (\($0.figure))" }
    lines.append(words.say("图表 \(blocks.count) 个", "\(blocks.count) figure blocks"))
    lines += blocks.map { "  \($0.file):\($0.line)  \($0.kind)" }
    return lines.map { "\($0)\n" }.joined()
  }
}

extension Impact.Sentence {
  init(_ cited: CitedFigure) {
    let citation = cited.citation
    self.init(
      file: citation.span.file, line: citation.span.start.line,
      column: citation.span.start.column, words: citation.before + cited.text + citation.after,
      figure: cited.key.text)
  }
}

extension Impact.Sentence: Comparable {
  static func < (left: Impact.Sentence, right: Impact.Sentence) -> Bool {
    (left.file, left.line, left.column, left.figure)
      < (right.file, right.line, right.column, right.figure)
  }
}

extension Impact.Block {
  init(_ block: FigureBlock) {
    self.init(
      file: block.place.file, line: block.place.start.line, kind: block.kind.rawValue)
  }
}

/// Tells which figures, blocks and pages depend on a file or a row.
struct ImpactSearch: Sendable {
  let figures: Figures
  /// The register that the file belongs to; nil for a text or list.
  let register: Register?
  let row: Int?
  let file: String

  /// Tells whether a citation depends on it; those of a file's own sentences do too.
  func isHit(_ cited: CitedFigure) -> Bool {
    guard let register else { return cited.citation.span.file == file }
    guard let row else {
      guard register.schema.file != file else {
        return figures.measure(cited.key.measure)?.register == register.schema.id
      }
      guard figures.measure(cited.key.measure)?.register == register.schema.id else {
        return false
      }
      return figures.sources(of: cited.key).contains { key in
        figures.rows(behind: key).contains { register.span(ofRow: $0).file == file }
      }
    }
    return figures.depends(cited.key, onRow: row, of: register.schema.id)
  }

  /// Tells whether a block is drawn from the register.
  func isDrawn(_ block: FigureBlock) -> Bool {
    guard let id = register?.schema.id else { return block.place.file == file }
    return block.register == id || block.measures.contains { figures.measure($0)?.register == id }
  }

  /// Tells whether a page depends on it.
  func touches(_ page: PageOrigins, hasBlock: Bool) -> Bool {
    guard let row else { return page.files.contains(file) }
    if let own = page.row { return own.register == register?.schema.id && own.row == row }
    return hasBlock || page.citations.contains(where: isHit)
  }
}
