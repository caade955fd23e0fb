/// What the first bytes of an object in a pack say.
struct PackEntry {
  /// How the object is written down.
  enum Form {
    case whole(ObjectKind)
    /// As the difference to the object that starts at an offset of the same pack.
    case delta(base: Int)
  }

  let form: Form
  /// Expanded size of the stream in bytes: of the object, or of the instructions that make it.
  let size: Int
  /// Where the stream begins.
  let dataStart: Int
}

/// Why an object of a pack cannot be read.
struct PackDamage: Error {
  let reason: String
  /// Whether another reader could fare better.
  ///
  /// False for what no reader must follow, such as a circle of deltas.
  var isDoubtful = true
  /// Expanded size when that is what is wrong.
  var tooLarge: Int?
}
