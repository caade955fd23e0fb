/// Reads tag objects and follows them to what they are for.
struct TagReader {
  let database: ObjectDatabase

  /// A tag of a tag of a tag: more than these are not followed.
  private static let longestChain = 4096

  /// The object behind a name, whatever tags lie between.
  struct Peeled {
    let id: ObjectID
    let kind: ObjectKind
    /// What the first tag says; nil when the name leads to the object itself.
    let annotation: Tag.Annotation?
  }

  /// Follows tags from an object to the first one that is no tag.
  ///
  /// - Throws: As ``ObjectDatabase/read(_:verified:)`` for the object that stops the way.
  func peel(_ first: ObjectID) throws(GitError) -> Peeled {
    var id = first
    var annotation: Tag.Annotation?
    for _ in 0..<Self.longestChain {
      let (kind, size) = try database.header(of: id)
      guard kind == .tag else { return Peeled(id: id, kind: kind, annotation: annotation) }
      guard size <= 16 << 20 else { throw GitError(.objectTooLarge, id.description, "\(size)") }
      let content = try database.read(id, as: .tag)
      let parsed = content.withBytes { parse($0) }
      annotation = annotation ?? parsed.annotation
      guard let next = parsed.target else {
        throw GitError(.objectDamaged, id.description, "the tag names no object")
      }
      id = next
    }
    throw GitError(.objectDamaged, first.description, "the chain of tags is too long")
  }

  /// Reads the tags among some references.
  func tags(among references: [Reference]) -> TagList {
    var tags: [Tag] = []
    var problems: [RepositoryProblem] = []
    for reference in references where reference.isTag {
      var peeled: Peeled?
      do {
        peeled = try peel(reference.target)
      } catch {
        problems.append(
          RepositoryProblem(.tagDamaged, reference.name, "\(error.subject) \(error.detail)"))
      }
      tags.append(
        Tag(
          name: String(reference.shortName), object: reference.target, target: peeled?.id,
          targetKind: peeled?.kind, annotation: peeled?.annotation))
    }
    return TagList(tags: tags, problems: problems)
  }

  private func parse(_ bytes: Span<UInt8>) -> (target: ObjectID?, annotation: Tag.Annotation) {
    var header = HeaderLines()
    var target: ObjectID?
    var tagger: SignatureLine?
    while let line = header.next(in: bytes) {
      if target == nil, let value = line.value(of: "object ", in: bytes) {
        target = ObjectID(hexOf: bytes, at: value.lowerBound)
      } else if tagger == nil, let value = line.value(of: "tagger ", in: bytes) {
        tagger = SignatureLine(bytes, value)
      }
    }
    let message = Array(copying: bytes.extracting(header.position..<bytes.count))
    let text = String(decoding: message, as: UTF8.self)
    return (
      target,
      Tag.Annotation(
        tagger: tagger.map { RawIdentity(bytes: Array(copying: bytes.extracting($0.identity))) },
        time: tagger?.time,
        message: message,
        isSigned: text.contains("-----BEGIN PGP SIGNATURE-----")
          || text.contains("-----BEGIN SSH SIGNATURE-----"))
    )
  }
}
