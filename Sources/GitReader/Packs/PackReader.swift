/// Reads the objects of one pack, believing neither pack nor index.
///
/// Every offset is checked against the pack, every size against a limit before memory is asked for,
/// and a chain of deltas ends.
///
/// - SeeAlso: gitformat-pack(5); docs/decisions/0070-own-pack-reader.md
final class PackReader {
  /// Longest chain of deltas; git writes at most 4,095.
  private static let deepestChain = 4095
  /// Most bytes that one chain may expand to, all its steps together.
  private static let largestChain = 4 << 30

  private let mapping: PackMapping
  private var readCount = 0

  init(_ mapping: PackMapping) { self.mapping = mapping }

  /// Where the checksum begins that ends the pack.
  private var end: Int { mapping.pack.size - 20 }

  /// Returns where an object starts; nil when it is not in this pack.
  func offset(of id: ObjectID) -> Int? {
    mapping.index.position(of: id).flatMap { mapping.index.offset(at: $0) }
  }

  /// Returns where the object starts that is at a place in the order of ids.
  func offset(at index: Int) -> Int? { mapping.index.offset(at: index) }

  /// Lets the system take back the memory of what was read, every 2,048 objects.
  ///
  /// Mapped pages count as this program's memory, and a scan touches those of the pack once; those
  /// of the index it meets again and again.
  private func countRead() {
    readCount += 1
    if readCount & 0x07FF == 0 { mapping.pack.releasePages() }
  }

  /// Reads the first bytes of the object at an offset.
  func entry(at offset: Int) throws(PackDamage) -> PackEntry {
    var position = offset
    func next() throws(PackDamage) -> Int {
      guard position >= 12, position < end, let byte = mapping.pack.byte(at: position) else {
        throw PackDamage(reason: "an object starts outside the pack", isDoubtful: false)
      }
      position += 1
      return Int(byte)
    }
    var byte = try next()
    let type = byte >> 4 & 7
    var size = byte & 15
    var shift = 4
    while byte & 0x80 != 0 {
      guard shift < 56 else { throw PackDamage(reason: "an object has no size") }
      byte = try next()
      size |= (byte & 0x7F) << shift
      shift += 7
    }
    switch type {
    case 1, 2, 3, 4:
      let kinds: [ObjectKind] = [.commit, .tree, .blob, .tag]
      return PackEntry(form: .whole(kinds[type - 1]), size: size, dataStart: position)
    case 6:
      byte = try next()
      var distance = byte & 0x7F
      while byte & 0x80 != 0 {
        guard distance < 1 << 48 else { break }
        byte = try next()
        distance = (distance + 1) << 7 | (byte & 0x7F)
      }
      guard distance > 0, distance <= offset - 12 else {
        throw PackDamage(reason: "a delta has its base outside the pack", isDoubtful: false)
      }
      return PackEntry(
        form: .delta(base: offset - distance), size: size, dataStart: position)
    case 7:
      guard position <= end - 20, let id = mapping.pack.id(at: position),
        let base = self.offset(of: id)
      else { throw PackDamage(reason: "the base of a delta is not in the pack") }
      return PackEntry(form: .delta(base: base), size: size, dataStart: position + 20)
    default: throw PackDamage(reason: "an object is of no known kind")
    }
  }

  /// Reads a whole object.
  ///
  /// - Parameters:
  ///   - limit: Largest size in bytes; what it is made of may be larger.
  ///   - expander: Working memory.
  func read(
    at start: Int, limit: Int, with expander: ObjectExpander
  ) throws(PackDamage) -> (kind: ObjectKind, bytes: [UInt8]) {
    countRead()
    var deltas: [(offset: Int, entry: PackEntry)] = []
    var position = start
    var result: (kind: ObjectKind, bytes: [UInt8])?
    // Brent's way to see a circle: only the base by name can lead back.
    var mark = start
    var nextMark = 8
    while result == nil {
      if let known = expander.base(at: position, of: self) {
        result = known
        break
      }
      let entry = try entry(at: position)
      switch entry.form {
      case .whole(let kind):
        let bytes = try expand(
          entry, limit: deltas.isEmpty ? limit : ObjectDatabase.largestObject, with: expander)
        if !deltas.isEmpty { expander.keep(kind, bytes, at: position, of: self) }
        result = (kind, bytes)
      case .delta(let base):
        deltas.append((position, entry))
        position = base
        guard position != mark, deltas.count <= Self.deepestChain else {
          throw PackDamage(reason: "a chain of deltas does not end", isDoubtful: false)
        }
        if deltas.count == nextMark {
          mark = position
          nextMark *= 2
        }
      }
    }
    guard let (kind, base) = result else { throw PackDamage(reason: "an object has no base") }
    guard !deltas.isEmpty || base.count <= limit else { throw Self.tooLarge(base.count) }
    var bytes = base
    var total = bytes.count
    for (offset, entry) in deltas.reversed() {
      bytes = try apply(
        entry, to: bytes, limit: offset == start ? limit : ObjectDatabase.largestObject,
        with: expander)
      total += bytes.count
      guard total <= Self.largestChain else {
        throw PackDamage(
          reason: "a chain of deltas expands to more than \(Self.largestChain) bytes",
          isDoubtful: false)
      }
      expander.keep(kind, bytes, at: offset, of: self)
    }
    return (kind, bytes)
  }

  /// Reads kind and size of an object without making it.
  func header(
    at start: Int, with expander: ObjectExpander
  ) throws(PackDamage) -> (kind: ObjectKind, size: Int) {
    let first = try entry(at: start)
    var entry = first
    var steps = 0
    while true {
      switch entry.form {
      case .whole(let kind):
        guard case .delta = first.form else { return (kind, entry.size) }
        let input = unsafe mapping.pack.withBytes(first.dataStart..<min(first.dataStart + 512, end))
        {
          unsafe Array($0)
        }
        guard let size = expander.resultSize(ofDelta: input) else {
          throw PackDamage(reason: "a delta has no size")
        }
        return (kind, size)
      case .delta(let base):
        steps += 1
        guard steps <= Self.deepestChain else {
          throw PackDamage(reason: "a chain of deltas does not end", isDoubtful: false)
        }
        entry = try self.entry(at: base)
      }
    }
  }

  /// Gives the bytes of a commit to a closure, without memory of its own when it is written whole.
  ///
  /// - Returns: Nil when the object is no commit.
  func withCommit<Result>(
    at offset: Int, limit: Int, with expander: ObjectExpander, _ body: (Span<UInt8>) -> Result
  ) throws(PackDamage) -> Result? {
    let entry = try entry(at: offset)
    guard case .whole(let kind) = entry.form else {
      let (kind, bytes) = try read(at: offset, limit: limit, with: expander)
      return kind == .commit ? body(bytes.span) : nil
    }
    guard kind == .commit else { return nil }
    countRead()
    try check(entry, limit: limit)
    let result = unsafe mapping.pack.withBytes(entry.dataStart..<end) { input in
      unsafe expander.withExpanded(input, size: entry.size, body)
    }
    guard let result else { throw Self.broken }
    return result
  }

  private static let broken = PackDamage(reason: "error inflating an object of the pack")

  private static func tooLarge(_ size: Int) -> PackDamage {
    PackDamage(reason: "\(size) bytes", isDoubtful: false, tooLarge: size)
  }

  /// No stream expands to more than 1032 times its length: a header that claims more lies.
  private func check(_ entry: PackEntry, limit: Int) throws(PackDamage) {
    if entry.size > limit { throw Self.tooLarge(entry.size) }
    guard entry.size / 1100 <= end - entry.dataStart else {
      throw PackDamage(
        reason: "the header claims \(entry.size) bytes, more than the pack can hold",
        isDoubtful: false)
    }
  }

  private func expand(
    _ entry: PackEntry, limit: Int, with expander: ObjectExpander
  ) throws(PackDamage) -> [UInt8] {
    try check(entry, limit: limit)
    let bytes = unsafe mapping.pack.withBytes(entry.dataStart..<end) { input in
      unsafe expander.expanded(input, size: entry.size)
    }
    guard let bytes else { throw Self.broken }
    return bytes
  }

  private func apply(
    _ entry: PackEntry, to base: [UInt8], limit: Int, with expander: ObjectExpander
  ) throws(PackDamage) -> [UInt8] {
    try check(entry, limit: ObjectDatabase.largestObject)
    let outcome: DeltaOutcome? = unsafe mapping.pack.withBytes(entry.dataStart..<end) { input in
      unsafe expander.withExpanded(input, size: entry.size) { delta in
        unsafe delta.withUnsafeBytes { delta in
          guard let instructions = unsafe DeltaInstructions(delta) else { return .broken }
          guard instructions.resultSize <= limit else {
            return .tooLarge(instructions.resultSize)
          }
          return unsafe instructions.result(delta, base: base).map { .made($0) } ?? .broken
        }
      }
    }
    switch outcome {
    case .made(let bytes): return bytes
    case .tooLarge(let size): throw Self.tooLarge(size)
    case .broken: throw PackDamage(reason: "a delta does not fit its base")
    case nil: throw Self.broken
    }
  }

  private enum DeltaOutcome {
    case made([UInt8])
    case tooLarge(Int)
    case broken
  }
}
