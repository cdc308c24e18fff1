internal import FollowUp

/// Holds the lines that were erased against what is recorded of erasures.
struct ErasureCheck {
  /// The numbers of those that lost something.
  private(set) var lines: [Int] = []
  private var recorded: Set<Int> = []
  /// Where something is said of each patient.
  private var linesOfPatients: [PatientID: [Int]] = [:]
  private var remaining: [(line: Int, problem: CheckReport.Problem)] = []

  /// Takes the next line.
  mutating func take(_ line: JournalLine) {
    if line.erased > 0 { lines.append(line.sequence) }
    for case .patient(let patient, _) in line.changes where linesOfPatients[patient]?.last != line.sequence {
      linesOfPatients[patient, default: []].append(line.sequence)
    }
    guard let erasure = line.erasure else { return }
    recorded.formUnion(erasure.lines)
    for number in linesOfPatients[erasure.patient] ?? [] { remaining.append((number, .notErased(erasure.patient))) }
  }

  /// What is wrong, and in which line.
  var problems: [(line: Int, problem: CheckReport.Problem)] {
    lines.filter { !recorded.contains($0) }.map { ($0, .erasedUnrecorded) } + remaining
  }
}
