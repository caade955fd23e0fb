import CivilTime
package import StrictJSON

/// What was asked of the evidence and how it was counted; whole, so that deriving it again needs no
/// other file.
package struct EvidencePolicy: Sendable {
  /// Minutes east of UTC in which days are counted; nil for the offset written in each commit.
  package let dayOffsetMinutes: Int?
  /// Ids of the criteria that must be met, in the order of the plan.
  package let required: [String]
  /// Everything else that decides the numbers, by name: texts, whole numbers, truth values and
  /// arrays and objects of them.
  package let settings: [String: JSONValue]

  package init(dayOffsetMinutes: Int?, required: [String], settings: [String: JSONValue]) {
    self.dayOffsetMinutes = dayOffsetMinutes
    self.required = required
    self.settings = settings
  }

  /// The policy as a JSON value, as it stands in records and in the file of `verify --policy`.
  package var json: JSONValue {
    [
      "dayOffset": .string(dayOffset),
      "required": .array(required.map(JSONValue.string)),
      "settings": .object(
        settings.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }),
    ]
  }

  private var dayOffset: String {
    guard let minutes = dayOffsetMinutes else { return "written" }
    let sign = minutes < 0 ? "-" : "+"
    return "\(sign)\(padded(abs(minutes) / 60, to: 2)):\(padded(abs(minutes) % 60, to: 2))"
  }

  /// Reads a policy.
  package init(_ value: JSONValue, path: String = "policy") throws(JSONError) {
    var members = try JSONMembers(value, path: path)
    let offset = try members.text("dayOffset")
    dayOffsetMinutes = offset == "written" ? nil : minutes(of: offset)
    required = try members.texts("required")
    guard let settings = try members.value("settings").members else {
      throw members.wrong("settings")
    }
    self.settings = Dictionary(settings.map { ($0.name, $0.value) }) { first, _ in first }
    guard offset == dayOffset else { throw members.wrong("dayOffset") }
    try members.finish()
    try validate(path: path)
  }

  func validate(path: String) throws(JSONError) {
    guard dayOffsetMinutes.map({ (-1439...1439).contains($0) }) ?? true else {
      throw JSONError(.wrongValue, member: "\(path).dayOffset")
    }
    guard !required.isEmpty, Set(required).count == required.count, required.allSatisfy(isLine)
    else { throw JSONError(.wrongValue, member: "\(path).required") }
    guard settings.keys.allSatisfy(isLabel) else {
      throw JSONError(.wrongValue, member: "\(path).settings")
    }
  }
}

/// Returns the minutes of `+HH:MM`, or nil when the text is anything else.
private func minutes(of text: String) -> Int? {
  let bytes = Array(text.utf8)
  guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
    let hours = Int(String(decoding: bytes[1..<3], as: UTF8.self)),
    let minutes = Int(String(decoding: bytes[4..<6], as: UTF8.self)), minutes < 60
  else { return nil }
  return (hours * 60 + minutes) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
}
