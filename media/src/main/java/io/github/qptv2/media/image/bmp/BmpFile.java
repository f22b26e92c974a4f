package io.github.qptv2.media.image.bmp;

import java.util.Arrays;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.RasterRows;
import io.github.qptv2.media.image.color.SampleLines;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** The file header and the information header of a bitmap of Windows or OS/2. */
public final class BmpFile implements ImageContainer {

    static final int RLE8 = 1;
    static final int RLE4 = 2;

    private static final int FILE_HEADER = 14;
    private static final int OS2_HEADER = 12;
    private static final int OS2_EXTENDED_HEADER = 64;
    private static final int WINDOWS_HEADER = 40;
    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;

    private final RandomAccessBytes bytes;
    private final long headerSize;
    private final int width;
    private final int height;
    private final boolean topDown;
    private final int bits;
    private final long coding;

    public BmpFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        headerSize = bytes.u32(FILE_HEADER, LITTLE_ENDIAN);
        boolean old = headerSize == OS2_HEADER;
        width = CorruptHeaderException.side(old ? bytes.u16(18, LITTLE_ENDIAN) : bytes.u32(18, LITTLE_ENDIAN));
        int down = old ? (short) bytes.u16(20, LITTLE_ENDIAN) : (int) bytes.u32(22, LITTLE_ENDIAN);
        topDown = down < 0;
        height = CorruptHeaderException.side(Math.abs((long) down));
        bits = bytes.u16(old ? 24 : 28, LITTLE_ENDIAN);
        coding = headerSize < 20 ? 0 : bytes.u32(30, LITTLE_ENDIAN);
        refuseVariants();
    }

    private void refuseVariants() {
        boolean os2 = headerSize == OS2_EXTENDED_HEADER;
        if (coding == 4 || coding == 5 || (coding == BIT_FIELDS && os2)) {
            throw new UnsupportedVariantException("BMP with "
                    + (!os2
                            ? coding == 4 ? "embedded JPEG" : "embedded PNG"
                            : coding == 3 ? "Huffman coding" : "RLE24"));
        }
        if (coding > BIT_FIELDS && coding != ALPHA_BIT_FIELDS) {
            throw new UnsupportedVariantException("BMP with coding " + coding);
        }
        boolean runs = coding == RLE8 || coding == RLE4;
        boolean valid =
                switch (bits) {
                    case 1, 2, 4, 8 -> !hasFields() && (!runs || bits == (coding == RLE8 ? 8 : 4));
                    case 16, 32 -> !runs;
                    case 24 -> coding == 0;
                    default -> false;
                };
        if (!valid) {
            throw new UnsupportedVariantException("BMP of " + bits + " bits with coding " + coding);
        }
    }

    private boolean hasFields() {
        return coding == BIT_FIELDS || coding == ALPHA_BIT_FIELDS;
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.BMP;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public byte[] profile() {
        return new byte[0];
    }

    @Override
    public boolean decodedInJava() {
        return true;
    }

    @Override
    public boolean complete() {
        boolean runs = coding == RLE8 || coding == RLE4;
        return bytes.size() >= pixelStart() + (runs ? bytes.u32(34, LITTLE_ENDIAN) : stride() * height);
    }

    private long pixelStart() {
        return bytes.u32(10, LITTLE_ENDIAN);
    }

    private long stride() {
        return ((long) width * bits + 31) / 32 * 4;
    }

    public StoredRows rows() {
        SampleLines lines = bits <= 8 ? indexed() : new BmpColors(bytes, layout(), fields());
        boolean alpha = lines.bands() == 4;
        return new RasterRows(lines, RasterRows.Interpretation.of(ColorModel.RGB, alpha ? 3 : -1, false));
    }

    private BmpLayout layout() {
        return new BmpLayout(width, height, bits, topDown, pixelStart(), stride());
    }

    private SampleLines indexed() {
        if (coding != RLE8 && coding != RLE4) {
            long size = ((long) width * bits + 7) / 8;
            return new BmpIndices(layout(), palette(), bits, y -> bytes.copy(layout().row(y), size));
        }
        byte[] indices = new BmpRuns(bytes, layout(), coding == RLE8).decode();
        return new BmpIndices(layout(), palette(), 8, y -> Arrays.copyOfRange(indices, y * width, (y + 1) * width));
    }

    /** Colors as 0xRRGGBB; entries that the file lacks are black. */
    private int[] palette() {
        long start = FILE_HEADER + headerSize;
        int entry = headerSize == OS2_HEADER ? 3 : 4;
        long used = headerSize < WINDOWS_HEADER ? 0 : bytes.u32(46, LITTLE_ENDIAN);
        long stated = used == 0 ? 1L << bits : Math.min(used, 1L << bits);
        long count = Math.min(stated, Math.max(0, pixelStart() - start) / entry);
        var colors = new int[1 << bits];
        for (int i = 0; i < count; i++) {
            long at = start + (long) entry * i;
            colors[i] = bytes.at(at + 2) << 16 | bytes.at(at + 1) << 8 | bytes.at(at);
        }
        return colors;
    }

    /** Masks of red, green, blue and alpha; alpha's is 0 for opaque images. */
    private long[] fields() {
        if (!hasFields()) {
            return bits == 16 ? new long[] {0x7c00, 0x3e0, 0x1f, 0} : new long[] {0xff0000, 0xff00, 0xff, 0};
        }
        boolean alpha = coding == ALPHA_BIT_FIELDS || headerSize >= WINDOWS_HEADER + 16;
        var masks = new long[4];
        for (int i = 0; i < (alpha ? 4 : 3); i++) {
            masks[i] = bytes.u32(FILE_HEADER + WINDOWS_HEADER + 4L * i, LITTLE_ENDIAN);
        }
        return masks;
    }
}
