import CivilTime
import Foundation
import StrictJSON
import Testing

@testable import Certification

/// Keys, records and times that the tests share.
///
/// The seeds are public: never real keys.
enum Sample {
  static let now = time("2025-06-01T00:00:00Z")
  static let issued = time("2025-05-01T01:00:00Z")
  static let end = time("2027-05-01T00:00:00Z")

  static func time(_ text: String) -> UTCTime {
    guard let time = UTCTime(text) else { preconditionFailure("A time of the tests is valid.") }
    return time
  }

  /// The key whose seed counts up from a number: 0 holder, 32 mentor, 64 ssh, 96 thief.
  static func key(_ first: UInt8) throws -> SigningKey {
    try SigningKey(seed: Array(first..<first + 32))
  }

  static func holder() throws -> SigningKey { try key(0) }
  static func mentor() throws -> SigningKey { try key(32) }
  static func thief() throws -> SigningKey { try key(96) }

  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try fixture(name), as: UTF8.self)
  }

  /// The record of the fixtures.
  static func recordJSON() throws -> JSONValue {
    try JSONReader.value(of: fixture("record.json"))
  }

  static func record() throws -> EvidenceRecord { try EvidenceRecord(recordJSON()) }

  static func ssh() throws -> SSHKeygen {
    try SSHKeygen(searchPath: "/usr/local/bin:/usr/bin:/bin", environment: [:])
  }

  static func signers() throws -> TrustedSigners { try TrustedSigners(text("allowed_signers")) }
}

extension JSONValue {
  /// Returns the value with one place replaced, or removed when there is nothing to put there.
  ///
  /// Steps are member names and, for arrays, indexes.
  func replacing(_ path: [String], with new: JSONValue?) -> JSONValue {
    replacing(path[...], with: new)
  }

  private func replacing(_ path: ArraySlice<String>, with new: JSONValue?) -> JSONValue {
    guard let step = path.first else { return new ?? .null }
    let rest = path.dropFirst()
    if case .array(var elements) = self, let index = Int(step) {
      if rest.isEmpty, new == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].replacing(rest, with: new)
      }
      return .array(elements)
    }
    var members = members ?? []
    let index = members.firstIndex { $0.name == step }
    if rest.isEmpty, new == nil {
      if let index { members.remove(at: index) }
    } else {
      let member = JSONMember(step, (self[step] ?? .null).replacing(rest, with: new))
      if let index { members[index] = member } else { members.append(member) }
    }
    return .object(members)
  }
}
