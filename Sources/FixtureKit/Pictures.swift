/// Pictures as small as their formats allow.
package enum Pictures {
  /// Returns a PNG that a decoder of structure accepts; its pixels are made up.
  package static func png(width: UInt32 = 640, height: UInt32 = 480) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0])
      + chunk("IDAT", [0x78, 0x9C, 0x01, 0x00]) + chunk("IEND", [])
  }

  /// Returns a JPEG with a frame header and an end mark.
  package static func jpeg(width: UInt16 = 640, height: UInt16 = 480) -> [UInt8] {
    let size = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
    return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 8, 8] + size + [1, 0xFF, 0xD9]
  }

  /// Returns a GIF with a trailer.
  package static func gif(width: UInt16 = 640, height: UInt16 = 480) -> [UInt8] {
    Array("GIF89a".utf8) + [UInt8(width & 255), UInt8(width >> 8)]
      + [UInt8(height & 255), UInt8(height >> 8), 0, 0, 0, 0x2C, 0, 0x3B]
  }

  /// Returns a WebP of the extended kind.
  package static func webp(width: UInt32 = 640, height: UInt32 = 480) -> [UInt8] {
    let body =
      Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0] + littleEndian24(width - 1)
      + littleEndian24(height - 1)
    return Array("RIFF".utf8) + [UInt8(body.count), 0, 0, 0] + body
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    // The checksum is not looked at.
    bigEndian(UInt32(content.count)) + Array(name.utf8) + content + [0, 0, 0, 0]
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func littleEndian24(_ value: UInt32) -> [UInt8] {
    [0, 8, 16].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
