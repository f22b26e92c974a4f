package io.github.qptv2.media.image.integrity;

/**
 * Walks the entropy-coded data of one scan, MCU by MCU, with its restart markers.
 *
 * @param interval MCUs between restart markers, 0 for none
 */
record JpegScanWalker(JpegFrame frame, JpegScan scan, JpegBits bits, JpegBlocks blocks, int interval) {

    private static final int RESTART = 0xd0;

    /** @throws CorruptDataException if a value is invalid, data are missing, or data are left over */
    void walk() throws CorruptDataException {
        var components = scan.parts().stream().map(JpegScan.Part::component).toArray(JpegComponent[]::new);
        int mcu = 0, wide = mcusWide(), high = mcusHigh();
        if (interval == 0 && !interleaved()) {
            rows(wide, high);
            return;
        }
        for (int row = 0; row < high; row++) {
            for (int column = 0; column < wide; column++, mcu++) {
                if (interval > 0 && mcu > 0 && mcu % interval == 0) {
                    restart(mcu / interval - 1);
                }
                try {
                    mcu(components, row, column);
                } catch (CorruptDataException invalid) {
                    throw bits.exhausted() ? early(row, high) : invalid;
                }
                if (bits.exhausted()) {
                    throw early(row, high);
                }
            }
        }
        finishInterval();
    }

    /** A scan of one component without restart markers, row by row: faster. */
    private void rows(int wide, int high) throws CorruptDataException {
        for (int row = 0; row < high; row++) {
            try {
                blocks.row(row, wide);
            } catch (CorruptDataException invalid) {
                throw bits.exhausted() ? early(row, high) : invalid;
            }
            if (bits.exhausted()) {
                throw early(row, high);
            }
        }
        finishInterval();
    }

    private CorruptDataException early(int row, int rows) {
        return CorruptDataException.ended("Huffman data end early: %s of %s MCU rows are missing"
                .formatted(FileView.number(rows - row), FileView.number(rows)));
    }

    private boolean interleaved() {
        return scan.parts().size() > 1;
    }

    private int mcusWide() {
        return interleaved() ? frame.mcusWide() : scan.parts().get(0).component().blocksWide;
    }

    private int mcusHigh() {
        return interleaved() ? frame.mcusHigh() : scan.parts().get(0).component().blocksHigh;
    }

    private void mcu(JpegComponent[] components, int row, int column) throws CorruptDataException {
        if (components.length == 1) {
            blocks.block(0, row, column);
            return;
        }
        for (int part = 0; part < components.length; part++) {
            int across = components[part].horizontal, down = components[part].vertical;
            for (int y = row * down; y < (row + 1) * down; y++) {
                for (int x = column * across; x < (column + 1) * across; x++) {
                    blocks.block(part, y, x);
                }
            }
        }
    }

    private void restart(int index) throws CorruptDataException {
        finishInterval();
        int expected = RESTART + index % 8;
        if (bits.marker() != expected) {
            String text = "restart marker RST" + index % 8 + " is missing, " + found(bits.marker());
            throw bits.marker() == JpegBits.END_OF_FILE
                    ? CorruptDataException.ended(text)
                    : new CorruptDataException(text);
        }
        bits.restart();
        blocks.restart();
    }

    private static String found(int marker) {
        if (marker == JpegBits.END_OF_FILE) {
            return "the file ends";
        }
        boolean restart = marker >= RESTART && marker < RESTART + 8;
        return restart ? "RST" + (marker - RESTART) + " is there" : "marker 0x%02x is there".formatted(marker);
    }

    private void finishInterval() throws CorruptDataException {
        int rest = bits.rest();
        if (rest > 0) {
            throw new CorruptDataException(FileView.count(rest, "byte") + " of Huffman data are left over");
        }
        if (blocks.pendingBlocks() > 0) {
            throw new CorruptDataException("a run of ended blocks exceeds the scan or restart interval by "
                    + FileView.count(blocks.pendingBlocks(), "block"));
        }
    }
}
