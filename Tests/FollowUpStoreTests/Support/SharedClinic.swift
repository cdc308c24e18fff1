import FollowUp
import FollowUpStore
import OrderedCollections
import Testing

/// A clinic that several stores of one kind can be opened on.
final class SharedClinic {
  private let open: () throws -> any EventStore

  enum Kind: CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, jsonFiles

    var testDescription: String { self == .memory ? "in memory" : "in a folder" }
  }

  init(_ kind: Kind) throws {
    switch kind {
    case .memory:
      let journal = MemoryJournal()
      open = { try MemoryStore(journal) }
      try open().transact(Sample.signature(0), command: "createClinic") { _ in
        [.clinic(.settingsChanged(Sample.settings))]
      }
    case .jsonFiles:
      let folder = try TemporaryFolder()
      open = { try folder.store() }
    }
  }

  func desk() throws -> any EventStore { try open() }
}

extension PatientRecord {
  /// The ids of its visits, plan items, appointments, attempts and follow-ups.
  var rowIDs: Set<String> {
    Set(visits.keys.map(\.rawValue)).union(planItems.keys.map(\.rawValue)).union(appointments.keys.map(\.rawValue))
      .union(attempts.keys.map(\.rawValue)).union(followUps.keys.map(\.rawValue))
  }
}

extension EventStore {
  /// Everything that can be read from the store.
  func everything() throws -> [PatientRecord] {
    var records: [PatientRecord] = []
    try forEachRecord { records.append($0) }
    return records
  }
}
