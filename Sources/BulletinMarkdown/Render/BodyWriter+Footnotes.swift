import BulletinModel

/// What is known of footnotes while a text is written.
struct Footnotes {
  /// `[^` occurs in the text.
  var mayOccur = false
  /// The definition of a label.
  var definitions: [[UInt8]: Int] = [:]
  /// The definitions cited so far, in the order of their numbers.
  var cited: [Int] = []
  /// How often each was cited.
  var citations: [Int: Int] = [:]
  /// The number printed for a definition.
  var numbers: [Int: Int] = [:]
  /// The part of its id that stands for a definition.
  var names: [Int: String] = [:]
  /// How often the words of a label occurred: numbering goes on from there.
  var nameCounts: [String: Int] = [:]
  /// Tells whether the notes themselves are being written.
  var isWriting = false
  /// The list item being written.
  var current: Node?
}

extension BodyWriter {
  /// Writes `[^label]` as a link to its note; false where there is no such note.
  mutating func writeFootnoteMark(_ range: Range<Int>) -> Bool {
    let label = Array(passage.bytes[(range.lowerBound + 2)..<(range.upperBound - 1)])
    collectDefinitions()
    guard let definition = footnotes.definitions[label] else {
      fault(.footnoteMismatch, source(range), ["k": String(decoding: label, as: UTF8.self)])
      return false
    }
    settleBreak(next: 0)
    let name = footnotes.names[definition] ?? uniqueFootnoteName(label)
    footnotes.names[definition] = name
    if footnotes.citations[definition] == nil {
      footnotes.cited.append(definition)
      footnotes.numbers[definition] = footnotes.cited.count
    }
    let count = footnotes.citations[definition, default: 0] + 1
    footnotes.citations[definition] = count
    let number = footnotes.numbers[definition] ?? footnotes.cited.count
    let mark = citationAnchor(name, count)
    anchors.insert(mark)
    write("<sup><a id=\"")
    html.appendEscaped(mark)
    write("\" href=\"#")
    html.appendAddress("fn-" + name)
    write("\" role=\"doc-noteref\">")
    html.append(contentsOf: "\(number)".utf8)
    write("</a></sup>")
    return true
  }

  /// Writes the notes that were cited, and names those that were not.
  mutating func writeFootnotes(_ root: Node) {
    guard let notes else { return }
    collectDefinitions()
    let items = footnoteItems(root, notes)
    footnotes.isWriting = true
    if !footnotes.cited.isEmpty, items.count == notes.definitions.count {
      anchors.insert("footnotes")
      writeLineStart()
      write(
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"footnotes\">\n")
      write("<h2 id=\"footnotes\" class=\"vh\">")
      html.appendEscaped(options.wording.footnotes)
      write("</h2>\n<ol>\n")
      // A note may cite a further one, which then stands behind all others.
      var index = 0
      while index < footnotes.cited.count {
        writeFootnote(footnotes.cited[index], items[footnotes.cited[index]])
        index += 1
      }
      write("</ol>\n</section>\n")
    }
    for (index, definition) in notes.definitions.enumerated()
    where footnotes.citations[index] == nil {
      fault(
        .footnoteMismatch, definition.source,
        ["k": String(decoding: definition.label, as: UTF8.self)])
    }
  }

  private mutating func writeFootnote(_ definition: Int, _ item: Node) {
    let name = footnotes.names[definition] ?? ""
    write("<li id=\"")
    html.appendEscaped("fn-" + name)
    write("\">")
    footnotes.current = item
    writeBlocks(in: item, upTo: nil)
    footnotes.current = nil
    let endsInHole = holes.last?.offset == html.count
    let isParagraph = !endsInHole && html.suffix(5).elementsEqual("</p>\n".utf8)
    if isParagraph { html.removeLast(5) } else { write("<p>") }
    for count in 1...max(footnotes.citations[definition, default: 1], 1) {
      write(" <a href=\"#")
      html.appendAddress(citationAnchor(name, count))
      write("\" role=\"doc-backlink\" aria-label=\"")
      html.appendEscaped(options.wording.backToText + (count > 1 ? " \(count)" : ""))
      write("\">↩</a>")
    }
    write("</p>\n</li>\n")
  }

  private func citationAnchor(_ name: String, _ count: Int) -> String {
    count == 1 ? "fnref-\(name)" : "fnref-\(name)-\(count)"
  }

  private mutating func collectDefinitions() {
    guard let notes, footnotes.definitions.isEmpty else { return }
    for (index, definition) in notes.definitions.enumerated() {
      // The first definition of a label is the one that counts, as with link targets.
      if footnotes.definitions[definition.label] == nil {
        footnotes.definitions[definition.label] = index
      }
    }
  }

  private mutating func uniqueFootnoteName(_ label: [UInt8]) -> String {
    let base = anchorText(String(decoding: label, as: UTF8.self))
    var name = base
    var count = footnotes.nameCounts[base, default: 0] + 1
    if count > 1 { name = "\(base)-\(count)" }
    while anchors.contains("fn-" + name) {
      count += 1
      name = "\(base)-\(count)"
    }
    footnotes.nameCounts[base] = count
    anchors.insert("fn-" + name)
    return name
  }

  /// The items of the list behind the separating comment.
  private func footnoteItems(_ root: Node, _ notes: FootnoteSource) -> [Node] {
    guard let list = root.lastChild, list.kind == .list, list.startLine > notes.separatorLine
    else { return [] }
    var items: [Node] = []
    var item = list.firstChild
    while let node = item {
      items.append(node)
      item = node.next
    }
    return items
  }
}
