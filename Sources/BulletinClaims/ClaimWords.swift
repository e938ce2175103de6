/// A word that stands before a number and changes what it says.
enum ClaimPrefix: Sendable, Hashable {
  /// 共, 累计, 达: nothing changes.
  case lead
  /// 约, 近, 超过 and the like.
  case qualifier(Qualifier)
  /// 上升, 下降, 持平: the sign of a difference.
  case direction(Trend)
  /// 增加, 减少: of a flow they may stand before the flow itself.
  case gain(Trend)
  /// 翻: before 番.
  case doubling
  /// 同比, 环比.
  case comparison(isYearly: Bool)
  /// 到, 至: a level follows.
  case level
  /// A sign.
  case sign(isMinus: Bool)
}

/// Which way a figure went.
enum Trend: Sendable, Hashable {
  case up, down, level

  /// The word in messages.
  var word: (chinese: String, english: String) {
    switch self {
    case .up: ("上升", "up")
    case .down: ("下降", "down")
    case .level: ("持平", "level")
    }
  }
}

/// How a number stands to the value.
enum Qualifier: Sendable, Hashable {
  case about, near, remainder, above, below, atLeast, atMost
}

/// The words of the grammar.
enum ClaimWords {
  /// What may stand before a number.
  static let prefixes = WordTable<ClaimPrefix>([
    (
      "共 共计 合计 总计 累计 先后 已 达 达到 为 有 是 价值 年均 人均 每日 连续 了 排名 位居 位列 居 列",
      .lead
    ),
    ("约 大约", .qualifier(.about)), ("近 将近 接近", .qualifier(.near)),
    ("超 超过 逾 突破 多于 高于 >", .qualifier(.above)),
    ("不足 不到 不满 未满 少于 低于 <", .qualifier(.below)),
    ("至少 不少于 不低于 ≥", .qualifier(.atLeast)),
    ("至多 不超过 不高于 ≤", .qualifier(.atMost)),
    ("上升 提高 提升 增长 扩大", .direction(.up)), ("下降 降低 回落 缩小", .direction(.down)),
    ("增加 净增", .gain(.up)), ("减少 净减", .gain(.down)), ("翻", .doubling),
    ("同比", .comparison(isYearly: true)), ("环比", .comparison(isYearly: false)),
    (
      """
      a_total_of in_total total was were is are has had of reached reaching came_to stood_at by the_equal_of \
      ranked ranks placed
      """, .lead
    ),
    ("about around approximately roughly some circa", .qualifier(.about)),
    ("nearly almost close_to just_under", .qualifier(.near)),
    ("over more_than above exceeding exceeded greater_than", .qualifier(.above)),
    ("under below less_than fewer_than", .qualifier(.below)),
    ("at_least no_less_than no_fewer_than not_less_than not_fewer_than", .qualifier(.atLeast)),
    ("at_most up_to no_more_than not_more_than", .qualifier(.atMost)),
    (
      "up rose rise risen rising increased increase increasing grew grown growth growing gained climbed",
      .direction(.up)
    ),
    (
      """
      down fell fall fallen falling decreased decrease decreasing declined decline declining \
      dropped drop dropping
      """, .direction(.down)
    ),
    ("year-on-year year_on_year yoy", .comparison(isYearly: true)),
    ("to", .level), ("minus", .sign(isMinus: true)),
    ("到 至", .level), ("- \u{2212} 负", .sign(isMinus: true)), ("+", .sign(isMinus: false)),
  ])

  /// What may stand after a number and its unit.
  static let tails = WordTable<Qualifier>([
    ("左右 上下", .about), ("以上", .atLeast), ("以下 以内", .atMost),
    ("or_so", .about), ("or_more and_more or_above and_over", .atLeast),
    ("or_less or_fewer or_under", .atMost),
  ])

  /// What stands for a number as a whole.
  static let wholes = WordTable<Amount>([
    ("全覆盖 全部", .all), ("零 无 没有 未发生", .zero), ("一半 半数", .fraction(1, 2)),
    ("过半 过半数", .majority), ("持平", .level),
    ("none", .zero), ("half one_half", .fraction(1, 2)), ("a_third one_third", .fraction(1, 3)),
    ("two_thirds", .fraction(2, 3)), ("a_quarter one_quarter", .fraction(1, 4)),
    ("three_quarters", .fraction(3, 4)), ("a_fifth one_fifth", .fraction(1, 5)),
    ("a_tenth one_tenth", .fraction(1, 10)), ("a_majority most", .majority),
    ("unchanged level flat", .level),
  ])

  /// The words of the opposite direction, for repairs.
  static let opposites: [String: String] = [
    "上升": "下降", "提高": "降低", "提升": "下降", "增长": "下降", "扩大": "缩小", "下降": "上升", "降低": "提高",
    "回落": "上升", "缩小": "扩大", "增加": "减少", "净增": "净减", "减少": "增加", "净减": "净增",
    "up": "down", "rose": "fell", "rise": "fall", "risen": "fallen", "rising": "falling",
    "increased": "decreased", "increase": "decrease", "increasing": "decreasing",
    "grew": "declined", "grown": "declined", "growth": "decline", "growing": "declining",
    "gained": "fell", "climbed": "fell", "down": "up", "fell": "rose", "fall": "rise",
    "fallen": "risen", "falling": "rising", "decreased": "increased", "decrease": "increase",
    "decreasing": "increasing", "declined": "rose", "decline": "rise", "declining": "rising",
    "dropped": "rose", "drop": "rise", "dropping": "rising",
  ]

  /// Scalars after which a qualifier of one sign is the end of another word: 签约, 附近.
  private static let endings: [Unicode.Scalar: String] = [
    "约": "签预节契条合公履违特缩集制邀誓婚解续毁隐简相", "近": "附最邻靠临新亲就远走贴抵逼切相凑",
    "超": "赶高出英中", "到": "看听遇感想收找做得受谈", "至": "乃甚以截直", "有": "所没拥具享占持含",
    "列": "系行排下陈并", "居": "民定移旧邻安起", "为": "成因作认行", "是": "于但可就还", "已": "不而",
    "了": "为除", "负": "担抱胜背", "达": "到传表抵",
  ]

  /// Tells whether a prefix of one sign, with another sign before it, is no word of its own.
  static func isEnding(_ word: WordTable<ClaimPrefix>.Match, after scalar: Unicode.Scalar?) -> Bool
  {
    guard word.scalars.count == 1, let scalar, let others = endings[word.scalars[0]] else {
      return false
    }
    return others.unicodeScalars.contains(scalar)
  }
}
