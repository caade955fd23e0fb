extension PlanCriterion {
  /// Every rule that a plan can call, with the names of the parameters it may set, sorted by id.
  ///
  /// A test of the rule registry holds its rules against this list.
  package static var callable: [(rule: String, parameters: [String])] {
    CriteriaWords.shared.emitted
  }
}
