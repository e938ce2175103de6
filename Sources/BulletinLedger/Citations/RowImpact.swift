public import BulletinModel

extension Figures {
  /// All figures whose rows a figure depends on: itself, the period before or a year before for a
  /// comparison, the whole for a share, and those beside it for a rank.
  public func sources(of key: FigureKey) -> [FigureKey] {
    func value(_ members: [String: String], _ period: Period) -> FigureKey {
      FigureKey(key.measure, members, in: period)
    }
    let own = value(key.members, key.period)
    switch key.comparison {
    case .value: return [own]
    case .change: return [own, value(key.members, key.period.previous)]
    case .yoy: return [own, value(key.members, key.period.yearBefore)]
    case .share, .rank: break
    }
    guard let name = key.members.keys.max(), let member = key.members[name] else { return [own] }
    var members = key.members
    if key.comparison == .share {
      members[name] = nil
      return [own, value(members, key.period)]
    }
    guard let axis = axis(name, of: key.measure) else { return [own] }
    let beside = axis.children(of: axis.member(member)?.parent).filter { $0.id != member }
    return [own]
      + beside.map { other in
        members[name] = other.id
        return value(members, key.period)
      }
  }

  /// Tells whether a figure depends on a row of its measure's register.
  public func depends(_ key: FigureKey, onRow row: Int, of register: String) -> Bool {
    guard measure(key.measure)?.register == register else { return false }
    return sources(of: key).contains { rows(behind: $0).contains(row) }
  }
}
