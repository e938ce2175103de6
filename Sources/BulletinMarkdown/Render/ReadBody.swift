import BulletinModel

/// The largest text that cmark can count; files are limited far below that.
private let mostBytes = 1 << 28

/// Reads a text: survey, tree, second text, markup.
func readBody(
  _ text: UnsafeBufferPointer<UInt8>, options: MarkdownOptions, arena: inout Arena
) -> Checked<Body> {
  let survey = SourceSurvey(text)
  let places = Places(
    file: options.file, firstLine: options.firstLine, source: text, lineStarts: survey.lineStarts)
  if text.count > mostBytes {
    let why = ["why": "\(text.count) > \(mostBytes)"]
    return Checked(nil, diagnostics: [Diagnostic(.unusableFile, at: .whole(options.file), why)])
  }
  if let deep = survey.tooDeep { return refusal(deep.offset, deep.depth, deep.limit, places) }
  if !survey.isClean {
    let (bytes, map) = cleaned(text)
    return bytes.withUnsafeBufferPointer {
      readNotes(
        Passage(bytes: $0, map: map), SourceSurvey($0), places, options: options, arena: &arena)
    }
  }
  return readNotes(
    Passage(bytes: text, map: OffsetMap()), survey, places, options: options, arena: &arena)
}

/// Takes the footnotes' definitions out of the text, if it has any.
private func readNotes(
  _ passage: Passage, _ survey: SourceSurvey, _ places: Places, options: MarkdownOptions,
  arena: inout Arena
) -> Checked<Body> {
  guard options.additions, survey.hasFootnoteMark, survey.hasDefinitionMark,
    let notes = FootnoteSource(passage, lineStarts: survey.lineStarts)
  else {
    return readTree(passage, survey, places, notes: nil, options: options, arena: &arena)
  }
  return notes.bytes.withUnsafeBufferPointer {
    readTree(
      Passage(bytes: $0, map: notes.map), SourceSurvey($0), places, notes: notes,
      options: options, arena: &arena)
  }
}

private func readTree(
  _ passage: Passage, _ survey: SourceSurvey, _ places: Places, notes: FootnoteSource?,
  options: MarkdownOptions, arena: inout Arena
) -> Checked<Body> {
  if let deep = survey.tooDeep {
    return refusal(passage.map.source(of: deep.offset), deep.depth, deep.limit, places)
  }
  guard let root = arena.parse(passage.bytes) else { return Checked(.empty) }
  let classes = CharacterClasses(
    isChinese: options.isChinese, symbolsArePunctuation: symbolsArePunctuation())
  let block = BlockSource(
    passage: passage, lineStarts: survey.lineStarts, hasDefinitions: survey.hasDefinitionMark)
  let rework = Rework(root, survey: survey, block: block, classes: classes, options: options)
  return rework.bytes.withUnsafeBufferPointer { second in
    let pieces = second.isEmpty ? nil : arena.parse(second)
    var writer = BodyWriter(
      options: options, classes: classes, places: places, block: block, rework: rework,
      second: Passage(bytes: second, map: rework.map), pieces: pieces, notes: notes,
      survey: survey)
    return writer.checkedBody(root)
  }
}

/// A text that is not read at all.
func refusal(_ offset: Int, _ depth: Int, _ limit: Int, _ places: Places) -> Checked<Body> {
  let line = places.lineRange(at: offset)
  // A line that is all brackets would drown the message.
  let excerpt = line.count <= 400 ? places.excerpt(at: offset) : nil
  return Checked(
    nil,
    diagnostics: [
      Diagnostic(
        .tooDeep, at: places.span(offset..<offset), ["n": "\(depth)", "max": "\(limit)"],
        excerpt: excerpt)
    ])
}
