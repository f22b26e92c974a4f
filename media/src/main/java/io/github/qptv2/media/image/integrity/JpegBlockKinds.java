package io.github.qptv2.media.image.integrity;

import java.util.Arrays;
import java.util.List;

/** Selects the kind of a scan's blocks and the tables that they need. */
record JpegBlockKinds(JpegFrame frame, JpegScan scan, JpegBits bits, JpegTables tables) {

    /** Of the largest DC coefficient of samples of 8 bits, 1,024: a sound encoder keeps to that. */
    private static final int DC_RANGE = 2048;

    JpegBlocks blocks() throws CorruptDataException {
        if (!frame.progressive()) {
            return new JpegSequentialBlocks(bits, dc(), steps());
        }
        if (scan.first() == 0) {
            return scan.refines() ? new JpegDcBitBlocks(bits) : new JpegDcBlocks(dc());
        }
        JpegHuffmanTable table = huffman(false)[0];
        return scan.refines()
                ? new JpegAcBitBlocks(bits, table, scan)
                : new JpegAcBlocks(bits, table, scan, frame.acBits());
    }

    private JpegDc dc() throws CorruptDataException {
        List<JpegScan.Part> parts = scan.parts();
        var limits = new int[parts.size()];
        for (int i = 0; i < limits.length; i++) {
            int step = Math.max(1, tables.dcStep(parts.get(i).component().quantization));
            limits[i] = (DC_RANGE << (frame.precision() - 8)) / step + 2;
        }
        return new JpegDc(bits, huffman(true), frame.dcBits(), scan.low(), limits);
    }

    private JpegSteps[] steps() throws CorruptDataException {
        return Arrays.stream(huffman(false))
                .map(table -> new JpegSteps(table, frame.acBits()))
                .toArray(JpegSteps[]::new);
    }

    private JpegHuffmanTable[] huffman(boolean dc) throws CorruptDataException {
        var chosen = new JpegHuffmanTable[scan.parts().size()];
        for (int i = 0; i < chosen.length; i++) {
            JpegScan.Part part = scan.parts().get(i);
            chosen[i] = tables.huffman(dc, dc ? part.dcTable() : part.acTable());
        }
        return chosen;
    }
}
