public import BulletinModel

/// Every slip of wording and punctuation in the blocks of one text.
///
/// The rules are those of the catalogue's group T: vague times (E11), marks (E29, E30), labels that
/// count (E34), ambiguous places (E42), look-alikes (E93) and classification marks (E106).
func proseFaults(in blocks: [[ProseRun]], file: String, language: LanguageTag) -> [Diagnostic] {
  guard language.primary == "zh" else { return [] }
  var faults: [Diagnostic] = []
  for (number, runs) in blocks.enumerated() {
    let block = ProseBlock(runs)
    guard !block.scalars.isEmpty else { continue }
    let next = number + 1 < blocks.count ? blocks[number + 1].first?.text.prefix(3) : nil
    let pairs = MarkPairs(block, nextBlockGoesOn: next?.elementsEqual("“".utf8) == true)
    faults += pairs.faults(in: block, file: file)
    faults += HalfWidthMarks.faults(in: block, pairs: pairs, file: file)
    faults += Wording.faults(in: block, file: file)
  }
  return faults
}

/// The same rules for a text of the front matter, such as a title or a caption, on one line.
public func proseFaults(inText text: String, at span: SourceSpan, language: LanguageTag)
  -> [Diagnostic]
{
  let run = ProseRun(
    text: Array(text.utf8)[...], line: span.start.line, column: span.start.column)
  return proseFaults(in: [[run]], file: span.file, language: language)
}
