import FixtureKit
import Glibc
import MilepostResources
import Testing

@testable import Commands

@Suite struct InputFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ path: String, limit: Int = 100) -> InputFileError? {
    do throws(InputFileError) {
      _ = try InputFile.read(path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [0, 1, 99, 100])
  func `a file up to the limit is read whole`(size: Int) throws {
    let bytes = [UInt8](repeating: 0x61, count: size)
    let path = try folder.write(FixtureBytes(bytes), to: "a")
    #expect(try InputFile.read(path, limit: 100) == bytes)
  }

  @Test func `a larger file is refused with both sizes`() throws {
    let path = try folder.write(FixtureBytes([UInt8](repeating: 0, count: 101)), to: "a")
    let error = try #require(refusal(path))
    #expect(error.status == .malformedInput && error.cause.key == "cause.file.too-large")
    #expect(error.cause.arguments == ["size": 101, "limit": 100])
  }

  @Test func `a pipe is refused and nothing waits for a writer`() throws {
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(refusal(path)?.cause.key == "cause.file.not-regular")
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/"])
  func `a device or a folder is refused`(path: String) {
    #expect(refusal(path)?.cause.key == "cause.file.not-regular")
  }

  @Test func `a file that is not there is not found`() {
    #expect(refusal(folder.path + "/none")?.status == .inputNotFound)
  }

  @Test func `a link that leads nowhere, or to itself, is not found`() throws {
    #expect(symlink("loop", folder.path + "/loop") == 0)
    #expect(symlink("none", folder.path + "/dangling") == 0)
    #expect(refusal(folder.path + "/loop")?.status == .inputNotFound)
    #expect(refusal(folder.path + "/dangling")?.status == .inputNotFound)
  }
}
