package io.github.qptv2.media.image.integrity;

import java.util.HashMap;
import java.util.Map;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** The Huffman tables, quantization steps and restart interval defined so far (ITU-T T.81, B.2.4). */
final class JpegTables {

    private static final int AC = 16;

    private final Map<Integer, JpegHuffmanTable> huffman = new HashMap<>();
    private final Map<Integer, Integer> dcSteps = new HashMap<>();
    private int restartInterval;

    int restartInterval() {
        return restartInterval;
    }

    /** The table of a destination, 0 to 3; the standard's tables take the place of missing ones. */
    JpegHuffmanTable huffman(boolean dc, int destination) throws CorruptDataException {
        JpegHuffmanTable table = huffman.get(destination + (dc ? 0 : AC));
        if (table != null) {
            return table;
        }
        if (destination > 1) {
            throw new CorruptDataException((dc ? "DC" : "AC") + " Huffman table " + destination + " is missing");
        }
        return JpegHuffmanTable.standard(dc, destination);
    }

    /** Quantization step of the DC coefficient. */
    int dcStep(int destination) throws CorruptDataException {
        Integer step = dcSteps.get(destination);
        if (step == null) {
            throw new CorruptDataException("quantization table " + destination + " is missing");
        }
        return step;
    }

    /** Reads a segment DHT. */
    void readHuffman(FileView file, long body, int length) throws CorruptDataException {
        long at = body, end = body + length;
        while (at + 17 <= end) {
            int key = file.at(at);
            var counts = new int[16];
            int total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = file.at(at + 1 + i);
                total += counts[i];
            }
            at += 17;
            if (key % AC > 3 || key / AC > 1 || total > 256 || at + total > end) {
                break;
            }
            var symbols = new int[total];
            for (int i = 0; i < total; i++) {
                symbols[i] = file.at(at + i);
            }
            at += total;
            huffman.put(key, new JpegHuffmanTable(counts, symbols));
        }
        requireEnd(at, end, "Huffman");
    }

    /** Reads a segment DQT. */
    void readQuantization(FileView file, long body, int length) throws CorruptDataException {
        long at = body, end = body + length;
        while (at < end) {
            int key = file.at(at);
            int bytes = key / 16 == 0 ? 1 : 2;
            if (key % 16 > 3 || key / 16 > 1 || at + 1 + 64L * bytes > end) {
                break;
            }
            dcSteps.put(key % 16, bytes == 1 ? file.at(at + 1) : file.u16(at + 1, BIG_ENDIAN));
            at += 1 + 64L * bytes;
        }
        requireEnd(at, end, "quantization");
    }

    private static void requireEnd(long at, long end, String kind) throws CorruptDataException {
        if (at != end) {
            throw new CorruptDataException("the " + kind + " table at byte " + FileView.number(at) + " is malformed");
        }
    }

    /** Reads a segment DRI. */
    void readInterval(FileView file, long body, int length) throws CorruptDataException {
        if (length != 2) {
            throw new CorruptDataException("the restart interval at byte " + FileView.number(body) + " is malformed");
        }
        restartInterval = file.u16(body, BIG_ENDIAN);
    }
}
