import Facts
import MilepostResources

extension PackedWriter {
  mutating func write(_ message: Message) {
    write(message.key)
    write(message.arguments.count)
    for (name, argument) in message.arguments.sorted(by: { $0.key < $1.key }) {
      write(name)
      switch argument {
      case .text(let text):
        write(0)
        write(text)
      case .number(let number):
        write(1)
        write(number)
      case .message(let message):
        write(2)
        write(message)
      }
    }
  }
}

extension PackedReader {
  mutating func message() -> Message? {
    guard let key = text(), let count = int() else { return nil }
    var arguments: [String: Message.Argument] = [:]
    for _ in 0..<max(0, count) {
      guard let name = text(), let kind = int() else { return nil }
      let argument: Message.Argument? =
        switch kind {
        case 0: text().map { .text($0) }
        case 1: int().map { .number($0) }
        case 2: message().map { .message($0) }
        default: nil
        }
      guard let argument else { return nil }
      arguments[name] = argument
    }
    return Message(key, arguments)
  }
}
