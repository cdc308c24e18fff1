import FollowUp
import Testing

@testable import FollowUpExchange

/// 2026-11-21T10:34:00+08:00, the clock of these tests.
let testNow = Instant(iso8601: "2026-11-21T10:34:00+08:00") ?? Instant(secondsSinceEpoch: 0)

/// A document with `members` after the two that say what it is.
func document(_ members: String) -> String {
  #"{ "format": "huifang-exchange", "version": 1, "# + "\n" + members + " }"
}

/// Reads `text`, a document for an empty clinic.
func read(_ text: String, clinic: Clinic = Clinic(), known: [PatientID] = []) throws -> ExchangeReading {
  var rows = KnownRows()
  for id in known { rows.add(PatientRecord(patient: Patient(id: id, name: id.rawValue), registeredAt: testNow)) }
  let reader = ExchangeReader(clinic: clinic, now: testNow, known: rows)
  return try reader.read(ExchangeSource(name: "clinic.json", bytes: Array(text.utf8)))
}

/// The reason for which `bytes` are refused; nil if they are not.
func refusal(_ bytes: [UInt8]) -> ExchangeError.Reason? {
  do throws(ExchangeError) {
    _ = try ExchangeReader(now: testNow).read(ExchangeSource(name: "clinic.json", bytes: bytes))
    return nil
  } catch {
    return error.reason
  }
}

/// A document that uses every member of the format, with unknown members on every level.
let fullDocument = """
  {
    "format": "huifang-exchange",
    "version": 1,
    "clinic": {"name": "阳光口腔", "timeZone": "Asia/Shanghai", "batches": ["10:30", "16:00"], \
  "callingHours": ["09:00", "20:00"], "closedWeekdays": ["sunday"], "closedDates": ["2026-10-01"], \
  "openDates": ["2026-10-10"], "batchCapacity": 30, "missedAfterMinutes": 20, "attemptsBeforeUnreachable": 4, \
  "retention": "P10Y", \
  "city": "上海"},
    "staff": [
      {"id": "d-wang", "name": "王磊", "role": "dentist", "room": 3},
      {"id": "d-li", "name": "李静", "role": "dentist"}
    ],
    "patients": [
      {"id": "P0001", "name": "张三", "sex": "female", "phones": [{"number": "13800000001", "label": "mobile", \
  "fault": "suspended", "since": "2020"}, {"number": "021-5555 0001 转 12"}], "birthday": {"calendar": "lunar", \
  "year": 1990, "month": 5, "day": 15, "leapMonth": true, "told": "mother"}, "specialDates": [{"label": "wedding", \
  "month": 10, "day": 2, "note": "second"}], "guardian": {"name": "李娜", "relation": "mother", "job": "nurse"}, \
  "household": "H1", "vip": {"reason": "全口种植", "since": [1, 2.50, 1e400]}, "grade": "A", "tags": ["怕疼", "爱笑"], \
  "keyConsumer": true, "source": "walk-in", "referrer": "P0002", "attendingDentist": "d-wang", \
  "designatedDentist": true, "preferredBatch": "16:00", "consent": {"clinical": true, "marketing": false, \
  "on": "2024-01-01"}, "membership": "child", "status": "active", "allergies": {"b": null, "a": ["青霉素"]}},
      {"id": "P0002", "name": "欧阳明", "birthday": {"calendar": "solar", "month": 2, "day": 29}, \
  "consent": {"clinical": true, "marketing": true}, "status": "moved"}
    ],
    "visits": [
      {"id": "V1", "patient": "P0001", "dentist": "d-wang", "endedAt": "2026-11-20T14:10:00+08:00", \
  "procedures": [{"code": "extraction", "tooth": "36", "needsProsthesis": true, "restored": true, "reaction": true, \
  "drug": "articaine"}], "handovers": [{"to": "d-li", "for": "orthodontics", "by": "phone"}], "chair": 2}
    ],
    "planItems": [
      {"id": "I1", "patient": "P0001", "code": "implant-surgery", "tooth": "36", "chiefComplaint": true, \
  "state": "hesitant", "hesitation": "price", "price": 12000}
    ],
    "appointments": [
      {"id": "A1", "patient": "P0001", "dentist": "d-wang", "at": "2026-11-25T10:00:00+08:00", \
  "code": "implant-surgery", "status": "booked", "chair": 1}
    ],
    "attempts": [
      {"id": "T1", "patient": "P0001", "at": "2026-11-20T16:05:00+08:00", "by": "林小雨", "disposition": "call-back", \
  "followUps": [{"id": "V1/extraction/PT2H", "disposition": "reached-well"}], "channel": "wechat", \
  "phone": "13800000001", "note": "下班后再打", "callBackAt": "2026-11-21T18:00:00+08:00", "satisfaction": 5, \
  "referral": {"name": "赵敏"}, "answer": {"text": "明早复诊", "by": "王磊", "at": "2026-11-20T17:00:00+08:00"}, \
  "recording": "r1"}
    ],
    "exportedBy": "other system"
  }

  """
