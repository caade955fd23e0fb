import Foundation
import GitReader
import Glibc
import MilepostResources

/// Opens repositories under the owner rule of this user.
struct RepositoryOpener: Sendable {
  let trust: OwnerTrust
  let userConfiguration: UserConfiguration
  /// Whether every object is hashed and compared with its name, as evidence for strangers needs.
  var hashesEveryObject = false
  private let progress: Progress

  /// How many tasks read the files of one repository or compare its trees; more than four wait for
  /// each other.
  var tasks: Int { min(4, ProcessInfo.processInfo.activeProcessorCount) }

  /// - Parameter trustsEverybody: `--trust-owner`; `MILEPOST_TRUST_OWNER=1` says the same.
  init(environment: ProcessEnvironment, trustsEverybody: Bool) throws(Failure) {
    progress = environment.progress
    do {
      userConfiguration = try UserConfiguration.read(environment: { environment.variables[$0] })
    } catch {
      throw Failure(error)
    }
    if trustsEverybody || environment.variables["MILEPOST_TRUST_OWNER"] == "1" {
      trust = .everyone
    } else {
      trust = .owner(
        OwnerRule(
          user: geteuid(), sudoUser: environment.variables["SUDO_UID"].flatMap { UInt32($0) },
          configuration: userConfiguration))
    }
  }

  func open(_ path: String) throws(Failure) -> Repository {
    progress.reading(path)
    do {
      let repository = try Repository.open(at: path, trust: trust)
      repository.objects.hashesPackedObjects = hashesEveryObject
      return repository
    } catch {
      throw Failure(error)
    }
  }
}
