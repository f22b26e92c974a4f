package io.github.qptv2.media.image.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a scan (ITU-T T.81, B.2.3).
 *
 * @param parts its components in order
 * @param first coefficient in zigzag order
 * @param last coefficient, at least {@code first}, at most 63
 * @param high lowest bit that earlier scans coded; 0 in a first scan
 * @param low lowest bit that this scan codes
 */
record JpegScan(List<Part> parts, int first, int last, int high, int low) {

    /** A component with the numbers of its Huffman tables. */
    record Part(JpegComponent component, int dcTable, int acTable) {}

    private static final int LAST_COEFFICIENT = JpegComponent.COEFFICIENTS - 1;
    private static final int MAX_BITS = 13;

    /** @param body offset after the length of the segment */
    static JpegScan read(FileView file, long body, int length, JpegFrame frame) throws CorruptDataException {
        int count = length < 1 ? 0 : file.at(body);
        if (count < 1 || count > 4 || length != 4 + 2 * count) {
            throw new CorruptDataException("the scan header at byte " + FileView.number(body) + " is malformed");
        }
        var parts = new ArrayList<Part>(count);
        for (int i = 0; i < count; i++) {
            int tables = file.at(body + 2 + 2L * i);
            var component = frame.component(file.at(body + 1 + 2L * i));
            if (parts.stream().anyMatch(part -> part.component == component)) {
                throw new CorruptDataException("a scan has component " + component.id + " twice");
            }
            parts.add(new Part(component, tables >> 4, tables & 15));
        }
        long parameters = body + 1 + 2L * count;
        int bits = file.at(parameters + 2);
        var scan = new JpegScan(parts, file.at(parameters), file.at(parameters + 1), bits >> 4, bits & 15);
        if (frame.progressive()) {
            scan.check();
        } else if (scan.first != 0 || scan.last != LAST_COEFFICIENT || bits != 0) {
            throw new CorruptDataException("a sequential scan has the parameters of a progressive one: coefficients "
                    + scan.first + " to " + scan.last + ", bits " + scan.high + " to " + scan.low);
        }
        return scan;
    }

    private void check() throws CorruptDataException {
        boolean range = first == 0 ? last == 0 : first <= last && last <= LAST_COEFFICIENT && parts.size() == 1;
        boolean step = high == 0 || high == low + 1;
        if (!range || !step || low > MAX_BITS) {
            throw new CorruptDataException("a progressive scan has invalid parameters: coefficients " + first + " to "
                    + last + ", bits " + high + " to " + low);
        }
    }

    /** Whether earlier scans have coded higher bits of these coefficients. */
    boolean refines() {
        return high > 0;
    }
}
