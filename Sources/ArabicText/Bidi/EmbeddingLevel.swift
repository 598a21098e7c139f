/// How deep a character is embedded: even from left to right, odd from right to left (UAX #9, definitions BD2 and BD3).
package typealias EmbeddingLevel = UInt8
