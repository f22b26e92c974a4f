package io.github.qptv2.media.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Checks by the scans of a JPEG whether the file contains the whole image.
 *
 * <p>Decoders silently fill the missing part of a truncated file with gray. Bytes after the end marker (a second image,
 * a video) are ignored, and the end marker alone may be missing, as in files of some cameras.
 */
final class JpegScans {

    private static final int COEFFICIENTS = 64;
    private static final int UNSEEN = 99;

    private final RandomAccessBytes bytes;
    private final long firstScan;
    /** Number of low bits that later scans must refine, by component identifier and coefficient. */
    private final int[][] missingBits = new int[256][];

    JpegScans(RandomAccessBytes bytes, long firstScan) {
        this.bytes = bytes;
        this.firstScan = firstScan;
    }

    /** @param components identifiers in the frame header */
    boolean complete(int[] components) {
        return endMarkerReached() || (Arrays.stream(components).allMatch(this::refined) && lastScanIsWhole());
    }

    private boolean endMarkerReached() {
        try {
            long at = firstScan;
            int marker = 0xda;
            while (marker != 0xd9) {
                if (marker == 0xda) {
                    note(at);
                }
                at = marker(at + bytes.u16(at, BIG_ENDIAN));
                marker = bytes.at(at - 1);
            }
            return true;
        } catch (IndexOutOfBoundsException truncated) {
            return false;
        }
    }

    /** The offset after the next marker that is not part of the coded data. */
    private long marker(long from) {
        long at = from;
        while (true) {
            if (bytes.at(at++) == 0xff) {
                int next = bytes.at(at);
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    return at + 1;
                }
            }
        }
    }

    /**
     * T.81, B.2.3: component count, an identifier and a table number for each, first and last coefficient, bit
     * positions.
     */
    private void note(long scan) {
        int count = bytes.at(scan + 2);
        long parameters = scan + 3 + 2L * count;
        int first = bytes.at(parameters), last = bytes.at(parameters + 1), low = bytes.at(parameters + 2) & 15;
        for (int i = 0; i < count; i++) {
            int id = bytes.at(scan + 3 + 2L * i);
            if (missingBits[id] == null) {
                missingBits[id] = new int[COEFFICIENTS];
                Arrays.fill(missingBits[id], UNSEEN);
            }
            for (int coefficient = first; coefficient <= Math.min(last, COEFFICIENTS - 1); coefficient++) {
                missingBits[id][coefficient] = low;
            }
        }
    }

    private boolean refined(int component) {
        int[] missing = missingBits[component];
        return missing != null && Arrays.stream(missing).allMatch(bits -> bits == 0);
    }

    /** Appends the end marker and checks whether the JDK's decoder reports missing data before it. */
    private boolean lastScanIsWhole() {
        byte[] closed = Arrays.copyOf(bytes.copy(0, bytes.size()), Math.toIntExact(bytes.size() + 2));
        closed[closed.length - 2] = (byte) 0xff;
        closed[closed.length - 1] = (byte) 0xd9;
        var warnings = new int[1];
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(closed))) {
            reader.setInput(stream, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings[0]++);
            reader.readRaster(0, null);
            return warnings[0] == 0;
        } catch (IOException undecodable) {
            return false;
        } finally {
            reader.dispose();
        }
    }
}
