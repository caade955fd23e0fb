/// Who a commit names as author or committer.
package struct Identity: Hashable, Sendable {
  /// Who acts under an identity.
  package enum Role: String, Hashable, Sendable {
    case person
    /// A program that runs by itself: dependency updates, pipelines, workflows.
    case robot
    /// A coding agent that a person directs.
    case agent
  }

  /// As written in the commit, decoded.
  package let name: String
  /// As written in the commit, without the angle brackets.
  package let address: String
  /// The name after `.mailmap`.
  package let mappedName: String
  /// The address after `.mailmap`.
  package let mappedAddress: String
  package let role: Role
  package let isOwner: Bool

  package init(
    name: String, address: String, mappedName: String? = nil, mappedAddress: String? = nil,
    role: Role = .person, isOwner: Bool = false
  ) {
    self.name = name
    self.address = address
    self.mappedName = mappedName ?? name
    self.mappedAddress = mappedAddress ?? address
    self.role = role
    self.isOwner = isOwner
  }
}
