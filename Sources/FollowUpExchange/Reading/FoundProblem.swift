internal import FollowUp

/// A problem as it was found, before it is known what else the document holds.
struct FoundProblem: Sendable {
  var problem: RowProblem
  /// Its place among those that were found in the same row.
  var position: Int
  /// What its `nearest` will be; nil where that is known already.
  var question: NearestQuestion?
  /// What other rows may have as well; one problem stands for all of them.
  var sharing: SharedProblem?

  /// Takes in a problem that stands for the same: whichever comes first in the document stands for both.
  mutating func absorb(_ other: FoundProblem) {
    let occurrences = problem.occurrences + other.problem.occurrences
    if other.comes(before: self) { (problem, position) = (other.problem, other.position) }
    problem.occurrences = occurrences
  }

  func comes(before other: FoundProblem) -> Bool {
    (problem.order, position) < (other.problem.order, other.position)
  }
}

/// What rows have in common that share one problem.
struct SharedProblem: Hashable, Sendable {
  var entity: ExchangeEntity
  var what: RowProblem.What
  var value: String?
}

/// For what a known value is looked for: the patient or the member of the staff whose id is nearest to a text.
enum NearestQuestion: Hashable, Sendable {
  case patient(String)
  case staff(String)
}

extension [FoundProblem] {
  /// Puts the problems of one document together.
  ///
  /// - Parameters:
  ///   - described: The patients whom the document describes, in its order; nil where there are too many to look
  ///     through.
  ///   - patients: All patients of the clinic, in the order of their ids; likewise. They are asked for only where they
  ///     are needed.
  ///   - staff: The people of the clinic.
  /// - Returns: The problems in the order of a person who reads the document from its beginning: the clinic, its
  ///   people, then section by section, and row by row.
  func settled(
    described: [PatientID]?, patients: () throws -> [PatientID]?, staff: [StaffID]
  ) rethrows -> [RowProblem] {
    let asksForPatients = contains { if case .patient = $0.question { true } else { false } }
    guard asksForPatients, let described, let patients = try patients() else {
      return settled(patients: nil, staff: staff.map(\.rawValue))
    }
    let names = Set(described)
    let others = patients.lazy.filter { !names.contains($0) }
    return settled(
      patients: described.map(\.rawValue) + others.map(\.rawValue), staff: staff.map(\.rawValue))
  }

  private func settled(patients: [String]?, staff: [String]) -> [RowProblem] {
    let (patientSuggestions, staffSuggestions) = (Suggestions(), Suggestions())
    var answers: [NearestQuestion: String?] = [:]
    func answer(_ question: NearestQuestion) -> String? {
      if let known = answers[question] { return known }
      let answer: String? =
        switch question {
        case .patient(let text): patients.flatMap { patientSuggestions.nearest(to: text, among: $0) }
        case .staff(let text): staffSuggestions.nearest(to: text, among: staff)
        }
      answers[question] = .some(answer)
      return answer
    }
    return ordered.map { found in
      var problem = found.problem
      if let question = found.question { problem.nearest = answer(question) }
      return problem
    }
  }

  /// In their order, each that rows share once.
  private var ordered: [FoundProblem] {
    var (single, places): ([FoundProblem], [SharedProblem: Int]) = ([], [:])
    for found in self {
      if let key = found.sharing, let place = places[key], single.indices.contains(place) {
        single[place].absorb(found)
      } else {
        if let key = found.sharing { places[key] = single.count }
        single.append(found)
      }
    }
    return single.sorted { $0.comes(before: $1) }
  }
}

/// The place of a problem among those of its document.
struct ProblemOrder: Comparable {
  private var section: Int
  private var row: Int

  init(section: Int, row: Int) {
    self.section = section
    self.row = row
  }

  static func < (one: ProblemOrder, other: ProblemOrder) -> Bool {
    (one.section, one.row) < (other.section, other.row)
  }
}

extension RowProblem {
  /// A section that was left out is told in its place. Who referred patients is known only when all of them are.
  var order: ProblemOrder {
    let section = entity == .document ? field.flatMap { ExchangeEntity(rawValue: $0) } ?? entity : entity
    let place = ExchangeEntity.allCases.firstIndex(of: section) ?? 0
    return ProblemOrder(section: 2 * place + (what == .unknownReferrer ? 1 : 0), row: row ?? 0)
  }
}
