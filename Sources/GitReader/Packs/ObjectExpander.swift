/// Working memory for reading packs: three expanders, a buffer, and the bases used last.
///
/// One task uses it at a time.
final class ObjectExpander {
  private let short = ShortInflater()
  private let whole: WholeInflater
  private let partial: Inflater
  private var buffer: [UInt8] = []
  // Trees are deltas of trees that were read just before; a small cache finds most of them.
  private var trees = DeltaBases(slots: 1024, largest: 128 << 10, capacity: 32 << 20)
  // Files are deltas of files of the same name, which can be far away in the order of the tree.
  private var files = DeltaBases(slots: 4096, largest: 256 << 10, capacity: 12 << 20)

  private init(_ whole: consuming WholeInflater, _ partial: consuming Inflater) {
    self.whole = whole
    self.partial = partial
  }

  /// Returns working memory, or nil when there is none.
  static func make() -> ObjectExpander? {
    guard let whole = WholeInflater.make(), let partial = Inflater.make() else { return nil }
    return ObjectExpander(whole, partial)
  }

  /// Returns the object at an offset when it was kept.
  func base(at offset: Int, of pack: PackReader) -> (kind: ObjectKind, bytes: [UInt8])? {
    if let bytes = trees.bytes(at: offset, of: pack) { return (.tree, bytes) }
    return files.bytes(at: offset, of: pack).map { (.blob, $0) }
  }

  /// Keeps an object that others may be deltas of.
  func keep(_ kind: ObjectKind, _ bytes: [UInt8], at offset: Int, of pack: PackReader) {
    switch kind {
    case .tree: trees.keep(bytes, at: offset, of: pack)
    case .blob: files.keep(bytes, at: offset, of: pack)
    case .commit, .tag: break
    }
  }

  /// Expands a stream of known size into memory of its own; nil when it is not one.
  func expanded(_ input: UnsafeRawBufferPointer, size: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { room, count in
      isWhole = unsafe whole.inflate(
        input, into: UnsafeMutableRawBufferPointer(start: room.baseAddress, count: size))
      count = isWhole ? size : 0
    }
    return isWhole ? bytes : nil
  }

  /// Expands a stream of known size and gives the bytes to a closure; nil when it is not one.
  func withExpanded<Result>(
    _ input: UnsafeRawBufferPointer, size: Int, _ body: (Span<UInt8>) -> Result
  ) -> Result? {
    // A large one is not worth holding on to.
    if size > 1 << 20 { return unsafe expanded(input, size: size).map { body($0.span) } }
    let room = size + ShortInflater.slack
    if buffer.count < room {
      buffer = [UInt8](repeating: 0, count: max(room, buffer.count * 2, 4096))
    }
    let isWhole = unsafe buffer.withUnsafeMutableBytes { bytes in
      if size <= ShortInflater.largest,
        unsafe short.inflate(
          input, into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<room]))
      {
        return true
      }
      return unsafe whole.inflate(
        input, into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<size]))
    }
    guard isWhole else { return nil }
    return unsafe buffer.withUnsafeBufferPointer {
      unsafe body(UnsafeBufferPointer(rebasing: $0[..<size]).span)
    }
  }

  /// Returns the size that the beginning of a compressed delta announces; nil when it is none.
  func resultSize(ofDelta input: [UInt8]) -> Int? {
    var start = [UInt8](repeating: 0, count: 24)
    var length = 0
    unsafe start.withUnsafeMutableBufferPointer { room in
      switch unsafe partial.inflate(input, into: room) {
      case .ended(let written, _): length = written
      case .full: length = room.count
      case .broken: break
      }
    }
    return unsafe start.prefix(length).withUnsafeBytes { unsafe DeltaInstructions($0)?.resultSize }
  }
}
