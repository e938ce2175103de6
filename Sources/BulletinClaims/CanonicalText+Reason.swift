import BulletinModel

extension CanonicalText {
  /// Why there is no value, in the words of messages.
  static func reason(_ reason: AbsenceReason) -> (chinese: String, english: String) {
    switch reason {
    case .notReported: ("没有填报", "nothing was reported")
    case .partial(let reported, let due):
      ("应报 \(due) 个单位，只报了 \(reported) 个", "only \(reported) of \(due) units reported")
    case .zeroBase: ("基数是零", "the base is zero")
    case .notAdditive: ("各部分有重叠，不能相加", "the parts overlap and cannot be added")
    case .noComparison: ("没有可比的数", "there is nothing to compare with")
    case .withheld: ("人数太少，不公布", "withheld: it counts too few persons")
    case .unknown: ("没有这样的指标", "there is no such figure")
    }
  }
}
