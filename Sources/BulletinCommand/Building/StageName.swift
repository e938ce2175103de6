import BulletinSource

/// The names of stages in reports of time: plain words of the program, alike in every language so
/// that reports can be compared.
enum StageName {
  static let citations = "cite"
  static let retell = "retell"
  static let look = "look"
  static let render = "render"
  static let photos = "photos"
  static let copies = "copies"
  static let documents = "documents"
  static let commit = "commit"

  /// The stage that progress shows.
  static func of(_ stage: Pipeline.Stage) -> String {
    switch stage {
    case .loading: "load"
    case .checking: "check"
    case .computing: "figures"
    case .planning: "plan"
    case .writing: render
    case .printing: documents
    }
  }

  /// A part of the check.
  static func check(_ part: CheckPart) -> String {
    switch part {
    case .settings: "check settings"
    case .registers: "check registers"
    case .measures: "check measures"
    case .news: "check news"
    case .pages: "check pages"
    case .theme: "check theme"
    case .faults: "faults"
    }
  }
}
