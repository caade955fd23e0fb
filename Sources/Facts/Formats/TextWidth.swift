/// Returns how wide text is to a reader: an East Asian character says as much as two letters,
/// blanks say nothing.
///
/// - Parameter bytes: UTF-8.
func textWidth(_ bytes: some Sequence<UInt8>) -> Int {
  var width = 0
  var scalar: UInt32 = 0
  var missing = 0
  for byte in bytes {
    switch byte {
    case 0..<0x80:
      if byte != 0x20, !(0x09...0x0D).contains(byte) { width += 1 }
    case 0x80..<0xC0:
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { width += widthOf(scalar) }
    case 0xC0..<0xE0: (scalar, missing) = (UInt32(byte & 0x1F), 1)
    case 0xE0..<0xF0: (scalar, missing) = (UInt32(byte & 0x0F), 2)
    default: (scalar, missing) = (UInt32(byte & 0x07), 3)
    }
  }
  return width
}

/// Returns how wide text is to a reader.
func textWidth(_ text: String) -> Int { textWidth(text.utf8) }

private func widthOf(_ scalar: UInt32) -> Int {
  switch scalar {
  // The blanks of Unicode beyond ASCII.
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: 0
  case 0x2E80...0xD7FF, 0x10000...: 2
  default: 1
  }
}
