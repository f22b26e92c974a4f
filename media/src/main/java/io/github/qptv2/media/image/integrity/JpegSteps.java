package io.github.qptv2.media.image.integrity;

/**
 * The codes of AC coefficients as steps: the bits of the code and of the coefficient after it, and the number of
 * coefficients that it stands for. A block is walked by adding steps, without its coefficients.
 */
final class JpegSteps implements JpegBits.Steps {

    private static final int ZERO_RUN = 0xf0;

    private final JpegHuffmanTable table;
    private final int maxBits;
    /** By the next bits: number of coefficients, times 256, and number of bits; 0 for longer and for invalid codes. */
    private final int[] fast = new int[1 << JpegHuffmanTable.LOOKAHEAD];

    /** By more bits: the sum of the steps whose codes they hold; its coefficients exceed {@link #END} if it ends. */
    private final int[] sums = new int[1 << JpegBits.LONG_LOOKAHEAD];

    /** @param maxBits of a coefficient */
    JpegSteps(JpegHuffmanTable table, int maxBits) {
        this.table = table;
        this.maxBits = maxBits;
        for (int i = 0; i < fast.length; i++) {
            int code = table.lookup(i), symbol = code & 255;
            fast[i] = code == 0 || !isValid(symbol) ? 0 : step(symbol, code >> 8);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(i);
        }
    }

    private int sum(int ahead) {
        int sum = 0;
        while ((sum & 255) < JpegBits.LONG_LOOKAHEAD && sum >> 8 < END) {
            int rest = ahead << (sum & 255) & ((1 << JpegBits.LONG_LOOKAHEAD) - 1);
            int index = rest >> (JpegBits.LONG_LOOKAHEAD - JpegHuffmanTable.LOOKAHEAD);
            int codeBits = table.lookup(index) >> 8;
            if (fast[index] == 0 || (sum & 255) + codeBits > JpegBits.LONG_LOOKAHEAD) {
                break;
            }
            sum += fast[index];
        }
        return sum;
    }

    private boolean isValid(int symbol) {
        int size = symbol & 15;
        return size == 0 ? symbol == 0 || symbol == ZERO_RUN : size <= maxBits;
    }

    private static int step(int symbol, int codeBits) {
        int coefficients = symbol == 0 ? END : (symbol >> 4) + 1;
        return coefficients << 8 | (codeBits + (symbol & 15));
    }

    @Override
    public int several(int lookahead) {
        return sums[lookahead];
    }

    /** The step at the next bits, as {@link #step} or 0. */
    @Override
    public int at(int lookahead) {
        return fast[lookahead];
    }

    /** Takes the code of a step that {@link #at} does not have; the bits of the coefficient remain. */
    @Override
    public int take(JpegBits bits) throws CorruptDataException {
        int symbol = table.symbol(bits);
        if (!isValid(symbol)) {
            throw new CorruptDataException("the AC symbol 0x%02x, which no valid block has".formatted(symbol));
        }
        return step(symbol, 0);
    }
}
