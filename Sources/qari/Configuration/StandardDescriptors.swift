// Standard input, output and error are there, whatever the caller has closed: a file that is opened must not come to have their number
// and be written into. What is held so answers EBADF to reading or writing, as a closed one does.
import Glibc

enum StandardDescriptors {
    static func hold() {
        for (number, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDWR)] where fcntl(number, F_GETFD) < 0 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", mode)
        }
    }
}
