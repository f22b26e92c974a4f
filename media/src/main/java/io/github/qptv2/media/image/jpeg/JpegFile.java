package io.github.qptv2.media.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.RasterRows;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The marker segments of a JPEG (ITU-T T.81, annex B) up to the first scan; of several EXIF segments the first counts.
 */
public final class JpegFile implements ImageContainer {

    private static final int EXIF_PREFIX = 6;
    private static final int ICC_PREFIX = 14;
    private static final int[] RGB_LETTERS = {'R', 'G', 'B'};

    private final RandomAccessBytes bytes;
    private final SortedMap<Integer, byte[]> profileParts = new TreeMap<>();
    private int profilePartCount;
    private int orientation;
    private int width;
    private int height;
    private int[] components = {};
    private int adobeTransform = -1;
    private long adobeAt;
    private boolean progressive;
    /** Offsets of JFIF's version: one, or more if its segment is repeated. */
    private final List<Long> jfifVersions = new ArrayList<>();
    /** Offset of the marker of the first scan. */
    private long scan;

    public JpegFile(RandomAccessBytes bytes) {
        this.bytes = bytes;
        walk();
    }

    private void walk() {
        long at = 2;
        while (true) {
            at = marker(at);
            int marker = bytes.at(at - 1);
            if (marker == 0xda) {
                scan = at - 2;
                return;
            }
            if (marker == 0xd9) {
                throw new CorruptHeaderException("it ends without an image");
            }
            if (!standsAlone(marker)) {
                segment(marker, at + 2);
                at += Math.max(2, bytes.u16(at, BIG_ENDIAN));
            }
        }
    }

    /** The offset after the next marker; stray bytes before it are skipped, as decoders do. */
    private long marker(long at) {
        while (bytes.at(at) != 0xff || bytes.at(at + 1) == 0xff || bytes.at(at + 1) == 0) {
            at++;
        }
        return at + 2;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private void segment(int marker, long body) {
        if (marker == 0xe0 && bytes.has(body, "JFIF\0")) {
            jfifVersions.add(body + 5);
        } else if (marker == 0xe1 && orientation == 0 && bytes.has(body, "Exif\0\0")) {
            orientation = Exif.orientation(bytes, body + EXIF_PREFIX);
        } else if (marker == 0xe2 && bytes.has(body, "ICC_PROFILE\0")) {
            int length = bytes.u16(body - 2, BIG_ENDIAN) - 2 - ICC_PREFIX;
            profilePartCount = bytes.at(body + 13);
            profileParts.put(bytes.at(body + 12), bytes.copy(body + ICC_PREFIX, Math.max(0, length)));
        } else if (marker == 0xee && bytes.has(body, "Adobe")) {
            adobeTransform = bytes.at(body + 11);
            adobeAt = body + 11;
        } else if (isFrame(marker)) {
            refuseVariants(marker, bytes.at(body));
            progressive = (marker & 3) == 2;
            height = bytes.u16(body + 1, BIG_ENDIAN);
            width = bytes.u16(body + 3, BIG_ENDIAN);
            components = new int[bytes.at(body + 5)];
            Arrays.setAll(components, i -> bytes.at(body + 6 + 3L * i));
        }
    }

    /** T.81, table B.1: the lowest two bits are 3 for lossless, the third is set for differential (hierarchical). */
    private static void refuseVariants(int marker, int precision) {
        if ((marker & 3) == 3 || (marker & 4) != 0) {
            throw new UnsupportedVariantException((marker & 3) == 3 ? "lossless JPEG" : "hierarchical JPEG");
        }
        if (precision != 8) {
            throw new UnsupportedVariantException("JPEG of " + precision + " bits");
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.JPEG;
    }

    @Override
    public int width() {
        return CorruptHeaderException.side(width);
    }

    @Override
    public int height() {
        return CorruptHeaderException.side(height);
    }

    @Override
    public int orientation() {
        return Math.max(1, orientation);
    }

    @Override
    public byte[] profile() {
        if (profileParts.size() != profilePartCount) {
            return new byte[0];
        }
        var whole = new ByteArrayOutputStream();
        profileParts.values().forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    public boolean isGray() {
        return components.length == 1;
    }

    @Override
    public boolean decodedInJava() {
        return components.length == 4;
    }

    @Override
    public boolean checkedFirst() {
        return true;
    }

    /**
     * Sets, in place, values of a sound file about which libjpeg writes to the standard error and which do not change
     * its pixels: JFIF's version, Adobe's transform where it is none, and the coefficients of a scan that is not
     * progressive.
     */
    public void conform(ByteBuffer file) {
        for (long version : jfifVersions) {
            file.put((int) version, (byte) 1);
        }
        if (adobeTransform > 2) {
            file.put((int) adobeAt, (byte) 1);
        }
        int count = bytes.at(scan + 4), end = (int) scan + 5 + 2 * count;
        if (!progressive && count <= 4 && end + 2 < bytes.size()) {
            file.put(end, (byte) 0).put(end + 1, (byte) 63).put(end + 2, (byte) 0);
        }
    }

    /**
     * The part that the JDK's decoder needs: from the first scan, and before it all but application data and comments.
     * It refuses a file whose ICC profile is incomplete.
     */
    public byte[] withoutMetadata() {
        var kept = new ByteArrayOutputStream();
        kept.writeBytes(bytes.copy(0, 2));
        for (long at = 2; at < scan; ) {
            long next = marker(at);
            int marker = bytes.at(next - 1);
            if (next - 2 >= scan) {
                break; // after stray bytes
            }
            long end = standsAlone(marker) ? next : next + Math.max(2, bytes.u16(next, BIG_ENDIAN));
            if ((marker & 0xf0) != 0xe0 && marker != 0xfe) {
                kept.writeBytes(bytes.copy(next - 2, end - next + 2));
            }
            at = end;
        }
        kept.writeBytes(bytes.copy(scan, bytes.size() - scan));
        return kept.toByteArray();
    }

    /**
     * The meaning of the components as the JDK returns them, without conversion. Four are CMYK inverted, so that 255 is
     * no ink, as Adobe and the other encoders store it, with or without Adobe's marker; transform 2 means that the
     * first three are YCbCr (YCCK).
     */
    public RasterRows.Interpretation meaning() {
        return switch (components.length) {
            case 1 -> RasterRows.Interpretation.of(ColorModel.GRAY, -1, false);
            case 3 ->
                isRgb()
                        ? RasterRows.Interpretation.of(ColorModel.RGB, -1, false)
                        : RasterRows.Interpretation.of(ColorModel.RGB, JpegFile::fromYcbcr);
            case 4 ->
                RasterRows.Interpretation.of(
                        ColorModel.CMYK, adobeTransform == 2 ? JpegFile::fromYcck : JpegFile::invert);
            default -> throw new CorruptHeaderException("it has " + components.length + " components");
        };
    }

    /** As libjpeg decides: YCbCr in JFIF, else by Adobe's marker, else by the letters that name the components. */
    private boolean isRgb() {
        return jfifVersions.isEmpty()
                && (adobeTransform < 0 ? Arrays.equals(components, RGB_LETTERS) : adobeTransform == 0);
    }

    private static void invert(int[] pixel) {
        for (int band = 0; band < 4; band++) {
            pixel[band] = 255 - pixel[band];
        }
    }

    private static void fromYcck(int[] pixel) { // inverts the inverted inks: the result is CMY
        fromYcbcr(pixel);
        pixel[3] = 255 - pixel[3];
    }

    /** YCbCr to RGB by ITU-T T.871. */
    public static void fromYcbcr(int[] pixel) {
        double luma = pixel[0], blue = pixel[1] - 128, red = pixel[2] - 128;
        pixel[0] = eightBits(luma + 1.402 * red);
        pixel[1] = eightBits(luma - 0.344136 * blue - 0.714136 * red);
        pixel[2] = eightBits(luma + 1.772 * blue);
    }

    private static int eightBits(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Left to the check of integrity, which walks the scans. */
    @Override
    public boolean complete() {
        return true;
    }
}
