import BulletinClaims
import BulletinLedger
import BulletinMarkdown
import BulletinModel
import BulletinSource
import BulletinTemplates

/// What reads text or files of users.
enum Parser: String, CaseIterable {
  /// The head of an item, its prose and everything that is checked in it.
  case item
  /// A ledger in CSV.
  case ledger
  /// Settings, lists, columns of ledgers and measures in YAML.
  case settings
  /// Prose as Markdown.
  case markdown
  /// Numbers in prose.
  case numbers
  /// Addresses behind `stat:` and figure blocks.
  case citation
  /// Templates.
  case template
  /// Finished files, looked through for numbers of persons.
  case privacy
  /// Pictures and office files.
  case media

  /// Reads one input; what must always hold is required.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .item: checkSite(["content/news/2025-08-15-稿件.md": bytes])
    case .ledger: checkSite(["content/activities/all.csv": bytes])
    case .settings: readSettings(bytes)
    case .markdown: readMarkdown(bytes)
    case .numbers: readNumbers(bytes)
    case .citation: readCitation(bytes)
    case .template: readTemplate(bytes)
    case .privacy: readFinished(bytes)
    case .media: readMedia(bytes)
    }
  }

  // MARK: Sites

  /// Checks a site that holds some files beside its own, and counts its figures.
  private func checkSite(_ files: [String: [UInt8]]) {
    let tree = SourceTree(files: SmallSite.files.merging(files) { $1 })
    let checked = waiting {
      do {
        return try await check(tree, options: CheckOptions(now: .local(SmallSite.noon)))
      } catch {
        fatalError("a tree in memory can be read: \(error)")
      }
    }
    requireSense(checked.diagnostics, of: files)
    guard let edition = checked.value else { return }
    let found = figures(of: edition)
    requireSense(found.diagnostics, of: files)
    guard let figures = found.value else { return }
    requireSense(citedFigures(of: edition, figures: figures).diagnostics, of: files)
  }

  /// The first byte says which file it is.
  private func readSettings(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let names = [
      "site.yml", "columns.yml", "vocabulary/regions.yml", "statistics/measures.yml",
      "registers/visits/register.yml", "revisions.yml",
    ]
    let name = names[Int(first) % names.count]
    var files = ["content/\(name)": Array(bytes.dropFirst())]
    if name.hasPrefix("registers/") {
      files["content/registers/visits/all.csv"] = Array("id,date,count\nv1,2025-08-01,3\n".utf8)
    }
    checkSite(files)
  }

  private func readCitation(_ bytes: [UInt8]) {
    let line = bytes.filter { $0 != 0x0A && $0 != 0x0D }
    let text =
      Array("七月办了[3](stat:".utf8) + line + Array(")场。\n\n```chart\n".utf8) + bytes
      + Array("\n```\n".utf8)
    checkSite(["content/news/2025-08-15-稿件.md": text])
  }

  // MARK: Prose

  private func readMarkdown(_ bytes: [UInt8]) {
    let checked = markdownBody(bytes, options: MarkdownOptions(file: "a.md"))
    requireSense(checked.diagnostics, of: ["a.md": bytes])
    guard let body = checked.value else { return }
    let html = body.html(
      link: { _, link in link.destination }, image: { _, _ in [("src", "/a.jpg")] })
    SafeMarkup(html).require()
  }

  private func readNumbers(_ bytes: [UInt8]) {
    let found = numerals(in: bytes)
    for (number, next) in zip(found, found.dropFirst()) {
      requireTrue(number.range.upperBound <= next.range.lowerBound, "numbers stand in order")
    }
    for number in found {
      requireTrue(bytes.indices.contains(number.range.lowerBound), "a number begins in the text")
      requireTrue(number.range.upperBound <= bytes.count, "a number ends in the text")
    }
  }

  private func readTemplate(_ bytes: [UInt8]) {
    let templates = [
      Theme.Template(name: "page", file: "page.mustache", source: bytes),
      Theme.Template(
        name: "part", file: "part.mustache",
        source: Array("<p>{{#items}}{{title}}{{/items}}{{$slot}}x{{/slot}}</p>".utf8)),
    ]
    let library = TemplateLibrary(templates: templates, words: ["a.b"])
    let compiled = library.compile("page", for: SmallPage.self)
    requireSense(library.diagnostics + compiled.diagnostics, of: ["page.mustache": bytes])
    guard let template = compiled.value else { return }
    var output: [UInt8] = []
    template.render(SmallPage.sample, into: &output)
    template.copy().render(SmallPage.sample, into: &output)
    requireTrue(
      output[..<(output.count / 2)] == output[(output.count / 2)...],
      "a copy renders the same")
  }

  // MARK: Files

  private func readFinished(_ bytes: [UInt8]) {
    for path in ["a.html", "a.json", "a.ics", "a.csv", "a.svg"] {
      for stretch in privateStretches(in: bytes, path: path) {
        requireTrue(!stretch.masked.isEmpty, "what is masked can be shown")
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    requireTrue(personalNumbers(in: masked(text)).isEmpty, "what is masked holds no number")
  }

  private func readMedia(_ bytes: [UInt8]) {
    let stripped = strippedMedia(bytes)
    requireTrue(strippedMedia(stripped) == stripped, "what is stripped has nothing more to lose")
    let item = "---\nphotos: [{file: a.jpg, alt: 河, people: none}]\n---\n见[附件](b.docx)。\n"
    checkSite([
      "content/news/2025-08-15-稿件.md": Array(item.utf8), "content/news/a.jpg": bytes,
      "content/news/b.docx": bytes,
    ])
  }

  // MARK: Faults

  /// A fault stands in its file and can be told in both languages.
  private func requireSense(_ faults: [Diagnostic], of files: [String: [UInt8]]) {
    for fault in faults {
      for language in MessageLanguage.allCases {
        requireTrue(!fault.message(in: language).isEmpty, "a fault has a message")
        requireTrue(!fault.remedy(in: language).isEmpty, "a fault has a remedy")
      }
      guard let bytes = files[fault.span.file] else { continue }
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      let (start, end) = (fault.span.start, fault.span.end)
      requireTrue(
        start.line >= 1 && start.column >= 1 && end.line <= lines, "\(fault.span) is in the file")
      requireTrue(
        start.line < end.line || start.line == end.line && start.column <= end.column,
        "\(fault.span) ends behind its beginning")
    }
  }
}
