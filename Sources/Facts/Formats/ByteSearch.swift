/// Whether bytes hold other bytes; `contains` of the standard library is a hundred times slower
/// on text.
func containsBytes(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
  firstIndex(of: part, in: bytes[...]) != nil
}

/// Returns where bytes begin in other bytes, or nil.
func firstIndex(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  guard let first = part.first else { return bytes.startIndex }
  guard bytes.count >= part.count else { return nil }
  var index = bytes.startIndex
  let last = bytes.endIndex - part.count
  while index <= last {
    if bytes[index] == first {
      var length = 1
      while length < part.count, bytes[index + length] == part[length] { length += 1 }
      if length == part.count { return index }
    }
    index += 1
  }
  return nil
}
