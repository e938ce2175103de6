import BulletinModel

/// What must hold within each row of a built-in register, beside the types of its fields.
struct RegisterRules: Sendable {
  /// Pairs of dates of which the second may not come before the first (E41).
  var dates: [(first: String, second: String)] = []
  /// The counts of a part and of its whole: the part is never larger (E15).
  var organised: (part: String, whole: String)?
  /// Pairs of counts of which the first is never larger than the second (E80).
  var atMost: [(part: String, whole: String)] = []
  /// The field that names the row above in a tree of rows, if there is one (E14).
  var parent: String?

  /// The rules of a built-in register; none for others.
  static func builtIn(_ register: String) -> RegisterRules {
    switch register {
    case "branches":
      RegisterRules(dates: [("founded", "dissolved")], parent: "parent")
    case "activities":
      RegisterRules(dates: [("date", "end")])
    case "coverage":
      RegisterRules(organised: ("organised", "eligible"), atMost: [("joint", "organised")])
    default:
      RegisterRules()
    }
  }
}
