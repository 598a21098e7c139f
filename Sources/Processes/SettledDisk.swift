// Waiting until what was written stands on the disk, where a power cut finds it.
import CProcesses

package enum SettledDisk {
    /// - Parameter descriptor: an open file or folder of that disk.
    /// - Returns: false where that can't be had.
    @discardableResult
    package static func wait(_ descriptor: Int32) -> Bool { qari_settle_disk(descriptor) == 0 }
}
