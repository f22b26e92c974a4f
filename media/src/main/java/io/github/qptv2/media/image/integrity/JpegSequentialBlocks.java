package io.github.qptv2.media.image.integrity;

/**
 * Blocks of sequential scans, baseline and extended (ITU-T T.81, F.2.2).
 *
 * @param steps of the components of the scan
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegSequentialBlocks(JpegBits bits, JpegDc dc, JpegSteps[] steps) implements JpegBlocks {

    @Override
    public void block(int part, int row, int column) throws CorruptDataException {
        dc.take(part);
        int end = bits.takeBlock(steps[part]);
        if (end > JpegComponent.COEFFICIENTS && end < JpegSteps.END) {
            throw new CorruptDataException("a coefficient past the last of its block");
        }
        if (end != JpegSteps.END + 1) {
            bits.requireNoZeroBytes();
        }
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
