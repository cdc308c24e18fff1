internal import OrderedCollections

extension PatientRecord {
  /// What new settings of the clinic make of the patient's calls: their windows are counted on the clinic's clock and
  /// calendar, so that another time zone or other calling hours move them.
  ///
  /// A day that was asked for, and a batch that a call was moved to, stay that day and that time of the clock; a batch
  /// that is no more, or whose day is closed now, becomes the next one there is. A time that was promised or agreed on
  /// stays that moment.
  ///
  /// - Parameters:
  ///   - former: the settings until now.
  ///   - context: the clinic with its new settings, the protocol and the clock.
  /// - Returns: The events; none where nothing moves.
  public func decideSettings(formerly former: ClinicSettings, in context: DecisionContext) -> [Event] {
    var decision = Decision(self, in: context)
    decision.moveRequestedDays(formerly: former.timeZone)
    decision.moveToBatchesThatAre(formerly: former.timeZone)
    decision.replan()
    return decision.events
  }
}

extension Decision {
  fileprivate mutating func moveRequestedDays(formerly former: ClinicTimeZone) {
    let zone = calendar.timeZone
    for followUp in record.followUps.values where followUp.isOpen && !followUp.isClockStep {
      guard case .request = followUp.origin else { continue }
      var moved = followUp
      moved.due = zone.startOfDay(former.date(of: followUp.due))
      moved.by = zone.endOfDay(former.date(of: followUp.by))
      if moved != followUp { add(.followUpPlanned(moved, cause: nil)) }
    }
  }

  fileprivate mutating func moveToBatchesThatAre(formerly former: ClinicTimeZone) {
    let zone = calendar.timeZone
    for followUp in record.followUps.values {
      guard case .rescheduled(var place) = followUp.state, case .batch(let time) = place.lane else { continue }
      let day = former.date(of: place.at)
      place.at = zone.instant(of: day, at: time)
      if !calendar.batches(on: day).contains(where: { $0.time == time }) {
        let batch = calendar.firstBatch(atOrAfter: place.at)
        (place.lane, place.at) = (.batch(batch.time), batch.at)
      }
      if followUp.state != .rescheduled(place) { move(followUp.id, to: .rescheduled(place)) }
    }
  }
}
