/// Days of the parts of a month, and months of the parts of a year.
enum MonthPart {
  /// First and last day; 31 stands for the month's last.
  static func days(_ part: String) -> (first: Int, last: Int) {
    switch part {
    case "early", "first-third": (1, 10)
    case "second-third": (11, 20)
    case "last-third": (21, 31)
    case "first-two-thirds": (1, 20)
    case "last-two-thirds": (11, 31)
    case "first-half": (1, 15)
    case "second-half": (16, 31)
    case "end": (21, 31)
    default: (1, 31)
    }
  }

  /// First and last month of a quarter, half, season or edge of a year.
  static func months(ofYearPart part: String) -> (first: Int, last: Int)? {
    switch part {
    case "whole": (1, 12)
    case "first-half": (1, 6)
    case "second-half": (7, 12)
    case "q1": (1, 3)
    case "q2": (4, 6)
    case "q3": (7, 9)
    case "q4": (10, 12)
    case "start": (1, 1)
    case "middle": (6, 7)
    case "end": (12, 12)
    case "spring": (3, 5)
    case "summer": (6, 8)
    case "autumn": (9, 11)
    case "winter": (12, 2)
    default: nil
    }
  }
}
