/// Brings a change that one side made to a value, from `from` to `to`, into a value that may have changed since.
///
/// Taking an attempt back and importing a newer document both need it: neither may wipe out what the desk learned in
/// the meantime.
struct Merge {
  /// What happens where both sides changed the same thing.
  enum Conflict {
    /// The change is dropped: what was learned since stands.
    case keepCurrent
    /// The change wins.
    case takeChange
  }

  let conflict: Conflict

  func merge<Value: Equatable>(_ current: inout Value, from: Value, to: Value) {
    guard from != to else { return }
    if current == from || conflict == .takeChange { current = to }
  }

  /// Merges element by element, elements being the same where `key` is. An element that both sides changed follows
  /// the rule for conflicts; elements that one side alone added stay, and come last.
  func merge<Element: Equatable, Key: Hashable>(
    _ current: inout [Element], from: [Element], to: [Element], key: (Element) -> Key
  ) {
    guard from != to else { return }
    if current == from {
      current = to
      return
    }
    let old = Dictionary(from.map { (key($0), $0) }) { first, _ in first }
    let new = Dictionary(to.map { (key($0), $0) }) { first, _ in first }
    var merged: [Element] = []
    var present: Set<Key> = []
    for element in current {
      let identity = key(element)
      present.insert(identity)
      var value: Element? = element
      if old[identity] != nil || new[identity] != nil {
        merge(&value, from: old[identity], to: new[identity])
      }
      if let value { merged.append(value) }
    }
    for element in to where old[key(element)] == nil && !present.contains(key(element)) {
      present.insert(key(element))
      merged.append(element)
    }
    current = merged
  }
}

extension Patient {
  /// Brings the change from `from` to `to` into this patient, field by field.
  mutating func merge(from: Patient, to: Patient, conflict: Merge.Conflict) {
    let merge = Merge(conflict: conflict)
    merge.merge(&name, from: from.name, to: to.name)
    merge.merge(&sex, from: from.sex, to: to.sex)
    merge.merge(&phones, from: from.phones, to: to.phones, key: \.comparableDigits)
    merge.merge(&birthday, from: from.birthday, to: to.birthday)
    merge.merge(&specialDates, from: from.specialDates, to: to.specialDates, key: \.label)
    merge.merge(&guardian, from: from.guardian, to: to.guardian)
    merge.merge(&household, from: from.household, to: to.household)
    merge.merge(&vip, from: from.vip, to: to.vip)
    merge.merge(&grade, from: from.grade, to: to.grade)
    merge.merge(&tags, from: from.tags, to: to.tags, key: { $0 })
    merge.merge(&isKeyConsumer, from: from.isKeyConsumer, to: to.isKeyConsumer)
    merge.merge(&source, from: from.source, to: to.source)
    merge.merge(&referrer, from: from.referrer, to: to.referrer)
    merge.merge(&attendingDentist, from: from.attendingDentist, to: to.attendingDentist)
    merge.merge(&hasDesignatedDentist, from: from.hasDesignatedDentist, to: to.hasDesignatedDentist)
    merge.merge(&preferredBatch, from: from.preferredBatch, to: to.preferredBatch)
    merge.merge(&consent.clinical, from: from.consent.clinical, to: to.consent.clinical)
    merge.merge(&consent.marketing, from: from.consent.marketing, to: to.consent.marketing)
    merge.merge(&membership, from: from.membership, to: to.membership)
    merge.merge(&status, from: from.status, to: to.status)
    merge.merge(&unrecognizedFields, from: from.unrecognizedFields, to: to.unrecognizedFields)
  }
}

extension Appointment {
  /// Brings the change from `from` to `to` into this appointment, field by field.
  mutating func merge(from: Appointment, to: Appointment, conflict: Merge.Conflict) {
    let merge = Merge(conflict: conflict)
    merge.merge(&dentist, from: from.dentist, to: to.dentist)
    merge.merge(&at, from: from.at, to: to.at)
    merge.merge(&code, from: from.code, to: to.code)
    merge.merge(&status, from: from.status, to: to.status)
    merge.merge(&unrecognizedFields, from: from.unrecognizedFields, to: to.unrecognizedFields)
  }
}
