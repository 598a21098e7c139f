// A picture in a terminal's own graphics.

/// A picture made for one terminal.
package struct PixelPicture: Hashable, Sendable {
    /// What it was made for: for another terminal, or other cells, it is none.
    package let graphics: TerminalGraphics
    /// Width and height in pixels.
    package let pixels: SIMD2<Int>
    /// Cells that it covers.
    package let size: ScreenSize
    /// Its pixels, red, green, blue and opacity of each. As sixels what stands between the final letter of the sequence and its end. Looked over: nothing in it commands a terminal.
    package let data: [UInt8]

    package init(graphics: TerminalGraphics, pixels: SIMD2<Int>, size: ScreenSize, data: [UInt8]) {
        (self.graphics, self.pixels, self.size, self.data) = (graphics, pixels, size, data)
    }
}
