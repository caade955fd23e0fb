import Glibc

/// Reads and writes the file of a private key: PKCS#8 in PEM, for nobody but its owner.
///
/// - SeeAlso: docs/formats/keys.md; RFC 8410 section 7
enum PrivateKeyFile {
  private static let largestSize = 4096

  /// Version, algorithm 1.3.101.112 and the frame of the seed, in DER.
  private static let prefix: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  private static let firstLine = "-----BEGIN PRIVATE KEY-----"
  private static let lastLine = "-----END PRIVATE KEY-----"

  /// Returns the text of the file.
  static func text(of key: SigningKey) -> [UInt8] {
    let body = Base64.text(of: prefix + key.seed)
    return Array("\(firstLine)\n\(body)\n\(lastLine)\n".utf8)
  }

  /// Reads the text of the file; the error names the path, never a byte of the text.
  static func key(of text: [UInt8], path: String) throws(CertificateError) -> SigningKey {
    let lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard lines.count == 3, lines[0] == firstLine, lines[2] == lastLine,
      let der = Base64.bytes(of: String(lines[1])), der.count == 48, der.starts(with: prefix)
    else { throw CertificateError(.keyMalformed, subject: path) }
    do throws(PublicKey.Refusal) {
      return try SigningKey(seed: Array(der.suffix(32)))
    } catch {
      throw CertificateError(.keyMalformed, subject: path)
    }
  }

  /// Reads a key, refusing files that others could have read or put there.
  static func read(_ path: String) throws(CertificateError) -> SigningKey {
    // O_NONBLOCK: opening a FIFO would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw openingError(errno, path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(.unreadableFile, path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CertificateError(.keyIsNoFile, subject: path)
    }
    guard status.st_uid == geteuid() else {
      throw CertificateError(.keyOfOtherUser, subject: path)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CertificateError(.keyReadableByOthers, subject: path)
    }
    guard status.st_size <= largestSize else { throw CertificateError(.keyTooLarge, subject: path) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: largestSize + 1)
    while text.count <= largestSize {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return try key(of: text, path: path) }
      if count < 0 {
        if errno == EINTR { continue }
        throw systemError(.unreadableFile, path)
      }
      text += buffer[..<count]
    }
    throw CertificateError(.keyTooLarge, subject: path)
  }

  /// Writes a new file; one that exists is never touched.
  static func create(_ path: String, key: SigningKey) throws(CertificateError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? CertificateError(.keyExists, subject: path) : systemError(.unwritableFile, path)
    }
    let bytes = text(of: key)
    // A regular file takes so few bytes at once or not at all.
    let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    let failure = systemError(.unwritableFile, path)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed else {
      unlink(path)
      throw failure
    }
  }

  private static func openingError(_ code: Int32, path: String) -> CertificateError {
    switch code {
    case ENOENT: CertificateError(.keyNotFound, subject: path)
    case ELOOP: CertificateError(.keyIsLink, subject: path)
    case ENXIO: CertificateError(.keyIsNoFile, subject: path)
    default: systemError(.unreadableFile, path, code)
    }
  }
}

/// Returns an error with the system's own words for the last failure.
func systemError(
  _ code: CertificateError.Code, _ path: String, _ number: Int32 = errno
) -> CertificateError {
  CertificateError(code, subject: path, cause: String(cString: strerror(number)))
}
