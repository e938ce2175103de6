/// What the heads of columns tell before a row is read.
public enum HeaderWords {
  /// Heads of personal data; whole or as a part, spaces ignored.
  ///
  /// Source: the privacy rules of the domain handbook.
  private static let personal = [
    "姓名", "性别", "出生", "年龄", "身份证", "证件", "电话", "手机", "住址", "家庭", "户主", "银行",
    "账号", "帐号", "卡号", "民族", "政治面貌", "学历", "病", "残疾", "低保", "照片", "签名",
  ]
  private static let personalKeys: Set<String> = [
    "phone", "mobile", "telephone", "gender", "sex", "age", "birthday", "birth_date", "id_card",
    "id_number", "passport", "home_address", "bank_account", "ethnicity",
  ]
  private static let rates = ["率", "比例", "占比", "比重", "百分比", "百分点", "%", "％"]

  /// Tells whether a head that no schema knows announces personal data.
  public static func isPersonal(_ head: String) -> Bool {
    let word = String(String.UnicodeScalarView(head.unicodeScalars.filter { !isSpace($0) }))
    return personal.contains { word.has($0) } || personalKeys.contains(word.lowercased())
  }

  /// Tells whether a head that no schema knows announces a rate.
  public static func isRate(_ head: String) -> Bool {
    rates.contains { head.has($0) } || head.lowercased().hasSuffix("_rate")
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}" || scalar == "\n" || scalar == "\u{A0}"
  }
}

extension String {
  /// Tells whether a text holds another, by bytes.
  public func has(_ part: String) -> Bool {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0...].starts(with: wanted) }
  }
}

/// Rows that people add to a table for other people.
public enum RowMarks {
  private static let totals = ["合计", "总计", "共计", "小计", "其中"]
  private static let notes = [
    "注：", "注:", "注1", "注１", "说明：", "说明:", "备注：", "备注:", "数据来源", "资料来源", "填表", "制表", "审核",
  ]

  /// What the first filled cell of a row makes of it.
  public enum Mark: Sendable, Hashable {
    /// The sum of all rows, to be checked.
    case total
    /// The sum of some rows.
    case subtotal
    /// What somebody wrote below a table.
    case note
  }

  /// The mark of a row, by its first filled cell.
  public static func mark(_ cell: String) -> Mark? {
    let word = String(
      String.UnicodeScalarView(cell.unicodeScalars.filter { $0 != " " && $0 != "\u{3000}" }))
    for total in totals where word.hasPrefix(total) {
      let rest = word.dropFirst(total.count)
      guard rest.isEmpty || "：:（(".contains(rest.first ?? " ") else { continue }
      return total == "小计" || total == "其中" ? .subtotal : .total
    }
    return notes.contains { word.hasPrefix($0) } ? .note : nil
  }

  /// Tells at a glance whether a first byte may begin a mark.
  public static func mayBegin(_ byte: UInt8) -> Bool {
    byte == 0xE5 || byte == 0xE6 || byte == 0xE8
  }
}
