import BulletinModel
public import BulletinPrograms
import Foundation

/// A Word file, read through the program `pandoc`.
public struct WordDocument: Sendable {
  private let document: [String: PandocValue]
  /// The pictures by the names that the document gives them.
  private let pictures: [String: [UInt8]]

  init(document: [String: PandocValue], pictures: [String: [UInt8]]) {
    self.document = document
    self.pictures = pictures
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the `.docx` file.
  ///   - pandoc: The program.
  ///   - folder: An empty folder of its own, into which the program puts the pictures.
  /// - Returns: The document, or what the program said of a file that it cannot read.
  /// - Throws: `ProgramFailure` when the program does not run to its end.
  public static func read(
    _ bytes: [UInt8], by pandoc: Program, in folder: String
  ) async throws(ProgramFailure) -> (document: WordDocument?, complaint: String) {
    let outcome = try await pandoc.run(
      ProgramCall(
        ["--from=docx", "--to=json", "--extract-media=\(folder)"],
        environment: ["LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"], folder: folder, input: bytes,
        limits: ProgramLimits(time: .seconds(120), output: 256 << 20)))
    guard outcome.status == 0, let document = PandocValue.document(outcome.output) else {
      return (nil, outcome.errorText.trimmed.replacingLineFeeds)
    }
    return (WordDocument(document: document, pictures: pictures(in: folder)), "")
  }

  private static func pictures(in folder: String) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in files.sorted() {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      found["\(folder)/\(name)"] = [UInt8](bytes)
    }
    return found
  }

  /// The items of the document.
  ///
  /// - Parameters:
  ///   - file: The name of the file, whose date counts.
  ///   - ground: The site.
  /// - Returns: The pieces; one of which nothing could be made has no files.
  public func pieces(file: String, _ ground: ImportGround) -> [ImportedPiece] {
    var blocks = PandocBlocks()
    blocks.read(document)
    var book = blocks.book
    let items = ItemSplit.items(blocks.passages, &book)
    let reader = TextReader(file: file, pictures: [], ground)
    var writer = ItemWriter(ground)
    return items.enumerated().map { place, passages in
      var draft = ItemDraft()
      if place == 0 { draft.notes = book }
      draft = reader.draft(passages, draft)
      fill(&draft)
      addNotes(&draft, blocks.footnotes)
      return writer.piece(draft)
    }
  }

  /// Puts the pictures' bytes in; what browsers do not show is left.
  private func fill(_ draft: inout ItemDraft) {
    for place in draft.photos.indices {
      guard let named = draft.photos[place].picture else { continue }
      let spot = draft.photos[place].spot
      let ending = ItemWriter.ending(of: named.name)
      guard let bytes = pictures[named.name],
        [".jpg", ".jpeg", ".png", ".gif", ".webp"].contains(ending)
      else {
        draft.photos[place].picture = nil
        draft.notes.left(
          spot, "图是 \(ending) 格式，网页显示不了，没有要；请另存为 JPEG 或 PNG",
          "a picture of kind \(ending) was left out: save it as JPEG or PNG")
        continue
      }
      draft.photos[place].picture = ImportedPicture(named.name, bytes)
    }
    draft.tellAlternatives()
    for photo in draft.photos where photo.picture == nil && photo.caption != nil {
      draft.remarks.append("图说（没有照片）：\(photo.caption ?? "")")
    }
  }

  /// Adds the notes at the foot that the prose names.
  private func addNotes(_ draft: inout ItemDraft, _ notes: [String]) {
    for (place, note) in notes.enumerated() {
      let mark = "[^\(place + 1)]"
      guard draft.body.contains(where: { $0.contains(mark) }) else { continue }
      draft.body.append("\(mark): \(markdownText(note))")
    }
  }
}

extension ItemDraft {
  /// Tells which photographs have no description of their own.
  mutating func tellAlternatives() {
    for (place, photo) in photos.enumerated() where photo.picture != nil && photo.alternative == nil
    {
      notes.guessed(
        photo.spot, "第 \(place + 1) 张照片没有替代文字，先用\(photo.caption == nil ? "标题" : "图说")，请改写成画面里有什么",
        "picture \(place + 1) has no description: its \(photo.caption == nil ? "title" : "caption") "
          + "stands in")
    }
  }
}
