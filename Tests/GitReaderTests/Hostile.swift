import CZlib
import FixtureKit
import Foundation
import GitReader
import Glibc

extension FixtureRepository {
  /// Puts bytes into the place of a loose object, whatever they are.
  func replaceLoose(_ id: String, with bytes: [UInt8]) throws {
    let path = looseObject(id)
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// The bytes of the file of a loose object.
  func looseBytes(_ id: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: looseObject(id))))
  }

  /// Path of the only file with a suffix in the pack folder.
  func packFile(_ suffix: String) throws -> String {
    let folder = gitFolder + "/objects/pack"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    guard let name = names.first(where: { $0.hasSuffix(suffix) }) else {
      throw NoID(text: "no \(suffix) in \(folder)")
    }
    return folder + "/" + name
  }

  /// Changes the bytes of a file, whatever its permissions.
  func edit(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
    var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    change(&bytes)
    try FileManager.default.removeItem(atPath: path)
    try Data(bytes).write(to: URL(filePath: path))
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
}

/// Puts a pipe that nobody writes to at a path.
func makePipe(_ path: String) throws {
  try? FileManager.default.removeItem(atPath: path)
  guard mkfifo(path, 0o644) == 0 else { throw NoID(text: "mkfifo \(path)") }
}

/// Puts a symbolic link at a path.
func makeLink(_ path: String, to target: String) throws {
  try? FileManager.default.removeItem(atPath: path)
  try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
}

/// Returns bytes as one zlib stream.
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var length = compressBound(UInt(bytes.count))
  var result = [UInt8](repeating: 0, count: Int(length))
  _ = compress2(&result, &length, bytes, UInt(bytes.count), 6)
  return Array(result.prefix(Int(length)))
}

/// Runs a body and returns the code that it failed with; nil when it did not.
func failure(_ body: () throws(GitError) -> Void) -> GitError.Code? {
  do {
    try body()
    return nil
  } catch {
    return error.code
  }
}
