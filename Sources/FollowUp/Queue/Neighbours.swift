/// Who shares a number with whom on the list: parents and children, a household.
struct Neighbours {
  private var sharing: [PatientID: [PatientID]] = [:]

  /// `numbers` holds the numbers of each patient of `entries`.
  init(_ entries: [QueueEntry], numbers: [PatientID: Set<String>]) {
    var owners: [String: [PatientID]] = [:]
    var order: [PatientID: Int] = [:]
    for entry in entries where order[entry.patient] == nil {
      order[entry.patient] = order.count
      for number in numbers[entry.patient] ?? [] { owners[number, default: []].append(entry.patient) }
    }
    for (patient, own) in numbers where order[patient] != nil {
      let others = Set(own.flatMap { owners[$0] ?? [] }).subtracting([patient])
      if !others.isEmpty { sharing[patient] = others.sorted { order[$0, default: 0] < order[$1, default: 0] } }
    }
  }

  /// The patients that share a number with `patient`, in the order of the list.
  func patients(of patient: PatientID) -> [PatientID] { sharing[patient] ?? [] }

  /// `entries` in their order, but those who share a number right behind the first of them in the same lane.
  func together(_ entries: [QueueEntry]) -> [QueueEntry] {
    guard !sharing.isEmpty else { return entries }
    var isTaken = [Bool](repeating: false, count: entries.count)
    var ordered: [QueueEntry] = []
    for index in entries.indices where !isTaken[index] {
      isTaken[index] = true
      ordered.append(entries[index])
      let lane = entries[index].lane
      let neighbours = household(of: entries[index].patient).compactMap { patient in
        entries.firstIndex { $0.lane == lane && $0.patient == patient }
      }
      for neighbour in neighbours.sorted() where !isTaken[neighbour] {
        isTaken[neighbour] = true
        ordered.append(entries[neighbour])
      }
    }
    return ordered
  }

  /// Everyone connected with `patient` by shared numbers, `patient` left out.
  private func household(of patient: PatientID) -> [PatientID] {
    var waiting = patients(of: patient)
    guard !waiting.isEmpty else { return [] }
    var found: Set<PatientID> = [patient]
    var household: [PatientID] = []
    while let next = waiting.popLast() {
      guard found.insert(next).inserted else { continue }
      household.append(next)
      waiting += patients(of: next)
    }
    return household
  }
}
