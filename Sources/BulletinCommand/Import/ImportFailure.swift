/// Why nothing of a file could be imported.
enum ImportFailure: Error, Sendable, Equatable {
  /// There is no such file, or it cannot be read.
  case unreadable(path: String, cause: String)
  /// No encoding explains the text.
  case unknownEncoding(path: String)
  /// Nothing reads this kind of file; the names of kinds that are read in its place.
  case unknownKind(path: String, instead: String?)
  /// Another program is needed.
  case noProgram(name: String, path: String)
  /// Another program could not read the file.
  case refused(program: String, path: String, cause: String)
  /// The file is not what its name says.
  case broken(path: String)
  /// `--column` names none.
  case unknownColumn(typed: String, columns: [String])

  /// Tells whether the machine is to blame, not the command line.
  var isOfTheMachine: Bool {
    switch self {
    case .noProgram, .refused: true
    default: false
    }
  }
}

extension Words {
  /// Why a file was not imported, and what to do.
  func message(for failure: ImportFailure) -> String {
    switch failure {
    case .unreadable(let path, let cause):
      say(
        "读不了“\(path)”：\(cause)。请检查名字写对没有、有没有权限。",
        "Cannot read \"\(path)\": \(cause). Check its name and that it may be read.")
    case .unknownEncoding(let path):
      say(
        "“\(path)”的文字编码读不出来。请用记事本打开，另存为 UTF-8，再导入一次。",
        "The encoding of \"\(path)\" is unknown: save it as UTF-8 and import it again.")
    case .unknownKind(let path, let instead):
      unknownKind(path, instead)
    case .noProgram(let name, let path):
      noProgram(name, path)
    case .refused(let program, let path, let cause):
      say(
        "\(program) 读不了“\(path)”：\(cause)。请在 Word 里打开，另存为新的 .docx，再导入一次。",
        "\(program) cannot read \"\(path)\": \(cause). Open it in Word, save it as a new .docx, then "
          + "use that.")
    case .broken(let path):
      say(
        "“\(path)”已经损坏，或者不是它的名字说的那种文件。请用原来的软件打开，另存一份，再导入。",
        "\"\(path)\" is damaged or not what its name says. Open it in its own program, save it anew, "
          + "then use that.")
    case .unknownColumn(let typed, let columns):
      say(
        "没有栏目“\(typed)”。现有的栏目：\(columns.joined(separator: "、"))。",
        "There is no column \"\(typed)\". There are: \(columns.joined(separator: ", ")).")
    }
  }

  private func unknownKind(_ path: String, _ instead: String?) -> String {
    guard let instead else {
      return say(
        "不认识“\(path)”这种文件。能导入的有：.txt 文字、.docx 文档、.csv 和 .xlsx 表格，以及旧网站的文件夹。",
        "\"\(path)\" is of no known kind. What can be imported: .txt, .docx, .csv and .xlsx files, and "
          + "folders of old sites.")
    }
    return say(
      "“\(path)”是老格式。请用原来的软件打开，另存为 \(instead)，再导入。",
      "\"\(path)\" is of an old kind: save it as \(instead) in its own program and import that.")
  }

  private func noProgram(_ name: String, _ path: String) -> String {
    guard name == "pandoc" else {
      return say(
        "导入“\(path)”要用 \(name)，这台电脑上没有。安装：sudo apt install \(name)；也可以在表格软件里另存为 .csv，"
          + "再导入那一份。",
        "\(name) is needed to import \"\(path)\" and is not installed: sudo apt install \(name). Or "
          + "save the file as .csv and import that.")
    }
    return say(
      "导入“\(path)”要用 \(name)，这台电脑上没有。安装：Debian、Ubuntu 用 sudo apt install \(name)，"
        + "macOS 用 brew install \(name)。也可以在 Word 里另存为“纯文本 .txt”，再导入那一份。",
      "\(name) is needed to import \"\(path)\" and is not installed: sudo apt install \(name), or "
        + "brew install \(name). Or save the file as plain text, .txt, and import that.")
  }
}
