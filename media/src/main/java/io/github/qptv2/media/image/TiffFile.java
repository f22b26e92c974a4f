package io.github.qptv2.media.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.color.ColorModel;

/** The first image of a TIFF. */
final class TiffFile implements ImageContainer {

    private static final int SUBFILE_TYPE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int SUB_DIRECTORIES = 330;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int ICC_PROFILE = 34675;
    private static final int DNG_VERSION = 50706;

    private static final int CMYK = 5;
    private static final int COLOR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    /** None, CCITT, fax 3 and 4, LZW, old and new JPEG, Deflate, PackBits, Deflate under its earlier number. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32773L, 32946L);

    private final RandomAccessBytes bytes;
    private final TiffDirectory directory;
    private final int photometric;
    private final int bits;

    TiffFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        this.directory = new TiffDirectory(bytes);
        this.photometric = (int) directory.value(PHOTOMETRIC, 1);
        this.bits = (int) directory.value(BITS, 1);
        refuseRaw();
        refuseVariants();
    }

    /**
     * Camera files have a small preview first and the sensor data in sub-directories; the preview must not be scored.
     */
    private void refuseRaw() {
        boolean preview = directory.value(SUBFILE_TYPE, 0) == 1 && directory.has(SUB_DIRECTORIES);
        if (directory.has(DNG_VERSION) || photometric == COLOR_FILTER_ARRAY || photometric == LINEAR_RAW || preview) {
            throw new UnsupportedVariant(MediaFormat.RAW.label());
        }
    }

    private void refuseVariants() {
        if (photometric > 6 || photometric == 4) {
            throw new UnsupportedVariant("TIFF with color space " + photometric + " (such as Lab)");
        }
        if (directory.value(SAMPLE_FORMAT, 1) == 3 || bits > 16) {
            throw new UnsupportedVariant(bits + "-bit or floating-point TIFF");
        }
        long compression = directory.value(COMPRESSION, 1);
        if (!COMPRESSIONS.contains(compression)) {
            throw new UnsupportedVariant("TIFF with compression " + compression);
        }
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.TIFF;
    }

    @Override
    public int width() {
        return CorruptHeader.side(directory.value(WIDTH, 0));
    }

    @Override
    public int height() {
        return CorruptHeader.side(directory.value(HEIGHT, 0));
    }

    @Override
    public int orientation() {
        return Exif.valid((int) directory.value(ORIENTATION, 1));
    }

    @Override
    public byte[] profile() {
        return directory.raw(ICC_PROFILE);
    }

    private int colors() {
        return photometric == CMYK ? 4 : photometric == 2 || photometric == 6 ? 3 : 1;
    }

    private boolean hasExtra() {
        return directory.value(SAMPLES, 1) > colors();
    }

    /** OpenCV keeps alpha as a channel only with 16 bits a sample and three colors. */
    @Override
    public boolean throughJava() {
        return photometric == CMYK || (hasExtra() && (bits != 16 || photometric != 2 || alphaKind() == 0));
    }

    /** TIFF 6.0 ExtraSamples: 0 unspecified, 1 premultiplied, 2 not premultiplied. */
    private long alphaKind() {
        return directory.value(EXTRA_SAMPLES, 0);
    }

    @Override
    public boolean premultiplied() {
        return alphaKind() == 1;
    }

    /** Sets the orientation to upright: OpenCV rotates TIFF, and no other format, even if its flags forbid it. */
    void forgetOrientation(ByteBuffer file) {
        directory.overwrite(file, ORIENTATION, 1);
    }

    /** The meaning of the bands that the JDK decodes. */
    RasterRows.Interpretation meaning() {
        ColorModel inks = photometric == CMYK ? ColorModel.CMYK : photometric == 2 ? ColorModel.RGB : ColorModel.GRAY;
        if (photometric == 3 || photometric == 6) {
            throw new UnsupportedVariant("TIFF palette or YCbCr with extra samples");
        }
        int alphaBand = hasExtra() && alphaKind() > 0 ? inks.bands() : -1;
        int white = bits == 16 ? 65535 : 255;
        return new RasterRows.Interpretation(
                inks,
                alphaBand,
                premultiplied(),
                photometric == 0 ? pixel -> pixel[0] = white - pixel[0] : pixel -> {});
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
            if (offsets[i] + lengths[i] > bytes.size()) {
                return false;
            }
        }
        return true;
    }
}
