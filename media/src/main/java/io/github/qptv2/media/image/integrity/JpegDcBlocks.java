package io.github.qptv2.media.image.integrity;

/** Blocks of the first progressive scan of DC coefficients (ITU-T T.81, G.1.2.1). */
record JpegDcBlocks(JpegDc dc) implements JpegBlocks {

    @Override
    public void block(int part, int row, int column) throws CorruptDataException {
        dc.take(part);
    }

    @Override
    public void row(int row, int columns) throws CorruptDataException {
        for (int column = 0; column < columns; column++) {
            block(0, row, column);
        }
    }

    @Override
    public void restart() {
        dc.restart();
    }
}
