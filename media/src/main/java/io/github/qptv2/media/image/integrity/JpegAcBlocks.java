package io.github.qptv2.media.image.integrity;

/** Blocks of the first progressive scan of a range of AC coefficients (ITU-T T.81, G.1.2.2). */
final class JpegAcBlocks implements JpegBlocks {

    private final JpegBits bits;
    private final JpegHuffmanTable table;
    private final JpegScan scan;
    private final int maxBits;
    private final JpegComponent component;
    private int nonzeroRow = -1;
    private long[] nonzero = {};
    private int endedBlocks;

    JpegAcBlocks(JpegBits bits, JpegHuffmanTable table, JpegScan scan, int maxBits) {
        this.bits = bits;
        this.table = table;
        this.scan = scan;
        this.component = scan.parts().get(0).component();
        this.maxBits = maxBits;
    }

    @Override
    public void block(int part, int blockRow, int column) throws CorruptDataException {
        if (nonzeroRow != blockRow) {
            nonzeroRow = blockRow;
            nonzero = component.nonzero(blockRow);
        }
        if (endedBlocks > 0) {
            endedBlocks--;
            return;
        }
        long mask = 0;
        int k = scan.first(), end = scan.last() + 1;
        while (k < end) {
            int symbol = table.symbol(bits);
            int run = symbol >> 4, size = symbol & 15;
            k += run;
            if (size > 0) {
                mask |= 1L << k;
                bits.skip(size);
            } else if (run < 15) {
                endedBlocks = (1 << run) - 1 + bits.take(run);
                break;
            }
            k++;
            if (k > end || size > maxBits) {
                throw new CorruptDataException("a coefficient past the last of its block or range");
            }
        }
        if (mask != 0) {
            bits.requireNoZeroBytes();
        }
        nonzero[column] |= mask;
    }

    @Override
    public void row(int row, int columns) throws CorruptDataException {
        int column = 0;
        while (column < columns) {
            if (endedBlocks > 0) {
                int ended = Math.min(endedBlocks, columns - column);
                endedBlocks -= ended;
                column += ended;
            } else {
                block(0, row, column++);
            }
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
