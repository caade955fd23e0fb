import StrictJSON
import Testing

@Suite struct JSONMembersTests {
  static func read(_ value: JSONValue) throws(JSONError) -> (String, Int, [String]) {
    var members = try JSONMembers(value, path: "plan")
    let result = (try members.text("id"), try members.count("edits"), try members.texts("tags"))
    try members.finish()
    return result
  }

  @Test func `known members are taken`() throws {
    let (id, edits, tags) = try Self.read(["tags": ["一", "b"], "id": "m1", "edits": 2])
    #expect(id == "m1")
    #expect(edits == 2)
    #expect(tags == ["一", "b"])
  }

  static let refused: [(JSONValue, JSONError)] = [
    (["id": "m1", "edits": 2], JSONError(.missingMember, member: "plan.tags")),
    (["id": 1, "edits": 2, "tags": []], JSONError(.wrongValue, member: "plan.id")),
    (["id": "m1", "edits": -2, "tags": []], JSONError(.wrongValue, member: "plan.edits")),
    (["id": "m1", "edits": 2, "tags": [1]], JSONError(.wrongValue, member: "plan.tags")),
    (
      ["id": "m1", "edits": 2, "z": 0, "tags": [], "y": 0],
      JSONError(.unknownMember, member: "plan.z")
    ),
    ([], JSONError(.wrongValue, member: "plan")),
  ]

  @Test(arguments: refused)
  func `anything else is refused with its path`(value: JSONValue, error: JSONError) {
    #expect(throws: error) { try Self.read(value) }
  }
}
