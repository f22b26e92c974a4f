package io.github.qptv2.media.image.integrity;

/**
 * Blocks of a progressive scan with one more bit of a range of AC coefficients (ITU-T T.81, G.1.2.3): a bit for each
 * coefficient that is not 0 so far, and codes for those that become 1 or -1.
 */
final class JpegAcBitBlocks implements JpegBlocks {

    private static final int UNROLLED = 4;

    private final JpegBits bits;
    private final JpegHuffmanTable table;
    /** Bits of the range of coefficients. */
    private final long range;

    private final JpegComponent component;
    private int nonzeroRow = -1;
    private long[] nonzero = {};
    private int endedBlocks;

    JpegAcBitBlocks(JpegBits bits, JpegHuffmanTable table, JpegScan scan) {
        this.bits = bits;
        this.table = table;
        this.component = scan.parts().get(0).component();
        this.range = (-1L >>> (63 - scan.last())) & (-1L << scan.first());
    }

    @Override
    public void block(int part, int blockRow, int column) throws CorruptDataException {
        if (nonzeroRow != blockRow) {
            nonzeroRow = blockRow;
            nonzero = component.nonzero(blockRow);
        }
        long before = nonzero[column], rest = range, added = 0;
        if (endedBlocks == 0) {
            while (rest != 0) {
                int symbol = table.symbol(bits);
                int run = symbol >> 4, size = symbol & 15;
                if (size == 0 && run < 15) {
                    endedBlocks = (1 << run) + bits.take(run);
                    break;
                }
                if (size > 1) {
                    throw new CorruptDataException("a new coefficient of " + size + " bits in a refining scan");
                }
                long place = zero(rest & ~before, run);
                bits.skipMany(size + Long.bitCount(before & rest & (place - 1)));
                added |= size == 0 ? 0 : place;
                rest &= -place << 1;
            }
        }
        if (added != 0) {
            nonzero[column] |= added;
            bits.requireNoZeroBytes();
        }
        if (endedBlocks > 0) {
            bits.skipMany(Long.bitCount(before & rest));
            endedBlocks--;
        }
    }

    /** The bit of the coefficient after {@code run} coefficients that are still 0. */
    private static long zero(long zeros, int run) throws CorruptDataException {
        long left = zeros;
        for (int i = 0; i < UNROLLED; i++) { // without branches: runs cannot be predicted
            left &= left - ((i - run) >>> 31);
        }
        for (int i = UNROLLED; i < run; i++) {
            left &= left - 1;
        }
        if (left == 0) {
            throw new CorruptDataException("a coefficient past the last of its block or range");
        }
        return Long.lowestOneBit(left);
    }

    @Override
    public void row(int row, int columns) throws CorruptDataException {
        for (int column = 0; column < columns; column++) {
            block(0, row, column);
        }
    }

    @Override
    public void restart() {
        endedBlocks = 0;
    }

    @Override
    public int pendingBlocks() {
        return endedBlocks;
    }
}
