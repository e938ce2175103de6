/// Rendered prose: safe HTML with holes where an address must be filled in once routes are known.
///
/// The Markdown room makes it, the plan checks its links, the renderer fills its holes.
public struct Body: Sendable, Hashable {
  /// What belongs into a hole.
  public enum Filling: Sendable, Hashable {
    /// The escaped address of `links[index]`, between the quotes of `href`.
    case address(Int)
    /// The attributes ` src="…" width="…" height="…"` of `images[index]`, inside `<img`.
    case image(Int)
    /// The `<figcaption>` of `images[index]`, where it has a caption or a credit.
    case caption(Int)
    /// The markup that the site draws for `blocks[index]`.
    case block(Int)
    /// The tag that opens `figures[index]`; the value as well, where the text is empty.
    case figure(Int)
    /// The tag that closes `figures[index]`.
    case figureEnd(Int)
  }

  /// A place in `html` where something is filled in.
  public struct Hole: Sendable, Hashable {
    /// How many bytes of `html` stand before it.
    public let offset: Int
    /// What belongs there.
    public let filling: Filling

    /// Makes a hole before the byte at `offset`.
    public init(offset: Int, filling: Filling) {
      self.offset = offset
      self.filling = filling
    }
  }

  /// A link in the prose, as written.
  public struct Link: Sendable, Hashable {
    /// The destination as written, unescaped.
    public let destination: String
    /// The link's text without markup.
    public let text: String
    /// Where it stands.
    public let span: SourceSpan

    /// Makes a link as written.
    public init(destination: String, text: String, span: SourceSpan) {
      self.destination = destination
      self.text = text
      self.span = span
    }
  }

  /// A figure in the prose, as written: a link to `stat:…`.
  public struct Figure: Sendable, Hashable {
    /// What stands behind `stat:`, unescaped.
    public let address: String
    /// The link's text without markup; empty where the value is to be inserted.
    public let text: String
    /// The words right before it in its block, at most twelve characters.
    public let before: String
    /// The words right after it in its block, at most six characters.
    public let after: String
    /// The whole link.
    public let span: SourceSpan
    /// What stands between the brackets.
    public let textSpan: SourceSpan

    /// Makes a figure as written.
    public init(
      address: String, text: String, before: String, after: String, span: SourceSpan,
      textSpan: SourceSpan
    ) {
      self.address = address
      self.text = text
      self.before = before
      self.after = after
      self.span = span
      self.textSpan = textSpan
    }
  }

  /// A picture in the prose, as written.
  public struct Image: Sendable, Hashable {
    /// The destination as written, unescaped: a file beside the text.
    public let destination: String
    /// The alternative text.
    public let alternative: String
    /// The caption, from the image's title.
    public let caption: String?
    /// Tells whether it stands alone in its paragraph and became a figure.
    public let isFigure: Bool
    /// Where it stands.
    public let span: SourceSpan

    /// Makes a picture as written.
    public init(
      destination: String, alternative: String, caption: String?, isFigure: Bool, span: SourceSpan
    ) {
      self.destination = destination
      self.alternative = alternative
      self.caption = caption
      self.isFigure = isFigure
      self.span = span
    }
  }

  /// A fenced block that the site draws, as written.
  public struct Block: Sendable, Hashable {
    /// What is drawn.
    public let kind: FigureBlock.Kind
    /// The lines between the fences, without the fence's own indent.
    public let text: String
    /// The opening fence; the first line of `text` is the line below it.
    public let span: SourceSpan

    /// Makes a block as written.
    public init(kind: FigureBlock.Kind, text: String, span: SourceSpan) {
      self.kind = kind
      self.text = text
      self.span = span
    }
  }

  /// A heading with its anchor.
  public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public let level: Int
    /// The heading's text without markup.
    public let text: String
    /// The `id` in the page: unique in it, stable, readable for Chinese.
    public let anchor: String
    /// Where it stands.
    public let span: SourceSpan

    /// Makes a heading.
    public init(level: Int, text: String, anchor: String, span: SourceSpan) {
      self.level = level
      self.text = text
      self.anchor = anchor
      self.span = span
    }
  }

  /// The markup, without what the holes take.
  public private(set) var html: Markup
  /// The holes by rising offset.
  public let holes: [Hole]
  /// All links in reading order.
  public let links: [Link]
  /// All pictures in reading order.
  public let images: [Image]
  /// All figure blocks in reading order.
  public let blocks: [Block]
  /// All figures in reading order.
  public let figures: [Figure]
  /// The numbers that look like statistics and that no link covers, in reading order.
  public let numerals: [LooseNumeral]
  /// All headings in reading order.
  public let headings: [Heading]
  /// Every `id` in the markup, footnotes included: what a link to an anchor may name.
  public let anchors: Set<String>
  /// The first sentence without markup; empty when there is no prose.
  public let firstSentence: String
  /// 字数: Han characters, full-width marks, Latin words and numbers.
  public let wordCount: Int

  /// Makes rendered prose from its parts.
  public init(
    html: [UInt8], holes: [Hole] = [], links: [Link] = [], images: [Image] = [],
    blocks: [Block] = [], figures: [Figure] = [], numerals: [LooseNumeral] = [],
    headings: [Heading] = [], anchors: Set<String> = [], firstSentence: String = "",
    wordCount: Int = 0
  ) {
    self.html = Markup(html)
    self.holes = holes
    self.links = links
    self.images = images
    self.blocks = blocks
    self.figures = figures
    self.numerals = numerals
    self.headings = headings
    self.anchors = anchors
    self.firstSentence = firstSentence
    self.wordCount = wordCount
  }

  /// The same prose with its markup on a shelf.
  public func shelved(on shelf: any MarkupShelf) -> Body {
    guard html.isInMemory, !html.isEmpty else { return self }
    return with(html: Markup(html.bytes, on: shelf))
  }

  /// The same prose with its markup at another place.
  public func with(html: Markup) -> Body {
    var body = self
    body.html = html
    return body
  }

  /// Stands in words made from the prose where the value of a figure is to be inserted: U+FFFC, the
  /// object replacement character.
  public static let insertionMark = "\u{FFFC}"

  /// Prose without a word.
  public static let empty = Body(html: [])
}
