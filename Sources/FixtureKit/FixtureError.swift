/// Why a fixture could not be built.
package struct FixtureError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
