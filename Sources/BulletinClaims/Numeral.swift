import BulletinModel

/// A number as it is written: what it says, how exactly, and in which style.
struct Numeral: Sendable, Hashable {
  /// What it says, scale included.
  var value: Rational
  /// The upper end where two neighbours are named: 七八十.
  var high: Rational?
  /// The place of the last digit shown.
  var shown: Rational
  /// The place of the last digit that is not zero.
  var round: Rational
  /// How many digits are shown, zeros in front left out.
  var digits: Int
  /// How many of them stand after the point.
  var decimals = 0
  /// What 万 or 亿 multiply by.
  var scale = Rational(1)
  /// The scale as written.
  var scaleWord = ""
  /// Tells whether Chinese digits were used.
  var isChinese = false
  /// Tells whether thousands are parted by commas.
  var hasCommas = false
  /// Tells whether it is written otherwise than the rules want.
  var isIrregular = false
  /// Tells whether its commas part no thousands.
  var isMalformed = false
  /// Tells whether it counts tenths (成), so that the value is in percent.
  var isTenths = false
  /// 余 or 多 after it, and the place after which.
  var remainder: Remainder?

  /// 余 or 多.
  struct Remainder: Sendable, Hashable {
    /// Where it stands.
    enum Position: Sendable, Hashable {
      case beforeScale, afterScale, afterUnit
    }

    let word: String
    let position: Position
    /// Tells whether it stands in the prose after the link.
    var isOutside = false
  }

  /// Tells whether a scale stands after it.
  var hasScale: Bool { scale != Rational(1) }

  /// How far above the number 余 reaches.
  func reach(isContinuous: Bool) -> Rational {
    switch remainder?.position {
    case .afterScale: shown
    case .afterUnit where hasScale: shown
    case .afterUnit where isContinuous: shown
    default: round
    }
  }
}

/// What a link's text states.
enum Amount: Sendable, Hashable {
  case number(Numeral)
  /// From one to another, both included.
  case range(Numeral, Numeral)
  /// 三分之二, 一半.
  case fraction(Int64, Int64)
  /// 过半.
  case majority
  /// 全部.
  case all
  /// 零, 没有.
  case zero
  /// 持平.
  case level
  /// 第4位, 倒数第二, 并列第3位.
  case rank(Place)

  /// A place among several.
  struct Place: Sendable, Hashable {
    var number: Int64
    var isFromEnd: Bool
    var isTied: Bool
    var isChinese: Bool
    /// 位 or 名, or the whole word such as 末位.
    var word: String
  }
}
