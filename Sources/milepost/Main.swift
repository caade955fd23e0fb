import Commands
import Glibc

@main
enum Main {
  static func main() { exit(Milepost.run(Array(CommandLine.arguments.dropFirst()))) }
}
