import BulletinModel

/// Words that an archive, a statistic or a public site does not bear.
enum Wording {
  private struct Slip {
    let wrong: [UInt32]
    let right: String
    /// Scalars after which or before which the word is right all the same.
    let notAfter: Set<UInt32>
    let notBefore: Set<UInt32>

    init(_ wrong: String, _ right: String, notAfter: String = "", notBefore: String = "") {
      self.wrong = scalarValues(wrong)
      self.right = right
      self.notAfter = Set(scalarValues(notAfter))
      self.notBefore = Set(scalarValues(notBefore))
    }
  }

  private static let vagueTimes = [
    "近日", "日前", "今年以来", "近年来", "一年来", "截至目前", "目前", "去年同期", "上月", "本周", "今年",
  ].map(scalarValues)
  private static let ambiguousPlaces = ["全区", "我区"].map(scalarValues)
  private static let classifications = [
    "绝密★", "机密★", "秘密★", "绝密▲", "机密▲", "秘密▲", "内部资料，注意保存", "内部资料 注意保存",
    "内部资料，严禁外传", "内部资料，请勿外传", "内部资料，不得外传", "内部文件，注意保存", "密级：",
  ].map(scalarValues)
  private static let slips = [
    Slip("己经", "已经"), Slip("自已", "自己"), Slip("末来", "未来", notAfter: "年月日周季代纪世期"), Slip("未尾", "末尾"),
    Slip("周未", "周末", notAfter: "一二两三四五六七八九十几数"), Slip("顔", "颜"), Slip("為", "为"),
    Slip("説", "说"), Slip("録", "录"), Slip("衆", "众"), Slip("産", "产"), Slip("囯", "国"),
    // 目的, 标的 and 的士, 的确 are words.
    Slip("的的", "的", notAfter: "目标", notBefore: "确士哥"), Slip("与与", "与"), Slip("及及", "及"),
    Slip("就就", "就", notBefore: "业职读医座餐"),
  ]
  /// One bit for the first two scalars of each listed word: nearly all text is passed over by it.
  private static let beginnings: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 1024)
    for word in vagueTimes + ambiguousPlaces + classifications + slips.map(\.wrong) {
      // A word of one scalar may have anything behind it: it has a table of its own.
      guard word.count > 1 else { continue }
      let key = pairKey(word[0], word[1])
      bits[key >> 6] |= 1 << UInt64(key & 63)
    }
    return bits
  }()
  private static let singles: [UInt32] = slips.map(\.wrong).filter { $0.count == 1 }.map { $0[0] }

  private static func pairKey(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 31 &+ second) & 0xFFFF)
  }

  /// Reports vague times, ambiguous places, look-alikes, classification marks and label counts.
  static func faults(in block: ProseBlock, file: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var index = 0
    let beginnings = Self.beginnings
    let singles = Self.singles
    let scalars = block.scalars
    while index < scalars.count {
      let value = scalars[index]
      if value == 0x201C, let fault = LabelCount.fault(in: block, at: index, file: file) {
        faults.append(fault)
      }
      let key = pairKey(value, index + 1 < scalars.count ? scalars[index + 1] : 0)
      guard beginnings[key >> 6] & (1 << UInt64(key & 63)) != 0 || singles.contains(value),
        let (fault, length) = fault(in: block, at: index, file: file)
      else {
        index += 1
        continue
      }
      if let fault { faults.append(fault) }
      index += length
    }
    if block.has(scalarValues("一一"), at: 0), block.scalars.count > 2, !isSentence(block) {
      faults.append(
        Diagnostic(
          .lookalikeCharacter, at: block.span(0..<2, file: file), ["c": "一一", "fix": "——"],
          replacement: "——"))
    }
    return faults
  }

  /// Tells a sentence, in which 一一 is an adverb, from a credit or a second title.
  private static func isSentence(_ block: ProseBlock) -> Bool {
    block.scalars.contains { [0x3002, 0xFF0C, 0xFF01, 0xFF1F].contains($0) }
  }

  /// The fault of the word at a place with the word's length; nil when no listed word stands there.
  private static func fault(in block: ProseBlock, at index: Int, file: String)
    -> (Diagnostic?, Int)?
  {
    for word in classifications where block.has(word, at: index) {
      let range = index..<index + word.count
      return (
        Diagnostic(
          .classification, at: block.span(range, file: file), ["w": block.text(range)]), word.count
      )
    }
    for slip in slips where block.has(slip.wrong, at: index) {
      let range = index..<index + slip.wrong.count
      let before = index > 0 ? block.scalars[index - 1] : 0
      let after = range.upperBound < block.scalars.count ? block.scalars[range.upperBound] : 0
      if slip.notAfter.contains(before) || slip.notBefore.contains(after) { continue }
      return (
        Diagnostic(
          .lookalikeCharacter, at: block.span(range, file: file),
          ["c": block.text(range), "fix": slip.right], replacement: slip.right), range.count
      )
    }
    for (words, code) in [(vagueTimes, FaultCode.vagueTime), (ambiguousPlaces, .ambiguousPlace)] {
      for word in words where block.has(word, at: index) {
        let range = index..<index + word.count
        guard code == .ambiguousPlace || !endsDate(block, before: index, word) else {
          return (nil, word.count)
        }
        let sentence = Sentence(around: index, in: block)
        guard sentence.hasFigure, code == .ambiguousPlace || !sentence.hasYear else {
          return (nil, word.count)
        }
        return (
          Diagnostic(code, at: block.span(range, file: file), ["w": block.text(range)]), word.count
        )
      }
    }
    return nil
  }

  /// What 日 belongs to where 日前 is 日 + 前: 当日前, 工作日前, 到期日前.
  private static let dayEndings = [
    "之", "当", "次", "某", "首", "末", "假", "周", "星期", "到期", "限期", "截止", "截至", "个工作", "纪念", "法定",
  ].map(scalarValues)

  /// Tells 10月5日前 and 到期日前 from the vague word 日前.
  private static func endsDate(_ block: ProseBlock, before index: Int, _ word: [UInt32]) -> Bool {
    guard word == dayBefore, index > 0 else { return false }
    var place = index
    while place > 0, block.scalars[place - 1] == 0x20 { place -= 1 }
    guard place > 0 else { return false }
    let before = block.scalars[place - 1]
    return (0x30...0x39).contains(before) || (0xFF10...0xFF19).contains(before)
      || numerals.contains(before)
      || dayEndings.contains { block.has($0, at: place - $0.count) }
  }

  private static let dayBefore = scalarValues("日前")
  private static let numerals = Set(scalarValues("〇零一二三四五六七八九十廿卅两数几多"))
}

/// The sentence around a place: whether a figure and a year stand in it.
private struct Sentence {
  private(set) var hasFigure = false
  private(set) var hasYear = false

  init(around index: Int, in block: ProseBlock) {
    let ends: Set<UInt32> = [0x3002, 0xFF01, 0xFF1F, 0xFF1B]
    var start = index
    while start > 0, !ends.contains(block.scalars[start - 1]) { start -= 1 }
    var end = index
    while end < block.scalars.count, !ends.contains(block.scalars[end]) { end += 1 }
    var place = start
    while place < end {
      guard isDigit(block.scalars[place]) else {
        place += 1
        continue
      }
      let first = place
      while place < end, isDigit(block.scalars[place]) { place += 1 }
      note(first..<place, in: block, end: end)
    }
  }

  /// Takes one number in: a year, part of a date, a name's or an item's number, or a figure.
  private mutating func note(_ digits: Range<Int>, in block: ProseBlock, end: Int) {
    let before = digits.lowerBound > 0 ? block.scalars[digits.lowerBound - 1] : 0
    var next = digits.upperBound
    let isClosed = next < end && [0x29, 0xFF09, 0x5D, 0x3011].contains(block.scalars[next])
    while next < end, block.scalars[next] == 0x20 { next += 1 }
    let after = next < end ? block.scalars[next] : 0
    if digits.count == 4, after == 0x5E74 { hasYear = true }
    // 年, 月, 日 and 号 make a date; H3 and COVID19 are names; （3） and [4] are numbers of items.
    let isDate = [0x5E74, 0x6708, 0x65E5, 0x53F7].contains(after)
    let isName = (0x41...0x5A).contains(before) || (0x61...0x7A).contains(before)
    let isNumbering = isClosed && digits.count < 3 && !isHan(before)
    if !isDate, !isName, !isNumbering { hasFigure = true }
  }

  private func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
}
