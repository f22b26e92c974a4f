package io.github.qptv2.media.image.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.Java2dImage;
import io.github.qptv2.media.image.color.RasterRows;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;
import io.github.qptv2.media.image.jpeg.JpegFile;
import io.github.qptv2.media.image.raw.RawFile;

/** The first image of a TIFF. */
public final class TiffFile implements ImageContainer {

    private static final int SUBFILE_TYPE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_LENGTHS = 279;
    private static final int PLANAR = 284;
    private static final int PREDICTOR = 317;
    private static final int COLOR_MAP = 320;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int SUB_DIRECTORIES = 330;
    private static final int INK_SET = 332;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int JPEG_TABLES = 347;
    private static final int ICC_PROFILE = 34675;
    private static final int DNG_VERSION = 50706;

    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final long OLD_JPEG = 6;
    private static final int COLOR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    /** None, CCITT, fax 3 and 4, LZW, JPEG, Deflate, PackBits, Deflate under its earlier number. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

    private final RandomAccessBytes bytes;
    private final TiffDirectory directory;
    private final int photometric;
    private final int bits;
    private final long compression;
    private final int orientation;
    private final int samples;
    /** TIFF 6.0 ExtraSamples: 0 unspecified, 1 premultiplied, 2 not premultiplied. */
    private final long alphaKind;

    public TiffFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        this.directory = new TiffDirectory(bytes);
        this.photometric = (int) directory.value(PHOTOMETRIC, 1);
        this.bits = (int) directory.value(BITS, 1);
        this.compression = directory.value(COMPRESSION, 1);
        this.samples = (int) Math.max(1, Math.min(65535, directory.value(SAMPLES, 1)));
        this.orientation = Exif.valid((int) directory.value(ORIENTATION, 1));
        this.alphaKind = directory.value(EXTRA_SAMPLES, 0);
        refuseVariants();
    }

    /**
     * Camera files have a small preview first and the sensor data in sub-directories; they are read by {@link RawFile}.
     */
    public static boolean isRaw(RandomAccessBytes bytes) {
        var directory = new TiffDirectory(bytes);
        long photometric = directory.value(PHOTOMETRIC, 1);
        boolean preview = directory.value(SUBFILE_TYPE, 0) == 1 && directory.has(SUB_DIRECTORIES);
        return directory.has(DNG_VERSION) || photometric == COLOR_FILTER_ARRAY || photometric == LINEAR_RAW || preview;
    }

    private void refuseVariants() {
        if (photometric > 6 || photometric == 4) {
            throw new UnsupportedVariantException("TIFF with color space " + photometric + " (such as Lab)");
        }
        for (long format : directory.values(SAMPLE_FORMAT)) {
            if (format != 1 && format != 4) { // 4 is "undefined"
                throw new UnsupportedVariantException("TIFF with "
                        + (format == 2 ? "signed" : format == 3 ? "floating-point" : "complex") + " samples");
            }
        }
        long[] depths = directory.values(BITS);
        for (long depth : depths) {
            if (depth != depths[0]) {
                throw new UnsupportedVariantException("TIFF with samples of different numbers of bits");
            }
        }
        if (bits < 1 || bits > 16) {
            throw new UnsupportedVariantException(bits + "-bit TIFF");
        }
        if (photometric == CMYK && directory.value(INK_SET, 1) != 1) {
            throw new UnsupportedVariantException("TIFF with inks other than CMYK");
        }
        refuseCompression();
    }

    private void refuseCompression() {
        if (compression == OLD_JPEG) {
            throw new UnsupportedVariantException("TIFF with old-style JPEG compression");
        }
        if (!COMPRESSIONS.contains(compression)) {
            throw new UnsupportedVariantException("TIFF with compression " + compression);
        }
        if (compression == TiffCodec.JPEG && bits != 8) {
            throw new UnsupportedVariantException("TIFF with " + bits + "-bit JPEG compression");
        }
        if (isFax() && (bits != 1 || samples != 1 || photometric > 1)) {
            throw new UnsupportedVariantException("TIFF with fax compression of other than black and white");
        }
        int predictor = (int) directory.value(PREDICTOR, 1);
        boolean predicted = compression == TiffCodec.LZW || isDeflate();
        if (predicted && (predictor > 2 || (predictor == 2 && bits != 8 && bits != 16))) {
            throw new UnsupportedVariantException("%d-bit TIFF with predictor %d".formatted(bits, predictor));
        }
        boolean subsampled = photometric == YCBCR && compression != TiffCodec.JPEG;
        if (photometric == YCBCR && (bits != 8 || samples != 3 || isPlanar())) {
            throw new UnsupportedVariantException("TIFF with YCbCr of %d x %d bits%s"
                    .formatted(samples, bits, isPlanar() ? " in separate planes" : ""));
        }
        if (subsampled && directory.value(FILL_ORDER, 1) != 1) {
            throw new UnsupportedVariantException("TIFF with YCbCr and reversed bits");
        }
    }

    private boolean isFax() {
        return compression >= 2 && compression <= 4;
    }

    private boolean isDeflate() {
        return compression == TiffCodec.DEFLATE || compression == TiffCodec.DEFLATE_EARLIER;
    }

    private boolean isPlanar() {
        return samples > 1 && directory.value(PLANAR, 1) == 2;
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.TIFF;
    }

    @Override
    public int width() {
        return CorruptHeaderException.side(directory.value(WIDTH, 0));
    }

    @Override
    public int height() {
        return CorruptHeaderException.side(directory.value(HEIGHT, 0));
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public byte[] profile() {
        return directory.raw(ICC_PROFILE);
    }

    private int colors() {
        return photometric == CMYK ? 4 : photometric == RGB || photometric == YCBCR ? 3 : 1;
    }

    private boolean hasExtra() {
        return samples > colors();
    }

    /** OpenCV premultiplies or drops alpha, and libtiff writes warnings to the standard error. */
    @Override
    public boolean decodedInJava() {
        return true;
    }

    private boolean isPremultiplied() {
        return alphaKind == 1;
    }

    /** The samples and their meaning. */
    public StoredRows rows() throws IOException {
        if (isFax() || (photometric == YCBCR && compression != TiffCodec.JPEG)) {
            return Java2dImage.of(TiffCodec.image(bytes.copy(0, bytes.size()))).rows();
        }
        if (samples < colors()) {
            throw new CorruptHeaderException("samples must be at least %d, got %d".formatted(colors(), samples));
        }
        TiffLayout layout = layout();
        var pixels = new TiffPixels(layout, chunks(layout));
        int white = photometric == 0 ? (1 << bits) - 1 : 0;
        ColorModel inks = photometric == CMYK ? ColorModel.CMYK : photometric > 1 ? ColorModel.RGB : ColorModel.GRAY;
        int alphaBand = hasExtra() && (alphaKind == 1 || alphaKind == 2) ? inks.bands() : -1;
        return new RasterRows(
                new TiffColors(pixels, bits, white, photometric == PALETTE ? palette() : new int[0]),
                photometric == YCBCR
                        ? RasterRows.Interpretation.of(inks, JpegFile::fromYcbcr)
                        : RasterRows.Interpretation.of(inks, alphaBand, isPremultiplied()));
    }

    private TiffLayout layout() {
        boolean tiled = directory.has(TILE_OFFSETS);
        long rows = Math.min(height(), Math.max(1, directory.value(ROWS_PER_STRIP, height())));
        return new TiffLayout(
                width(),
                height(),
                samples,
                bits,
                isPlanar(),
                tiled,
                tiled ? CorruptHeaderException.side(directory.value(TILE_WIDTH, 0)) : width(),
                tiled ? CorruptHeaderException.side(directory.value(TILE_HEIGHT, 0)) : (int) rows);
    }

    private TiffChunks chunks(TiffLayout layout) {
        long[] offsets = directory.values(layout.tiled() ? TILE_OFFSETS : STRIP_OFFSETS);
        long[] lengths = directory.values(layout.tiled() ? TILE_LENGTHS : STRIP_LENGTHS);
        if (lengths.length == 0 && offsets.length == 1) {
            lengths = new long[] {bytes.size() - offsets[0]};
        }
        if (offsets.length < layout.chunks() || lengths.length < layout.chunks()) {
            throw new CorruptHeaderException("strips or tiles must be %d, got %d and %d lengths"
                    .formatted(layout.chunks(), offsets.length, lengths.length));
        }
        boolean predicted = compression == TiffCodec.LZW || isDeflate();
        return new TiffChunks(
                bytes,
                directory.order(),
                layout,
                offsets,
                lengths,
                (int) compression,
                predicted ? (int) directory.value(PREDICTOR, 1) : 1,
                directory.value(FILL_ORDER, 1) == 2,
                directory.raw(JPEG_TABLES));
    }

    /** In [0, 65535]; some writers store 8-bit values, as they are or times 256. */
    private int[] palette() {
        long[] stored = directory.values(COLOR_MAP);
        if (stored.length != 3 << bits) {
            throw new CorruptHeaderException(
                    "the palette must have %d values, got %d".formatted(3 << bits, stored.length));
        }
        boolean low = Arrays.stream(stored).allMatch(value -> value < 256);
        boolean high = Arrays.stream(stored).allMatch(value -> value % 256 == 0);
        return Arrays.stream(stored)
                .mapToInt(value -> (int) (low ? value * 257 : high ? value / 256 * 257 : value))
                .toArray();
    }

    @Override
    public boolean complete() {
        boolean tiled = directory.has(TILE_OFFSETS);
        long[] offsets = directory.values(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
        long[] lengths = directory.values(tiled ? TILE_LENGTHS : STRIP_LENGTHS);
        if (offsets.length == 0) {
            return false;
        }
        if (lengths.length != offsets.length) {
            return Arrays.stream(offsets).allMatch(offset -> offset < bytes.size());
        }
        for (int i = 0; i < offsets.length; i++) {
            if (lengths[i] > bytes.size() - offsets[i]) {
                return false;
            }
        }
        return true;
    }
}
