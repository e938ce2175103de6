/// What the YAML library says of an error, in words that an editor can act on.
struct YAMLProblem {
  let chinese: String
  let english: String
  /// Tells whether the beginning of the construct is the place to show, not where reading stopped.
  let isAtStart: Bool

  private init(_ chinese: String, _ english: String, isAtStart: Bool = false) {
    self.chinese = chinese
    self.english = english
    self.isAtStart = isAtStart
  }

  /// Puts a problem with the construct in which it arose into words.
  ///
  /// Source: the messages of libyaml 0.2.5, scanner.c and parser.c.
  init(_ problem: String, while context: String?) {
    if context?.contains("quoted scalar") == true, !problem.contains("escape") {
      self.init("引号没有结束", "the quotation mark is not closed", isAtStart: true)
      return
    }
    switch problem {
    case "did not find expected ',' or ']'":
      self.init("“[”没有对应的“]”，或者缺逗号", "\"[\" is not closed, or a comma is missing")
    case "did not find expected ',' or '}'":
      self.init("“{”没有对应的“}”，或者缺逗号", "\"{\" is not closed, or a comma is missing")
    case "mapping values are not allowed in this context":
      self.init("这里不能再有“: ”，含冒号的文字要加引号", "a second \": \" here: quote the text")
    case "could not find expected ':'":
      self.init("这一行缺少“: ”", "\": \" is missing on this line")
    case "did not find expected key":
      self.init("缩进没有对齐，或者引号、括号没有结束", "the indentation or a closing mark is wrong")
    case "did not find expected '-' indicator":
      self.init("列表各项的“-”没有对齐", "the items of the list are not aligned")
    case "found character that cannot start any token":
      self.init("文字不能以这个记号开头，要加引号", "a value may not begin so: quote it")
    case "found unknown escape character":
      self.init("双引号里的“\\”写法不对，改用单引号", "wrong escape: use single quotes")
    case "block sequence entries are not allowed in this context":
      self.init("“- ”要另起一行写", "\"- \" must begin a line")
    case "did not find expected <document start>", "but found another document":
      self.init("这里只能有一份内容", "only one document is allowed")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      self.init("缩进里有 Tab", "a Tab in the indentation")
    default:
      self.init(problem, problem)
    }
  }
}
