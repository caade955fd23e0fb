/// A time as a commit or a tag writes it: seconds and offset, together.
package struct WrittenTime: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; any 64-bit value.
  package let seconds: Int64
  /// Minutes east of UTC; nil when none is written or what is written is no offset.
  ///
  /// Any four digits are an offset, so the range is −6039…6039; whether such a place exists on Earth
  /// is for the reader to judge.
  package let offsetMinutes: Int16?

  package init(seconds: Int64, offsetMinutes: Int16?) {
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }
}
