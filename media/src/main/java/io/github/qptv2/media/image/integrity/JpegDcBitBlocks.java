package io.github.qptv2.media.image.integrity;

/** Blocks of a progressive scan with one more bit of each DC coefficient. */
record JpegDcBitBlocks(JpegBits bits) implements JpegBlocks {

    @Override
    public void block(int part, int row, int column) {
        bits.fill();
        bits.skip(1);
    }

    @Override
    public void row(int row, int columns) {
        for (int column = 0; column < columns; column++) {
            block(0, row, column);
        }
    }

    @Override
    public void restart() {
        // no state
    }
}
