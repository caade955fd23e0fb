import Crypto

/// A SHA-256 in the spellings that certificates use.
package struct Digest: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// Computes the digest of bytes.
  package init(of bytes: [UInt8]) { self.bytes = Array(SHA256.hash(data: bytes)) }

  /// 64 lower-case hexadecimal digits.
  package var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// `ni:///sha-256;…`, a name for the bytes wherever they are kept (RFC 6920).
  package var uri: String { "ni:///sha-256;\(Base64URL.text(of: bytes))" }

  /// `sha256-…`, as W3C Subresource Integrity writes it.
  package var integrity: String { "sha256-\(Base64.text(of: bytes))" }
}

/// Returns `urn:uuid:` with a version 8 UUID made of a SHA-256 over a tag and parts.
///
/// No randomness: the same parts give the same name on every machine. The tag keeps names of one
/// sort apart from names of another. Parts are separated by a zero byte, which none of them holds.
///
/// - SeeAlso: RFC 9562 section 5.8
func uniqueName(_ tag: String, _ parts: [String]) -> String {
  let text = (["milepost", tag, "v1"] + parts).joined(separator: "\0")
  var bytes = Array(Digest(of: Array(text.utf8)).bytes.prefix(16))
  bytes[6] = bytes[6] & 0x0F | 0x80
  bytes[8] = bytes[8] & 0x3F | 0x80
  var digits = Array(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
  return "urn:uuid:" + String(digits)
}
