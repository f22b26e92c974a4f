package io.github.qptv2.media.image.integrity;

/** Blocks of sequential scans, baseline and extended (ITU-T T.81, F.2.2). */
record JpegSequentialBlocks(JpegBits bits, JpegDc dc, JpegHuffmanTable[] tables, int mostBits) implements JpegBlocks {

    private static final int ZERO_RUN = 0xf0;

    @Override
    public void block(int part, int row, int column) throws CorruptData {
        dc.take(part);
        JpegHuffmanTable table = tables[part];
        int k = 1;
        while (k < JpegComponent.COEFFICIENTS) {
            int symbol = table.symbol(bits);
            int size = symbol & 15;
            if (size == 0) {
                if (symbol == 0) {
                    break;
                }
                if (symbol != ZERO_RUN) {
                    throw new CorruptData("the undefined AC symbol " + symbol);
                }
            }
            if (size > mostBits) {
                throw new CorruptData("an AC coefficient of " + size + " bits, where " + mostBits + " are the most");
            }
            k += (symbol >> 4) + 1;
            bits.skip(size);
        }
        if (k > JpegComponent.COEFFICIENTS) {
            throw new CorruptData("a coefficient past the last of its block");
        }
        if (k > 1) {
            bits.requireNoZeroBytes();
        }
    }

    @Override
    public void restart() {
        dc.restart();
    }
}
