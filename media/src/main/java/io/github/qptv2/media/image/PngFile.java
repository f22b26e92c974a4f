package io.github.qptv2.media.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The chunks of a PNG; of repeated profiles and EXIF chunks the first counts.
 *
 * <p>The color space follows the order of the PNG specification: iCCP, else sRGB, else gAMA with cHRM (sRGB's primaries
 * if it is missing), else sRGB. cHRM without gAMA is ignored, and so is a gAMA equal to sRGB's.
 */
final class PngFile implements ImageContainer {

    private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");
    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int MAX_PROFILE = 16 << 20;
    private static final int LEAST_PROFILE = 3;
    /** Deflate's limit is 1032. */
    private static final long HIGHEST_RATIO = 1100;

    private static final double CHROMATICITY_UNIT = 1e5;

    private final RandomAccessBytes bytes;
    private int orientation;
    private boolean ended;
    private boolean animated;
    private boolean srgb;
    private byte[] embedded = {};
    private boolean inflated;
    private double gamma;
    private double[] chromaticities = ChromaticityProfile.SRGB;
    private int transparentGray = -1;

    PngFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        if (!bytes.has(SIGNATURE + 4, "IHDR")) {
            bytes.at(SIGNATURE + 7);
            throw new CorruptHeader("its first chunk must be IHDR");
        }
        walk();
    }

    private void walk() {
        long at = SIGNATURE;
        while (!ended && at + CHUNK_FRAME <= bytes.size()) {
            long length = bytes.u32(at, BIG_ENDIAN);
            animated |= ANIMATION.contains(bytes.text(at + 4, 4));
            if (at + CHUNK_FRAME + length <= bytes.size()) {
                chunk(bytes.text(at + 4, 4), at + 8, length);
            }
            at += CHUNK_FRAME + length;
        }
    }

    boolean isAnimated() {
        return animated;
    }

    /**
     * Removes the chunks of an animation in place (APNG: acTL, fcTL, fdAT): OpenCV decodes the first frame of the
     * animation instead of the default image, and refuses a file whose animation is invalid. What follows IEND is not
     * read.
     */
    static void removeAnimation(ByteBuffer file) {
        RandomAccessBytes bytes = RandomAccessBytes.of(file);
        long at = SIGNATURE;
        int to = SIGNATURE;
        while (at + CHUNK_FRAME <= bytes.size()) {
            int length = (int) Math.min(CHUNK_FRAME + bytes.u32(at, BIG_ENDIAN), bytes.size() - at);
            if (!ANIMATION.contains(bytes.text(at + 4, 4))) {
                file.put(to, file, (int) at, length);
                to += length;
            }
            at += length;
        }
    }

    private void chunk(String type, long body, long length) {
        switch (type) {
            case "eXIf" -> orientation = orientation == 0 ? Exif.orientation(bytes, body) : orientation;
            case "sRGB" -> srgb = true;
            case "iCCP" -> embedded = !inflated ? inflate(body, length) : embedded;
            case "gAMA" -> gamma = length < 4 ? 0 : bytes.u32(body, BIG_ENDIAN) / CHROMATICITY_UNIT;
            case "cHRM" -> chromaticities = length < 32 ? ChromaticityProfile.SRGB : chromaticities(body);
            case "tRNS" -> transparentGray = grayKey(body, length);
            case "IEND" -> ended = true;
            default -> {}
        }
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
        if (length < LEAST_PROFILE) {
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
    public ImageFormat format() {
        return ImageFormat.PNG;
    }

    @Override
    public int width() {
        return CorruptHeader.side(bytes.u32(16, BIG_ENDIAN));
    }

    @Override
    public int height() {
        return CorruptHeader.side(bytes.u32(20, BIG_ENDIAN));
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

    /** tRNS of a grayscale image. Samples below 8 bits are scaled to 8 bits, and so is this value. */
    private int grayKey(long body, long length) {
        int bits = bytes.at(SIGNATURE + 16), colorType = bytes.at(SIGNATURE + 17);
        if (colorType != 0 || length < 2 || bits < 1) {
            return -1;
        }
        int value = bytes.u16(body, BIG_ENDIAN);
        return bits >= 8 ? value : value * 255 / ((1 << bits) - 1);
    }

    @Override
    public int transparentGray() {
        return transparentGray;
    }

    @Override
    public boolean complete() {
        return ended;
    }
}
