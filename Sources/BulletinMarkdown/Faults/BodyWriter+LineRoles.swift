import BulletinModel

/// How a line that is read otherwise than it was meant is named.
extension BodyWriter {
  /// What a line becomes against its author's intent.
  enum LineRole {
    case paragraph, continuation, indent, code, heading
    case list(Int)

    var chinese: String {
      switch self {
      case .paragraph: "普通段落，不是标题或列表"
      case .continuation: "上一行的延续，不会另起一行"
      case .indent: "多出的缩进"
      case .code: "代码块"
      case .heading: "标题"
      case .list(let start): "从 \(start) 起编号的列表"
      }
    }

    var english: String {
      switch self {
      case .paragraph: "an ordinary paragraph, no heading or list"
      case .continuation: "a continuation of the line before, on the same line"
      case .indent: "an indent too many"
      case .code: "a block of code"
      case .heading: "a heading"
      case .list(let start): "a list that counts from \(start)"
      }
    }

    /// What to do about it.
    var remedy: (chinese: String, english: String) {
      switch self {
      case .paragraph:
        (
          "是标题就写成 ## 加空格再写标题；是列表就写成 1. 加空格或 - 加空格；都不是就不用管",
          "write a heading as ##, space, words; an item as 1. or -, space, words"
        )
      case .continuation:
        (
          "要另起一行，就在这一行上面空一行；是列表就写成 1. 加空格或 - 加空格",
          "leave a line blank above it; write an item as 1. or -, space, words"
        )
      case .indent:
        (
          "删掉行首的全角空格，段首空两格由版式加",
          "remove the full-width spaces: the layout indents paragraphs"
        )
      case .code:
        (
          "删掉行首的空格；真是程序代码，就在它的上下各写一行 ```",
          "remove the spaces; fence real code by lines of ```"
        )
      case .heading:
        (
          "不是标题，就在 --- 上面空一行；是标题，就写成 ## 加空格再写标题",
          "leave a line blank above ---; write a heading as ##, space, words"
        )
      case .list: ("在数字后面的点前加 \\", "put \\ before the dot behind the number")
      }
    }
  }

  mutating func accident(_ source: Range<Int>, _ role: LineRole, replacement: String?) {
    let remedy = role.remedy
    fault(
      .accidentalMarkup, source,
      [
        "what": role.chinese, "what@en": role.english, "how": remedy.chinese,
        "how@en": remedy.english,
      ], replacement: replacement)
  }
}
