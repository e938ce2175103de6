import BulletinModel

/// A register whose rows happen in a period, live from one day to another, or are counted singly.
struct EventLedger: Ledger {
  let definitions: [MeasureDefinition]
  let faults: [Diagnostic]
  let columns: ReadColumns
  let tracks: [TimeRule: EventTrack]
  /// For each measure of which rows say anything what its figures are read from.
  private let served: [String: Served]
  let today: CivilDate

  init(_ definitions: [MeasureDefinition], of register: Register, by reader: CellReader) {
    self.definitions = definitions
    let columns = ReadColumns(definitions, of: register, by: reader)
    let today = reader.edition.now.date
    var tracks: [TimeRule: EventTrack] = [:]
    var places: [String: EventPlaces] = [:]
    for definition in definitions {
      let rule = definition.time
      let key = RegisterKey(of: register.schema, at: rule)
      if register.rowCount > 0, tracks[rule] == nil {
        let timeline = Timeline(rule, of: register, key: key, today: today)
        tracks[rule] = EventTrack(timeline, columns)
      }
      if let plan = columns.plans[definition.measure.id] {
        places[definition.measure.id] = EventPlaces(plan, columns, key: key, by: reader)
      }
    }
    self.columns = columns
    self.tracks = tracks
    self.today = today
    faults = columns.faults
    var served: [String: Served] = [:]
    for definition in definitions {
      let id = definition.measure.id
      guard let plan = columns.plans[id], columns.isFilled(plan),
        let track = tracks[definition.time],
        let places = places[id]
      else { continue }
      served[id] = Served(
        plan: plan, track: track, places: places,
        isCensus: EventLedger.life(of: definition, among: definitions) != nil)
    }
    self.served = served
  }

  /// A measure with all that its figures are read from; shared, since many thousand are read from each.
  final class Served: Sendable {
    let plan: ReadColumns.Plan
    let track: EventTrack
    let places: EventPlaces
    /// Tells whether the register knows every month up to today.
    let isCensus: Bool

    init(plan: ReadColumns.Plan, track: EventTrack, places: EventPlaces, isCensus: Bool) {
      self.plan = plan
      self.track = track
      self.places = places
      self.isCensus = isCensus
    }

    var time: TimeRule { plan.definition.time }
  }

  func axis(_ dimension: String, of definition: MeasureDefinition) -> Axis? {
    columns.plans[definition.measure.id]?.axes[dimension].map { columns.axes[$0] }
  }

  func periods(of definition: MeasureDefinition) -> [Period] {
    guard isFilled(definition), let track = tracks[definition.time] else { return [] }
    if let census = census(of: definition) {
      return BulletinLedger.periods(holding: census)
    }
    if isCensus(definition) { return [] }
    if let named = track.timeline.named { return named }
    if case .latest = definition.time {
      return BulletinLedger.periods(holding: track.timeline.months)
    }
    guard let reach = track.timeline.reach else { return [] }
    return BulletinLedger.periods(holding: reach.suffix(EventLedger.longestRun))
  }

  func covered(by definition: MeasureDefinition) -> ClosedRange<CivilDate>? {
    let periods = periods(of: definition)
    guard let first = periods.first?.start else { return nil }
    if isCensus(definition) { return first...max(first, today) }
    return tracks[definition.time]?.timeline.days
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    guard let served = served[definition.measure.id] else { return Cell(absence: .notReported) }
    let found = part(served, members, period)
    guard case .known(let part) = found, let numerator = part.value(served.plan.numerator) else {
      return Cell(absence: found.absence ?? .notReported)
    }
    var denominator = Cell.Sum()
    if let reading = served.plan.denominator {
      guard let value = part.value(reading) else { return Cell(absence: .notReported) }
      denominator = value
    }
    return Cell(
      numerator: numerator, denominator: denominator, rowCount: part.count(served.plan.behind),
      asOf: day(part, served.time, period), isWhole: isWhole(period, served))
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    guard let served = served[definition.measure.id],
      case .known(let part) = part(served, members, period)
    else { return [] }
    return part.rows(served.plan.behind)
  }

  func leftOut(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period)
    -> [LeftOutRow]
  {
    guard let served = served[definition.measure.id],
      case .known(let part) = part(served, members, period)
    else { return [] }
    let plan = served.plan
    var left = LeftOutRow.unread(
      part.rows(ReadColumns.allRows), read: part.rows(plan.behind), by: definition)
    if case .latest = definition.time {
      let earlier = part.track.timeline.slots(in: period).flatMap { $0 }.filter { slot in
        !part.slots.contains { $0.contains(slot) }
      }
      let older = EventPart(
        track: part.track, spots: part.spots, slots: earlier.map { $0..<$0 + 1 })
      left += older.rows(plan.behind).map { LeftOutRow(row: $0, reason: .superseded) }
    }
    return left.sorted { $0.row < $1.row }
  }

  func count(
    _ tally: Tally, of definition: MeasureDefinition, _ members: [String: String], _ period: Period
  ) -> Int64? {
    guard let place = columns.place(of: tally), let served = served[definition.measure.id],
      case .known(let part) = part(served, members, period)
    else { return nil }
    return part.value(.sum(place))?.whole
  }

  /// The rows behind a figure, or why there are none.
  private enum Found {
    case known(EventPart)
    case none(AbsenceReason)

    var absence: AbsenceReason? {
      if case .none(let reason) = self { reason } else { nil }
    }
  }

  private func part(_ served: Served, _ members: [String: String], _ period: Period) -> Found {
    guard let spots = served.places.spots(members) else { return .none(.notReported) }
    guard !spots.isEmpty else { return .none(.notAdditive) }
    guard let slots = slots(in: period, at: spots, served) else { return .none(.notReported) }
    return .known(EventPart(track: served.track, spots: spots, slots: slots))
  }

  /// The slots that a period reads; nil where the register can say nothing of it.
  ///
  /// Where reporters are named, some row of theirs must lie in the period: no row is no report. A
  /// reported stock takes the latest month in which they have one.
  private func slots(
    in period: Period, at spots: [EventTrack.Spot], _ served: Served
  ) -> [Range<Int>]? {
    guard isKnown(period, served) else { return nil }
    let track = served.track
    let slots = track.timeline.slots(in: period)
    func isReported(_ slots: [Range<Int>]) -> Bool {
      spots.contains {
        track.sum(ReadColumns.allRows, at: served.places.reporters($0), over: slots) > 0
      }
    }
    if case .latest = served.time {
      return slots.joined().last { isReported([$0..<$0 + 1]) }.map { [$0..<$0 + 1] }
    }
    if track.timeline.isNamed { return isReported(slots) ? slots : nil }
    return slots
  }

  private func day(_ part: EventPart, _ time: TimeRule, _ period: Period) -> CivilDate? {
    switch time {
    case .within: return nil
    case .alive: return min(period.end, today)
    case .latest(let field):
      guard let slot = part.slots.first?.lowerBound else { return nil }
      if let day = part.track.timeline.day(ofSlot: slot) { return day }
      let days = columns.register.days(field)
      return part.rows(ReadColumns.allRows).map { days[$0] }.max().map { CivilDate(days: $0) }
    }
  }

  private func isFilled(_ definition: MeasureDefinition) -> Bool {
    columns.plans[definition.measure.id].map(columns.isFilled) ?? false
  }
}
