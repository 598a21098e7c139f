// The processors of the machine, as far as they are this process'.
import CProcesses

package enum Processors {
    /// Those that it may run on; at least one.
    package static var available: Int { max(1, Int(qari_processors())) }
}
