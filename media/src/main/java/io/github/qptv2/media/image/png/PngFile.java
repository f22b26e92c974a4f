package io.github.qptv2.media.image.png;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.color.ChromaticityProfile;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The chunks of a PNG; of repeated profiles and EXIF chunks the first counts.
 *
 * <p>The color space follows the order of the PNG specification: iCCP, else sRGB, else gAMA with cHRM (sRGB's primaries
 * if it is missing), else sRGB. cHRM without gAMA is ignored, and so is a gAMA equal to sRGB's.
 */
public final class PngFile implements ImageContainer {

    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int HEADER = 13;
    private static final int MAX_PROFILE = 16 << 20;
    private static final int MIN_PROFILE_BYTES = 3;
    private static final int PALETTE = 3 * 256;
    /** Deflate's limit is 1032. */
    private static final long HIGHEST_RATIO = 1100;

    private static final double CHROMATICITY_UNIT = 1e5;

    private final RandomAccessBytes bytes;
    private int orientation;
    private boolean ended;
    private boolean srgb;
    private byte[] embedded = {};
    private boolean inflated;
    private double gamma;
    private double[] chromaticities = ChromaticityProfile.srgb();
    private boolean hasData;
    private byte[] palette = {};
    private PngTransparency transparency = PngTransparency.none();
    private String unknown = "";

    public PngFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        if (!bytes.has(SIGNATURE + 4, "IHDR")) {
            bytes.at(SIGNATURE + 7);
            throw new CorruptHeaderException("its first chunk must be IHDR");
        }
        if (bytes.u32(SIGNATURE, BIG_ENDIAN) != HEADER) {
            throw new CorruptHeaderException(
                    "IHDR must have %d bytes, got %d".formatted(HEADER, bytes.u32(SIGNATURE, BIG_ENDIAN)));
        }
        requireChecksum("IHDR", SIGNATURE + 8, HEADER);
        walk();
    }

    /** Without these chunks samples have no meaning: libpng, Pillow and libvips refuse the file, too. */
    private void requireChecksum(String type, long body, long length) {
        var crc = new CRC32();
        crc.update(bytes.copy(body - 4, 4 + length));
        if (crc.getValue() != bytes.u32(body + length, BIG_ENDIAN)) {
            throw new CorruptHeaderException("the CRC of chunk %s is wrong".formatted(type));
        }
    }

    private void walk() {
        long at = SIGNATURE;
        while (!ended && at + CHUNK_FRAME <= bytes.size()) {
            long length = bytes.u32(at, BIG_ENDIAN);
            if (at + CHUNK_FRAME + length <= bytes.size()) {
                chunk(bytes.text(at + 4, 4), at + 8, length);
            }
            at += CHUNK_FRAME + length;
        }
    }

    private void chunk(String type, long body, long length) {
        switch (type) {
            case "eXIf" -> orientation = orientation == 0 ? Exif.orientation(bytes, body) : orientation;
            case "sRGB" -> srgb = true;
            case "iCCP" -> embedded = !inflated ? inflate(body, length) : embedded;
            case "gAMA" -> gamma = length < 4 ? 0 : bytes.u32(body, BIG_ENDIAN) / CHROMATICITY_UNIT;
            case "cHRM" -> chromaticities = length < 32 ? ChromaticityProfile.srgb() : chromaticities(body);
            case "PLTE" -> palette = hasData || length % 3 != 0 ? palette : palette(body, length);
            case "tRNS" -> transparency = hasData ? transparency : transparency(body, length);
            case "IDAT" -> hasData = true;
            case "IEND" -> ended = true;
            case "IHDR" -> {}
            default -> unknown = Character.isUpperCase(type.charAt(0)) ? type : unknown;
        }
    }

    private byte[] palette(long body, long length) {
        requireChecksum("PLTE", body, length);
        return bytes.copy(body, Math.min(length, PALETTE));
    }

    private double[] chromaticities(long body) {
        var values = new double[8];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.u32(body + 4L * i, BIG_ENDIAN) / CHROMATICITY_UNIT;
        }
        return values;
    }

    /** iCCP: a name, a zero byte, the compression method (0), then the deflated profile. */
    private byte[] inflate(long body, long length) {
        inflated = true;
        if (length < MIN_PROFILE_BYTES) {
            return new byte[0];
        }
        long start = body;
        while (start < body + length - 2 && bytes.at(start) != 0) {
            start++;
        }
        var inflater = new Inflater();
        try {
            byte[] deflated = bytes.copy(start + 2, body + length - start - 2);
            inflater.setInput(deflated);
            var whole = new byte[(int) Math.min(MAX_PROFILE, HIGHEST_RATIO * (deflated.length + 1))];
            int size = inflater.inflate(whole);
            return inflater.finished() ? Arrays.copyOf(whole, size) : new byte[0];
        } catch (DataFormatException broken) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.PNG;
    }

    @Override
    public int width() {
        return CorruptHeaderException.side(bytes.u32(16, BIG_ENDIAN));
    }

    @Override
    public int height() {
        return CorruptHeaderException.side(bytes.u32(20, BIG_ENDIAN));
    }

    @Override
    public int orientation() {
        return Math.max(1, orientation);
    }

    @Override
    public byte[] profile() {
        if (embedded.length > 0 || srgb || gamma <= 0 || ChromaticityProfile.nearSrgb(gamma, chromaticities)) {
            return embedded;
        }
        return ChromaticityProfile.profile(1 / gamma, chromaticities);
    }

    private PngTransparency transparency(long body, long length) {
        return PngTransparency.read(bytes, body, length, layout(), palette.length / 3);
    }

    private PngLayout layout() {
        return PngLayout.read(bytes, SIGNATURE + 8);
    }

    /**
     * libpng writes warnings to the standard error, of ancillary chunks, too; OpenCV decodes the first frame of an
     * animation instead of the default image.
     */
    @Override
    public boolean decodedInJava() {
        return true;
    }

    /** The samples of the default image and their meaning. */
    public StoredRows rows() {
        PngLayout layout = layout();
        if (!unknown.isEmpty()) {
            throw new CorruptHeaderException("it needs chunk " + unknown + ", which is not defined");
        }
        if (layout.colorType() == PngLayout.PALETTE && palette.length == 0) {
            throw new CorruptHeaderException("its palette is missing");
        }
        var pixels = new PngPixels(layout, new PngScanlines(bytes, SIGNATURE, layout));
        return new PngRows(layout, pixels, transparency, palette);
    }

    @Override
    public boolean complete() {
        return ended;
    }
}
