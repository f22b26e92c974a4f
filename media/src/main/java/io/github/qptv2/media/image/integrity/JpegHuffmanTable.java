package io.github.qptv2.media.image.integrity;

import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** A Huffman table (ITU-T T.81, C.2): symbols of codes of 1 to 16 bits. */
final class JpegHuffmanTable {

    static final int LOOKAHEAD = JpegBits.LOOKAHEAD;
    private static final int MAX_LENGTH = 16;

    private final int[] symbols;
    /** By the next {@value #LOOKAHEAD} bits: length of the code, times 256, and symbol; 0 for longer codes. */
    private final short[] fast = new short[1 << LOOKAHEAD];
    /** By length: the largest code of this length, left-aligned in 17 bits, plus 1. */
    private final int[] limits = new int[MAX_LENGTH + 1];
    /** By length: index of the symbol of code 0 of this length. */
    private final int[] offsets = new int[MAX_LENGTH + 1];

    /**
     * Assigns the codes.
     *
     * @param counts number of codes by length - 1, 16 values
     * @throws CorruptDataException if there are more codes of a length than bits allow
     */
    JpegHuffmanTable(int[] counts, int[] symbols) throws CorruptDataException {
        this.symbols = symbols;
        int code = 0, index = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            int number = counts[length - 1];
            if (code + number > 1 << length) {
                throw new CorruptDataException(
                        "a Huffman table has more codes of " + length + " bits than there can be");
            }
            offsets[length] = index - code;
            if (length <= LOOKAHEAD) {
                assign(code, number, index, length);
            }
            index += number;
            code += number;
            limits[length] = code << (MAX_LENGTH - length);
            code <<= 1;
        }
    }

    private void assign(int firstCode, int number, int index, int length) {
        int copies = 1 << (LOOKAHEAD - length);
        for (int i = 0; i < number; i++) {
            int from = (firstCode + i) * copies;
            Arrays.fill(fast, from, from + copies, (short) (length << 8 | symbols[index + i]));
        }
    }

    /** One of the tables of T.81, K.3, which decoders assume where a file has none, as in frames of motion JPEG. */
    static JpegHuffmanTable standard(boolean dc, int destination) throws CorruptDataException {
        JPEGHuffmanTable table = dc
                ? destination == 0 ? JPEGHuffmanTable.StdDCLuminance : JPEGHuffmanTable.StdDCChrominance
                : destination == 0 ? JPEGHuffmanTable.StdACLuminance : JPEGHuffmanTable.StdACChrominance;
        var counts = new int[MAX_LENGTH];
        short[] lengths = table.getLengths(), values = table.getValues();
        Arrays.setAll(counts, i -> i < lengths.length ? lengths[i] : 0);
        var symbols = new int[values.length];
        Arrays.setAll(symbols, i -> values[i]);
        return new JpegHuffmanTable(counts, symbols);
    }

    /** Length of the code, times 256, and symbol at the next {@value #LOOKAHEAD} bits; 0 for longer codes. */
    int lookup(int lookahead) {
        return fast[lookahead];
    }

    /**
     * Takes a code; at least 16 bits remain available after it.
     *
     * @return its symbol, 0..255
     * @throws CorruptDataException if the bits are no code
     */
    int symbol(JpegBits bits) throws CorruptDataException {
        bits.fill();
        int entry = fast[bits.peek(LOOKAHEAD)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 255;
        }
        return longSymbol(bits);
    }

    private int longSymbol(JpegBits bits) throws CorruptDataException {
        int ahead = bits.peek(MAX_LENGTH);
        for (int length = LOOKAHEAD + 1; length <= MAX_LENGTH; length++) {
            if (ahead < limits[length]) {
                bits.skip(length);
                return symbols[offsets[length] + (ahead >> (MAX_LENGTH - length))];
            }
        }
        throw new CorruptDataException("bits that are no Huffman code");
    }
}
