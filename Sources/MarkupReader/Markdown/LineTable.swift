/// Turns byte offsets of a text into line numbers.
struct LineTable {
  private var starts: [Int] = [0]

  /// Lines end with LF, CR LF or CR, as CommonMark says.
  init(_ bytes: [UInt8]) {
    for index in bytes.indices {
      let isCarriageReturn = bytes[index] == 0x0D
      let isBeforeLineFeed =
        isCarriageReturn && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || (isCarriageReturn && !isBeforeLineFeed) {
        starts.append(index + 1)
      }
    }
  }

  /// Number of lines; a final line break opens no further line.
  var count: Int { starts.count }

  /// Returns the 1-based line that holds an offset.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
