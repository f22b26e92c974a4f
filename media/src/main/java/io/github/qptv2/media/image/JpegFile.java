package io.github.qptv2.media.image;

import java.io.ByteArrayOutputStream;
import java.util.SortedMap;
import java.util.TreeMap;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** A JPEG's marker segments (ITU-T T.81, annex B), up to the first scan. */
final class JpegFile implements Container {

    private static final int EXIF_PREFIX = 6;
    private static final int ICC_PREFIX = 14;

    private final Bytes bytes;
    private final long firstScan;
    private final SortedMap<Integer, byte[]> profileParts = new TreeMap<>();
    private int profilePartCount;
    private int orientation = 1;
    private int width;
    private int height;
    private int components;
    private int adobeTransform = -1;

    JpegFile(Bytes bytes) {
        this.bytes = bytes;
        this.firstScan = walk();
    }

    private long walk() {
        long at = 2;
        while (true) {
            at = marker(at);
            int marker = bytes.at(at - 1);
            if (marker == 0xda) {
                return at;
            }
            if (marker == 0xd9) {
                throw new BrokenHeader("it ends without a picture");
            }
            if (!standsAlone(marker)) {
                segment(marker, at + 2);
                at += Math.max(2, bytes.u16(at, BIG_ENDIAN));
            }
        }
    }

    /** The offset just behind the next marker; stray bytes before it are skipped, as decoders do. */
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
        if (marker == 0xe1 && bytes.has(body, "Exif\0\0")) {
            orientation = Exif.orientation(bytes, body + EXIF_PREFIX);
        } else if (marker == 0xe2 && bytes.has(body, "ICC_PROFILE\0")) {
            int length = bytes.u16(body - 2, BIG_ENDIAN) - 2 - ICC_PREFIX;
            profilePartCount = bytes.at(body + 13);
            profileParts.put(bytes.at(body + 12), bytes.copy(body + ICC_PREFIX, Math.max(0, length)));
        } else if (marker == 0xee && bytes.has(body, "Adobe")) {
            adobeTransform = bytes.at(body + 11);
        } else if (isFrame(marker)) {
            height = bytes.u16(body + 1, BIG_ENDIAN);
            width = bytes.u16(body + 3, BIG_ENDIAN);
            components = bytes.at(body + 5);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    @Override
    public ImageHeader header() {
        return new ImageHeader(ImageFormat.JPEG, BrokenHeader.side(width), BrokenHeader.side(height), orientation);
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

    /** Four inks instead of three lights. */
    boolean isCmyk() {
        return components == 4;
    }

    /** Adobe's marker says 2 where the inks are coded as YCCK; -1 without such a marker. */
    int adobeTransform() {
        return adobeTransform;
    }

    @Override
    public boolean complete() {
        long at = firstScan;
        while (at + 1 < bytes.size()) {
            if (bytes.at(at) == 0xff && bytes.at(at + 1) == 0xd9) {
                return true;
            }
            at++;
        }
        return false;
    }
}
