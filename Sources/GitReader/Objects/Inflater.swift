internal import CZlib

/// Expands zlib streams, one after another, with one working memory.
@safe struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  private init(adopting stream: UnsafeMutablePointer<z_stream>) { unsafe self.stream = stream }

  /// Returns an expander, or nil when zlib has no memory.
  static func make() -> Inflater? {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe milepost_inflate_init(stream) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
    return unsafe Inflater(adopting: stream)
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// What came out of a stream.
  enum Outcome: Equatable {
    /// The stream ended; so much was written and so much of the input is left.
    case ended(written: Int, unread: Int)
    /// The room is full and the stream goes on.
    case full
    /// The input ended before the stream did, or is no zlib stream.
    case broken
  }

  /// Expands a stream from its start into the room given.
  func inflate(_ input: [UInt8], into room: UnsafeMutableBufferPointer<UInt8>) -> Outcome {
    unsafe inflateReset(stream)
    return unsafe input.withUnsafeBufferPointer { source in
      // zlib does not write to its input; the type of the member is from before const.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(clamping: source.count)
      unsafe stream.pointee.next_out = room.baseAddress
      unsafe stream.pointee.avail_out = UInt32(clamping: room.count)
      switch unsafe CZlib.inflate(stream, Z_FINISH) {
      case Z_STREAM_END:
        return unsafe .ended(
          written: room.count - Int(stream.pointee.avail_out),
          unread: Int(stream.pointee.avail_in))
      case Z_OK, Z_BUF_ERROR:
        return unsafe stream.pointee.avail_out == 0 ? .full : .broken
      default: return .broken
      }
    }
  }
}
