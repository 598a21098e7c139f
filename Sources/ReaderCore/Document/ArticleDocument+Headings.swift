// The heading that a place stands under, for the head of its page.

extension ArticleDocument {
    /// The last heading at or before a place, looked for a little way back only. From one page to the next it goes back to where it was
    /// looked for before, not to the heading.
    func heading(atOrBefore place: BlockAddress) -> BlockAddress? {
        var address: BlockAddress? = place
        for distance in 0..<Self.headingReach {
            guard let here = address else { break }
            if let section, section.place == here {
                let isNear = distance + section.distance < Self.headingReach
                return keep(isNear ? section.heading : nil, distance + section.distance, at: place)
            }
            if block(at: here).role == .heading { return keep(here, distance, at: place) }
            address = self.address(before: here)
        }
        return keep(nil, Self.headingReach, at: place)
    }

    private static let headingReach = 200

    private func keep(_ heading: BlockAddress?, _ distance: Int, at place: BlockAddress) -> BlockAddress? {
        section = (place, heading, distance)
        return heading
    }
}
