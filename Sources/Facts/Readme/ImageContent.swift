/// What the bytes behind an image target are.
package enum ImageContent: Hashable, Sendable {
  /// The formats that forges show.
  package enum Format: String, Hashable, Sendable { case png, jpeg, gif, webp, svg }

  /// A whole image; the size in pixels, nil for a drawing without one.
  case image(Format, width: Int?, height: Int?)
  /// Begins like an image and breaks off.
  case truncated(Format)
  /// The text that Git LFS keeps in place of a file.
  case lfsPointer
  /// Anything else, also an empty file.
  case notAnImage
  /// The bytes could not be read.
  case unreadable(FileReadError.Code)

  /// Recognises the content of a file.
  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = png(bytes)
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = jpeg(bytes)
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      self = gif(bytes)
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = webp(bytes)
    } else if bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8) {
      self = .lfsPointer
    } else {
      self = svg(bytes)
    }
  }
}

/// Walks the chunks: the header comes first, pixels must be there, the end must be reached.
private func png(_ bytes: [UInt8]) -> ImageContent {
  var position = 8
  var size: (width: Int, height: Int)?
  var hasPixels = false
  while let length = bytes.bigEndian(at: position, count: 4), position + 12 <= bytes.count {
    let name = bytes[(position + 4)..<(position + 8)]
    // The largest chunk length of the format is 2^31 - 1, so that the sum cannot overflow.
    guard length <= 0x7FFF_FFFF, position + 12 + length <= bytes.count else { break }
    if size == nil {
      guard name.elementsEqual("IHDR".utf8), length == 13,
        let width = bytes.bigEndian(at: position + 8, count: 4),
        let height = bytes.bigEndian(at: position + 12, count: 4), width > 0, height > 0
      else { return .notAnImage }
      size = (width, height)
    }
    if name.elementsEqual("IDAT".utf8), length > 0 { hasPixels = true }
    if name.elementsEqual("IEND".utf8), hasPixels, let size {
      return .image(.png, width: size.width, height: size.height)
    }
    position += 12 + length
  }
  return .truncated(.png)
}

/// Walks the segments up to the frame header, and asks for the end mark.
private func jpeg(_ bytes: [UInt8]) -> ImageContent {
  var position = 2
  // Cameras pad the end of the file; the mark is near it.
  guard bytes.suffix(4096).firstRange(of: [0xFF, 0xD9]) != nil else { return .truncated(.jpeg) }
  while position + 4 <= bytes.count, bytes[position] == 0xFF {
    let mark = bytes[position + 1]
    if mark == 0xFF {
      position += 1
      continue
    }
    guard let length = bytes.bigEndian(at: position + 2, count: 2), length >= 2 else { break }
    let isFrame = (0xC0...0xCF).contains(mark) && ![0xC4, 0xC8, 0xCC].contains(mark)
    if isFrame {
      guard let height = bytes.bigEndian(at: position + 5, count: 2),
        let width = bytes.bigEndian(at: position + 7, count: 2), width > 0
      else { break }
      return .image(.jpeg, width: width, height: height)
    }
    position += 2 + length
  }
  return .truncated(.jpeg)
}

private func gif(_ bytes: [UInt8]) -> ImageContent {
  guard bytes.count > 13, bytes.suffix(16).contains(0x3B),
    let width = bytes.littleEndian(at: 6, count: 2),
    let height = bytes.littleEndian(at: 8, count: 2)
  else { return .truncated(.gif) }
  return width > 0 && height > 0
    ? .image(.gif, width: width, height: height) : .notAnImage
}

private func webp(_ bytes: [UInt8]) -> ImageContent {
  guard let length = bytes.littleEndian(at: 4, count: 4), length + 8 <= bytes.count,
    bytes.count >= 30
  else { return .truncated(.webp) }
  let name = String(decoding: bytes[12..<16], as: UTF8.self)
  switch name {
  case "VP8 ":
    guard let width = bytes.littleEndian(at: 26, count: 2),
      let height = bytes.littleEndian(at: 28, count: 2)
    else { return .notAnImage }
    return .image(.webp, width: width & 0x3FFF, height: height & 0x3FFF)
  case "VP8L":
    guard bytes[20] == 0x2F, let bits = bytes.littleEndian(at: 21, count: 4) else {
      return .notAnImage
    }
    return .image(.webp, width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
  case "VP8X":
    guard let width = bytes.littleEndian(at: 24, count: 3),
      let height = bytes.littleEndian(at: 27, count: 3)
    else { return .notAnImage }
    return .image(.webp, width: width + 1, height: height + 1)
  default: return .notAnImage
  }
}

/// Asks for `<svg` as the first element, behind declarations and comments, and for its end.
private func svg(_ bytes: [UInt8]) -> ImageContent {
  guard bytes.prefix(4096).contains(UInt8(ascii: "<")),
    let text = String(
      validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
  else { return .notAnImage }
  var rest = text.utf8[...]
  while true {
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    if rest.starts(with: "<svg".utf8) { break }
    let end: String
    if rest.starts(with: "<!--".utf8) {
      end = "-->"
    } else if rest.starts(with: "<?".utf8) {
      end = "?>"
    } else if rest.starts(with: "<!DOCTYPE".utf8) {
      end = ">"
    } else {
      return .notAnImage
    }
    guard let range = rest.firstRange(of: Array(end.utf8)) else { return .notAnImage }
    rest = rest[range.upperBound...]
  }
  var tail = rest
  while let last = tail.last, last <= 0x20 { tail.removeLast() }
  return tail.suffix(6).elementsEqual("</svg>".utf8) || tail.suffix(2).elementsEqual("/>".utf8)
    || tail.suffix(256).firstRange(of: Array("</svg>".utf8)) != nil
    ? .image(.svg, width: nil, height: nil) : .truncated(.svg)
}

extension [UInt8] {
  fileprivate func bigEndian(at offset: Int, count: Int) -> Int? {
    guard offset >= 0, offset + count <= self.count else { return nil }
    return self[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate func littleEndian(at offset: Int, count: Int) -> Int? {
    guard offset >= 0, offset + count <= self.count else { return nil }
    return self[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
