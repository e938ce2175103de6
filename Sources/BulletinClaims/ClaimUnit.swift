import BulletinModel

/// A unit with the dimension that it measures.
struct ClaimUnit: Sendable, Hashable {
  /// What a unit measures; units of one dimension convert exactly.
  enum Dimension: Sendable, Hashable {
    case persons, visits, sessions, items, copies, money, area, mass, length, months, days, minutes
    case share, points, multiples, doublings, rank
    /// 个: any thing.
    case general
    /// 家, 户 and other things: each word for itself.
    case things(String)
  }

  /// The word.
  let word: String
  /// What it measures.
  let dimension: Dimension
  /// How many of the dimension's smallest unit it holds.
  let factor: Rational

  /// Tells whether it measures and does not count, so that values are rounded.
  var isContinuous: Bool {
    switch dimension {
    case .money, .area, .mass, .length, .months, .days, .minutes: true
    default: false
    }
  }

  /// Tells whether 个 may stand for it.
  private var isThing: Bool {
    switch dimension {
    case .things, .general, .items, .copies, .sessions: true
    default: false
    }
  }

  /// Tells whether a number in this unit can state a figure in the other.
  func fits(_ other: ClaimUnit) -> Bool {
    if dimension == other.dimension { return true }
    if dimension == .general { return other.isThing }
    if other.dimension == .general, case .things = dimension { return true }
    return false
  }

  /// The unit of a measure as its register names it, such as 万元.
  init(ofMeasure name: String) {
    let scalars = FoldedText(name).scalars
    if let (unit, length) = ClaimUnit.unit(at: 0, in: scalars), length == scalars.count {
      self = unit
    } else if let (scale, power) = ClaimUnit.scales.first(where: { scalars.first == $0.0 }),
      let (unit, length) = ClaimUnit.unit(at: 1, in: scalars), length == scalars.count - 1,
      let factor = unit.factor.multiplied(by: Rational(power))
    {
      self.init(word: String(scalars: [scale] + scalars[1...]), unit.dimension, factor)
    } else {
      self.init(word: name, .things(name), Rational(1))
    }
  }

  init(word: String, _ dimension: Dimension, _ factor: Rational = Rational(1)) {
    self.word = word
    self.dimension = dimension
    self.factor = factor
  }

  /// The unit that begins at a place, with its length.
  static func unit(at place: Int, in scalars: [Unicode.Scalar]) -> (ClaimUnit, Int)? {
    guard let entry = table.word(at: place, in: scalars) else { return nil }
    guard let (dimension, factor) = entry.meaning else {
      return (ClaimUnit(word: entry.word, .things(entry.word)), entry.scalars.count)
    }
    return (ClaimUnit(word: entry.word, dimension, factor), entry.scalars.count)
  }

  /// Tells whether a word of prose only begins like a unit: 家庭, 人民.
  static func isOtherWord(at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    others.word(at: place, in: scalars) != nil
  }

  static let percent = ClaimUnit(word: "%", .share, Rational(10))
  static let permille = ClaimUnit(word: "‰", .share)
  static let points = ClaimUnit(word: "个百分点", .points)
  static let multiple = ClaimUnit(word: "倍", .multiples)
  static let yuan = ClaimUnit(word: "元", .money)
  static let place = ClaimUnit(word: "位", .rank)

  private static let scales: [(Unicode.Scalar, Int64)] = [("万", 10_000), ("亿", 100_000_000)]

  /// Source: the domain handbook, 3.1 rule 3; nil stands for a thing of its own.
  private static let table = WordTable<(Dimension, Rational)?>([
    ("人 名 位", (.persons, Rational(1))), ("人次", (.visits, Rational(1))),
    ("次 场 场次 期", (.sessions, Rational(1))), ("件 项 起 条", (.items, Rational(1))),
    ("册 份", (.copies, Rational(1))), ("元", (.money, Rational(1))),
    ("平方米 m2", (.area, Rational(3))), ("亩", (.area, Rational(2000))),
    ("公顷", (.area, Rational(30_000))), ("平方公里 km2", (.area, Rational(3_000_000))),
    ("斤", (.mass, Rational(1))), ("公斤 千克 kg", (.mass, Rational(2))),
    ("吨", (.mass, Rational(2000))), ("米 m", (.length, Rational(1))),
    ("公里 千米 km", (.length, Rational(1000))), ("月 个月", (.months, Rational(1))),
    ("年", (.months, Rational(12))), ("天 日", (.days, Rational(1))),
    ("小时 个小时", (.minutes, Rational(60))), ("分钟", (.minutes, Rational(1))),
    ("%", (.share, Rational(10))), ("‰", (.share, Rational(1))),
    ("百分点 个百分点", (.points, Rational(1))), ("倍", (.multiples, Rational(1))),
    ("番", (.doublings, Rational(1))), ("个", (.general, Rational(1))),
    ("person persons people", (.persons, Rational(1))), ("visit visits", (.visits, Rational(1))),
    ("session sessions", (.sessions, Rational(1))), ("item items", (.items, Rational(1))),
    ("copy copies", (.copies, Rational(1))), ("yuan rmb cny", (.money, Rational(1))),
    ("square_metres square_meters sq_m sqm", (.area, Rational(3))),
    ("mu", (.area, Rational(2000))), ("hectares hectare ha", (.area, Rational(30_000))),
    ("tonnes tonne tons ton t", (.mass, Rational(2000))),
    ("kilograms kilogram", (.mass, Rational(2))),
    ("metres metre meters meter", (.length, Rational(1))),
    ("kilometres kilometre kilometers kilometer", (.length, Rational(1000))),
    ("months month", (.months, Rational(1))), ("years year", (.months, Rational(12))),
    ("days day", (.days, Rational(1))), ("hours hour", (.minutes, Rational(60))),
    ("minutes minute", (.minutes, Rational(1))), ("percent per_cent pct", (.share, Rational(10))),
    ("percentage_points percentage_point pp", (.points, Rational(1))),
    ("times fold", (.multiples, Rational(1))),
    (
      """
      家 户 所 处 座 间 台 辆 支 面 本 篇 张 幅 套 批 对 站 点 户次 家次 件次 台次 个次 车次 班次 架次 课时 学时 工时 \
      工作日 个工作日 棵 株 头 只 匹 盏 部 门 类 种 级 层 组 队 班 村 镇 乡 县 市 省 校 店 片 块 根 盒 箱 袋 瓶 枚 \
      艘 架 把 副 双 顶 床 顿 餐 席 届 轮 声 首 部次 立方米 m3 千瓦时 千瓦 兆瓦 度 升 毫升 字 页
      """, nil
    ),
  ])

  private static let others = WordTable<Bool>([
    (
      """
      家庭 家人 家长 家乡 家门 人民 人员 人口 人才 人大 名单 名称 名录 名义 位于 位置 期间 期末 期限 份额 项目 件套 次要 \
      次日 场所 场地 场面 条件 条例 个人 个体 个别 户籍 户外 所有 所在 所以 处于 处理 处置 台账 支持 支出 支付 面对 面向 \
      面积 面临 本年 本月 本市 本报 本站 批准 对于 对此 对应 点击 站点 元旦 元素 年度 年底 年初 月底 月初 日前 日常 天然 \
      起来 起到 市场 市民 省市 县级 级别 类似 类型 种类 种植 部门 部分 部署 组织 组成 队伍 班子 村民 镇区 村庄 成立 成为 \
      成功 成果 成员 成本 成长 倍增 门类 校园 店铺 度过 升级 字样 页面 首次 届时 轮流 声音 头等 只有 只是 层面 块状 双方
      """, true
    )
  ])
}
