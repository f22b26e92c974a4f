package io.github.qptv2.media.image.integrity;

import java.util.Arrays;

/** A color component of a JPEG's frame: its sampling and what the scans so far have coded of it. */
final class JpegComponent {

    static final int COEFFICIENTS = 64;
    private static final int UNCODED = -1;

    final int id;
    final int horizontal;
    final int vertical;
    final int quantization;
    /** Blocks of its own rows and columns, without the padding to whole MCUs. */
    final int blocksWide;

    final int blocksHigh;

    /** Lowest bit coded so far, by coefficient in zigzag order; {@value #UNCODED} before the first scan. */
    private final int[] lowestBits = new int[COEFFICIENTS];

    /** By row and column of blocks: bit k is set if coefficient k is not 0; rows are allocated when they are coded. */
    private final long[][] nonzero;

    JpegComponent(int id, int horizontal, int vertical, int quantization, int blocksWide, int blocksHigh) {
        this.id = id;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.quantization = quantization;
        this.blocksWide = blocksWide;
        this.blocksHigh = blocksHigh;
        this.nonzero = new long[blocksHigh][];
        Arrays.fill(lowestBits, UNCODED);
    }

    /** The bits of a row of blocks, to be read and set. */
    long[] nonzero(int row) {
        if (nonzero[row] == null) {
            nonzero[row] = new long[blocksWide];
        }
        return nonzero[row];
    }

    boolean dcCoded() {
        return lowestBits[0] != UNCODED;
    }

    /**
     * Notes the coefficients of a scan before it is walked; arguments as in {@code JpegScan}.
     *
     * @throws CorruptDataException if the scan does not continue where the earlier ones ended
     */
    void code(int first, int last, int high, int low) throws CorruptDataException {
        boolean refines = high > 0;
        if (first > 0 && !dcCoded()) {
            throw new CorruptDataException("AC coefficients of component " + id + " come before its DC coefficients");
        }
        for (int k = first; k <= last; k++) {
            if (refines ? lowestBits[k] != high : lowestBits[k] != UNCODED) {
                throw new CorruptDataException("coefficient " + k + " of component " + id
                        + (refines ? " is refined out of order" : " is coded twice"));
            }
            lowestBits[k] = low;
        }
    }

    /** Whether scans have coded every bit of every coefficient. */
    boolean complete() {
        return Arrays.stream(lowestBits).allMatch(bit -> bit == 0);
    }
}
