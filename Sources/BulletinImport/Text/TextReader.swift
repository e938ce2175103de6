import BulletinModel

/// Reads a text file into items.
struct TextReader {
  private let file: String
  private let pictures: [ImportedPicture]
  private let ground: ImportGround
  private var writer: ItemWriter

  init(file: String, pictures: [ImportedPicture], _ ground: ImportGround) {
    self.file = file
    self.pictures = pictures
    self.ground = ground
    writer = ItemWriter(ground)
  }

  /// The items of the text.
  mutating func pieces(of text: String) -> [ImportedPiece] {
    var book = NoteBook()
    let items = ItemSplit.items(Passage.lines(of: text), &book)
    var pieces: [ImportedPiece] = []
    for (place, passages) in items.enumerated() {
      var draft = ItemDraft()
      if place == 0 { draft.notes = book }
      draft = self.draft(passages, draft)
      attach(&draft, isOnly: items.count == 1)
      pieces.append(writer.piece(draft))
    }
    return pieces
  }

  /// One item of its passages.
  func draft(_ passages: [Passage], _ draft: ItemDraft) -> ItemDraft {
    var head = ItemHead(draft, ground)
    let prose = head.read(passages)
    var join = ParagraphJoin(prose, head.draft.notes)
    let (joined, notes) = join.joined(prose)
    var draft = head.draft
    draft.notes = notes
    var body = ItemBody(joined, draft)
    body.read()
    draft = body.draft
    if draft.titles.isEmpty { takeName(&draft) }
    if draft.date == nil, let date = DateFinder.first(in: file)?.date {
      draft.date = date
      draft.notes.understood(
        .whole, "日期取自文件名：\(date.iso)", "the date is the file name's: \(date.iso)")
    }
    return draft
  }

  /// Without a headline the file's name is the title.
  private func takeName(_ draft: inout ItemDraft) {
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    let date = DateFinder.first(in: stem)
    let rest = date.map { String(stem.unicodeScalars.dropFirst($0.range.upperBound)) } ?? stem
    let title = rest.trimmed(of: "-_ ")
    draft.titles = [title.isEmpty ? stem : title]
    draft.notes.guessed(
      .whole, "没有找到标题，用文件名：\(draft.title)",
      "no headline found, the file's name is taken: \(draft.title)")
  }

  /// Puts the pictures beside the file to the captions in it, in order.
  private func attach(_ draft: inout ItemDraft, isOnly: Bool) {
    let given = isOnly ? pictures : []
    for (place, picture) in given.enumerated() {
      if place < draft.photos.count {
        draft.photos[place].picture = picture
      } else {
        draft.photos.append(ItemDraft.Photo(picture: picture, spot: .file(picture.name)))
      }
      draft.notes.guessed(
        .file(picture.name),
        "旁边的照片配给这一篇" + (draft.photos[place].caption.map { "：\($0.excerpt)" } ?? "，没有图说"),
        "the picture beside the file is taken for this item's")
    }
    draft.tellAlternatives()
    keepCaptions(&draft)
  }

  /// Captions without a picture stay in the file as remarks for the editor.
  private func keepCaptions(_ draft: inout ItemDraft) {
    for photo in draft.photos where photo.picture == nil {
      let words = [photo.caption, photo.credit].compactMap { $0 }.joined(separator: " ")
      draft.remarks.append("图说（没有照片）：\(words)")
      draft.notes.left(
        photo.spot, "有图说没有照片，图说留在文件开头的 # 行里：\(words.excerpt)",
        "a caption without a picture stands in a line with # at the top: \(words.excerpt)")
    }
  }
}
