import ClinicDocuments
import FollowUp
import Foundation
import Testing

@testable import FollowUpExchange
@testable import huifang_dev

@Suite struct SampleClinicTests {
  private let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol

  private func file() throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return Array(try Data(contentsOf: root.appending(path: "sample-data/clinic.json")))
  }

  private func sample() throws -> ExchangeDocument {
    let source = try ExchangeSource(name: "sample-data/clinic.json", bytes: file())
    let reading = try ExchangeReader(followUpProtocol: followUpProtocol, now: SampleClinic.now).read(source)
    #expect(reading.problems.isEmpty, "\(reading.problems.prefix(5))")
    return reading.document
  }

  @Test func isWhatItsGeneratorMakes() throws {
    let document = try SampleDocument.make(followUpProtocol: followUpProtocol)
    let made = ExchangeWriter(timeZone: SampleDocument.settings.timeZone).write(document)
    let kept = try file()
    #expect(made == kept, "sample-data/clinic.json is stale: swift run huifang-dev generate-sample")
  }

  @Test func travelsInsideTheProgram() throws {
    let document = try #require(BuiltInDocument.all.first { $0.name == SampleClinic.documentName })
    let kept = try file()
    #expect(Array(document.text.utf8) == kept)
  }

  @Test func showsEveryKindOfPatient() throws {
    let document = try sample()
    let patients = document.patients.compactMap(\.rows.patient)
    #expect(patients.count >= 150)
    #expect(document.staff.count { $0.role == .dentist } == 4)
    #expect((2...3).contains(document.staff.count { $0.role == .receptionist }))
    #expect(document.staff.contains { $0.role == .coordinator } && document.staff.contains { $0.role == .manager })

    let byPhone = Dictionary(grouping: patients) { $0.phones.first?.number }
    #expect(byPhone.values.contains { $0.count >= 3 })
    #expect(patients.flatMap(\.phones).allSatisfy { $0.number.hasPrefix("1380000") })
    #expect(patients.contains { $0.guardian != nil && $0.membership == .child })
    #expect(patients.contains { $0.vip != nil } && patients.contains { $0.isKeyConsumer })
    #expect(patients.contains { $0.birthday?.date.calendar == .lunar })
    #expect(patients.contains { $0.birthday?.date.isLeapMonth == true })
    #expect(patients.contains { $0.birthday != nil && $0.birthday?.year == nil })
    #expect(patients.contains { $0.referrer != nil } && patients.contains { !$0.specialDates.isEmpty })
    #expect(Set(patients.compactMap(\.grade)).count == 3)
    for surname in ["欧阳", "司马", "Anna", "Екатерина"] { #expect(patients.contains { $0.name.hasPrefix(surname) }) }
    #expect(patients.contains { $0.name.unicodeScalars.contains { $0.value > 0xFFFF } })
    #expect(patients.contains { $0.name.count > 15 })

    let visits = document.patients.flatMap(\.rows.visits)
    let codes = Set(visits.flatMap(\.procedures).map(\.code))
    for rule in followUpProtocol.rules {
      if case .procedures(let triggers) = rule.trigger {
        #expect(!codes.isDisjoint(with: triggers), "no visit sets off \(rule.id)")
      }
    }
    #expect(visits.contains { !$0.handovers.isEmpty })
    let first = try #require(visits.map(\.endedAt).min())
    #expect((330...400).contains((SampleClinic.now - first) / .day))
    #expect(
      Set(document.patients.flatMap(\.rows.appointments).map(\.status)) == [.booked, .completed, .missed, .cancelled])
    #expect(document.patients.flatMap(\.rows.planItems).contains { $0.hesitation != nil })
  }

  @Test func hasAMorningInItsBatches() throws {
    let summary = try SampleSummary(
      of: sample(), followUpProtocol: followUpProtocol, from: SampleDocument.start, at: SampleClinic.now)
    #expect((18...25).contains(summary.batches[0]) && (12...18).contains(summary.batches[1]), "\(summary.batches)")
    #expect((1...5).contains(summary.queue.batches[0].made))
    #expect((2...5).contains(summary.timed), "\(summary.timed)")
    #expect((2...4).contains(summary.queue.pendingEscalations))
    let reasons = summary.queue.entries.flatMap(\.followUps)
    #expect(reasons.contains { $0.followUp.rule == "missed-appointment" })
    #expect(reasons.contains { $0.followUp.kind == .greeting })
    #expect(reasons.contains { $0.isOverdue })
    #expect(summary.queue.entries.contains { $0.isVIP })
    #expect(summary.queue.entries.contains { $0.attempt > 1 })
    #expect(summary.queue.entries.contains { !$0.sharesNumberWith.isEmpty })
  }

  @Test func isReplayedPatientByPatientAsInTheOrderOfTime() throws {
    let document = try sample()
    let replay = Replay(document, from: SampleDocument.start, to: SampleClinic.now)
    let clinic = document.applied(to: Clinic())
    var inOrderOfTime = ReplayedClinic(clinic: clinic, followUpProtocol: followUpProtocol)
    var events: [PatientID: [Event]] = [:]
    for command in replay.commands { events[command.patient, default: []] += try inOrderOfTime.perform(command) }
    let patients = try replay.patients(clinic: clinic, followUpProtocol: followUpProtocol)
    #expect(patients.map(\.record.id) == document.patients.map(\.id))
    for patient in patients {
      #expect(patient.record == inOrderOfTime.records[patient.record.id])
      #expect(patient.events == events[patient.record.id])
    }
  }

  @Test func aReplayThrowsWhatTheDomainRefuses() throws {
    var document = try sample()
    let known = try #require(document.attempts.first)
    document.attempts.append(known)
    let replay = Replay(document, from: SampleDocument.start, to: SampleClinic.now)
    #expect(throws: Rejection.duplicateAttempt(known.id)) {
      try replay.patients(clinic: document.applied(to: Clinic()), followUpProtocol: followUpProtocol)
    }
  }

  /// Whatever the day and the hour of the demonstration: both batches, the timed lane and escalations have life.
  @Test(arguments: [
    "2026-11-22T09:05:00+08:00", "2027-02-28T16:20:00+08:00", "2028-02-29T18:40:00+08:00", "2026-11-21T23:30:00+08:00",
    "2030-01-01T06:15:00+08:00", "2026-03-01T15:59:00+08:00",
  ])
  func movesToAnyDay(_ text: String) throws {
    let target = try #require(Instant(iso8601: text))
    let zone = SampleDocument.settings.timeZone
    let shift = DateShift(from: zone.date(of: SampleClinic.now), to: zone.date(of: target), timeZone: zone)
    let document = shift.shift(try sample())
    let start = SampleDocument.start + Int64(shift.days) * .day
    let summary = try SampleSummary(of: document, followUpProtocol: followUpProtocol, from: start, at: target)
    let counts = "\(summary.batches) timed \(summary.timed) escalations \(summary.queue.pendingEscalations)"
    #expect(summary.batches.count == 2 && summary.batches.allSatisfy { $0 >= 8 }, "\(counts)")
    #expect(summary.queue.entries.count >= 12, "\(counts)")
    #expect((1...9).contains(summary.timed), "\(counts)")
    #expect(summary.queue.pendingEscalations >= 2, "\(counts)")
    #expect(summary.queue.entries.flatMap(\.followUps).contains { $0.followUp.kind == .greeting }, "\(counts)")
  }
}

@Suite struct DateShiftTests {
  private let zone = ClinicTimeZone.china

  private func instant(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(secondsSinceEpoch: 0) }

  @Test(arguments: [
    ("2026-11-20T14:10:07+08:00", "2026-11-25", "2026-11-24T14:10:07+08:00"),
    ("2026-12-01T15:00:00+08:00", "2026-11-25", "2026-12-05T15:00:00+08:00"),
    ("2026-11-21T23:59:59+08:00", "2020-02-29", "2020-02-29T23:59:59+08:00"),
    ("2026-11-22T00:00:00+08:00", "2020-02-29", "2020-03-01T00:00:00+08:00"),
  ])
  func movesInstants(_ text: String, _ target: String, _ expected: String) throws {
    let shift = DateShift(from: zone.date(of: testNow), to: try #require(CivilDate(target)), timeZone: zone)
    #expect(zone.iso8601(shift.shift(instant(text))) == expected)
  }

  @Test func keepsTheWallClockAcrossSummerTime() throws {
    let berlin = try #require(ClinicTimeZone(identifier: "Europe/Berlin"))
    let shift = DateShift(
      from: try #require(CivilDate("2026-10-24")), to: try #require(CivilDate("2026-10-26")), timeZone: berlin)
    #expect(shift.days == 2)
    #expect(berlin.iso8601(shift.shift(instant("2026-10-23T10:30:00+02:00"))) == "2026-10-25T10:30:00+01:00")
  }

  @Test func movesTheClinicsCalendarAndSpecialDates() throws {
    var patient = Patient(id: "P1", name: "张三")
    let near = try #require(AnnualDate(month: 11, day: 23))
    let far = try #require(AnnualDate(month: 5, day: 2))
    patient.birthday = Birthday(date: near, year: 1990)
    patient.specialDates = [SpecialDate(label: "wedding", date: far, year: 2015)]
    // The thirteenth of the tenth lunar month of 2026 is the day itself.
    var lunar = Patient(id: "P2", name: "李四")
    lunar.birthday = Birthday(date: try #require(AnnualDate(calendar: .lunar, month: 10, day: 13)), year: 1960)
    var clinic = ClinicChanges()
    clinic.closedWeekdays = [.sunday]
    let (openDate, movedDate) = (try #require(CivilDate("2026-11-29")), try #require(CivilDate("2027-02-09")))
    clinic.openDates = [openDate]
    let document = ExchangeDocument(
      clinic: clinic,
      patients: [patient, lunar].map { PatientRows(id: $0.id, rows: ImportedRows(patient: $0)) })
    let target = try #require(CivilDate("2027-02-01"))
    let moved = DateShift(from: zone.date(of: testNow), to: target, timeZone: zone).shift(document)

    // Saturday became Monday, so the day off after it is Tuesday.
    #expect(moved.clinic?.closedWeekdays == [.tuesday])
    #expect(moved.clinic?.openDates == [movedDate])
    let solar = try #require(moved.patients[0].rows.patient)
    #expect(solar.birthday?.date == AnnualDate(month: 2, day: 3) && solar.birthday?.year == 1991)
    #expect(solar.specialDates.map(\.date) == [far] && solar.specialDates.map(\.year) == [2015])
    let birthday = try #require(moved.patients[1].rows.patient?.birthday)
    #expect(birthday.date.occurrence(onOrAfter: target)?.date == target)
  }

  @Test func leavesTheDocumentAloneAtItsOwnTime() throws {
    let document = try read(fullDocument).document
    let today = zone.date(of: testNow)
    #expect(DateShift(from: today, to: today, timeZone: zone).shift(document) == document)
  }
}
