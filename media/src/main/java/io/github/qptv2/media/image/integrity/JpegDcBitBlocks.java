package io.github.qptv2.media.image.integrity;

/** Blocks of a progressive scan with one more bit of each DC coefficient. */
record JpegDcBitBlocks(JpegBits bits) implements JpegBlocks {

    @Override
    public void block(int part, int row, int column) {
        bits.fill();
        bits.skip(1);
    }

    @Override
    public void restart() {
        // no state
    }
}
