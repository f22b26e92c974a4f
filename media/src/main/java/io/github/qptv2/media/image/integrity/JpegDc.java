package io.github.qptv2.media.image.integrity;

import java.util.Arrays;

/** DC coefficients, coded as differences (ITU-T T.81, F.1.2.1), and their range. */
final class JpegDc {

    private final JpegBits bits;
    private final JpegHuffmanTable[] tables;
    private final int maxBits;
    private final int shift;
    /** Largest magnitude of the predicted value, by component. */
    private final int[] limits;

    private final int[] predictions;

    /**
     * Starts a scan.
     *
     * @param maxBits of a difference
     * @param shift bits that later scans code
     * @param limits largest magnitude by component
     */
    JpegDc(JpegBits bits, JpegHuffmanTable[] tables, int maxBits, int shift, int[] limits) {
        this.bits = bits;
        this.tables = tables;
        this.maxBits = maxBits;
        this.shift = shift;
        this.limits = limits;
        this.predictions = new int[tables.length];
    }

    void take(int part) throws CorruptDataException {
        int size = tables[part].symbol(bits);
        if (size == 0) {
            return;
        }
        if (size > maxBits) {
            throw new CorruptDataException("a DC difference of " + size + " bits, where " + maxBits + " are the most");
        }
        int value = bits.peek(size);
        bits.skip(size);
        int difference = value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
        predictions[part] += difference << shift;
        if (Math.abs(predictions[part]) > limits[part]) {
            throw new CorruptDataException("a DC coefficient out of range");
        }
    }

    void restart() {
        Arrays.fill(predictions, 0);
    }
}
