import CivilTime
import MilepostResources
import Testing

@testable import Commands

@Suite struct EvaluationClockTests {
  @Test(arguments: [
    ("2025-06-15T23:30:00+08:00", nil, 0, "2025-06-15"),
    ("2025-06-15T23:30:00+08:00", "utc", 0, "2025-06-15"),
    ("2025-06-15T03:30:00+08:00", "utc", 0, "2025-06-14"),
    ("2025-06-15T03:30:00+08:00", "written", 240, "2025-06-14"),
    ("2025-06-15T03:30:00+08:00", "+09:30", 0, "2025-06-15"),
    ("2025-06-15T20:30:00Z", "Asia/Shanghai", 0, "2025-06-16"),
    ("2025-06-15 20:30-0500", "America/New_York", 0, "2025-06-15"),
    // Summer time ended at 06:00Z: 05:30Z was 01:30 in the summer, 04:30Z the day before in winter.
    ("2025-11-02T03:59:00Z", "America/New_York", 0, "2025-11-01"),
    ("2025-11-02T04:30:00Z", "America/New_York", 0, "2025-11-02"),
    ("2024-02-29", "written", 0, "2024-02-29"),
  ])
  func `today follows zone and beginning of the day`(
    now: String, zone: String?, dayStart: Int, today: String
  ) throws {
    let clock = try EvaluationClock(nowText: now, zone: zone, dayStart: dayStart)
    #expect("\(clock.today)" == today)
  }

  @Test func `a written offset is kept`() throws {
    let clock = try EvaluationClock(
      nowText: "2025-06-15T08:30:15+05:45", zone: nil, dayStart: 0)
    #expect("\(clock.now)" == "2025-06-15T08:30:15+05:45")
  }

  @Test(arguments: [
    "", "now", "2025-6-15", "2025-02-30", "2025-06-15T", "2025-06-15T8:30", "2025-06-15T24:00Z",
    "2025-06-15T08:60Z", "2025-06-15T08:30:60Z", "2025-06-15T08:30:15+8",
    "2025-06-15T08:30:15+15:00",
    "2025-06-15T08:30:15+08:60", "2025-06-15T08:30:15Zulu", "2025-06-15X08:30", "12025-06-15",
    "2025-06-15T::::::::",
  ])
  func `what is no time is refused`(now: String) throws {
    do {
      _ = try EvaluationClock(nowText: now, zone: nil, dayStart: 0)
      Issue.record("accepted \(now)")
    } catch {
      #expect(error.status == .usage)
      #expect(error.problem.key == "error.now.invalid")
      #expect(error.problem.arguments["value"] == .text(now))
    }
  }

  @Test(arguments: ["", "x", "Mars/Olympus", "+8", "+25:00", "../etc/passwd", "Asia/"])
  func `what is no zone is refused`(zone: String) throws {
    do {
      _ = try EvaluationClock(nowText: "2025-06-15", zone: zone, dayStart: 0)
      Issue.record("accepted \(zone)")
    } catch {
      #expect(error.status == .usage && error.problem.key == "error.zone.unknown")
    }
  }
}
