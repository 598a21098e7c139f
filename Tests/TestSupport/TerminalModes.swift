// The modes of a terminal's line (termios), to compare what was before with what is after.
import Glibc

package struct TerminalModes: Hashable, Sendable, CustomStringConvertible {
    package let input, output, control, local: UInt32
    package let characters: [UInt8]

    init(of descriptor: Int32) {
        var modes = termios()
        tcgetattr(descriptor, &modes)
        (input, output, control, local) = (modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag)
        characters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
    }

    /// Lines are edited by the kernel and letters echoed, as a shell's reader expects.
    package var isCooked: Bool { local & UInt32(ICANON) != 0 && local & UInt32(ECHO) != 0 && local & UInt32(ISIG) != 0 }

    package var description: String {
        "iflag \(String(input, radix: 8)) oflag \(String(output, radix: 8)) cflag \(String(control, radix: 8)) lflag \(String(local, radix: 8)) cc \(characters)"
    }
}
