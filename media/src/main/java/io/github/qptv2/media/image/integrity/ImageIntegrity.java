package io.github.qptv2.media.image.integrity;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Checks whether the bytes of an image file are intact, without decoding pixels.
 *
 * <pre>{@code
 * for (Finding finding : ImageIntegrity.check(Files.readAllBytes(Path.of("photo.jpg")))) {
 *     System.out.println(finding.text());
 * }
 * }</pre>
 *
 * <p>What is checked, by format:
 *
 * <ul>
 *   <li>JPEG: segments, the Huffman codes of every scan to the last, restart markers, missing scans; not arithmetic
 *       codes and lossless frames
 *   <li>PNG: chunks and their CRCs, the zlib stream with its checksum, its length, filter types
 *   <li>GIF: blocks, the LZW codes of the first frame
 *   <li>WebP: chunks, headers and sizes of partitions; not the entropy-coded data
 *   <li>TIFF, first image: strips and tiles, their Deflate, LZW, PackBits or JPEG data; not CCITT codes
 *   <li>BMP: the pixel array lies in the file
 * </ul>
 *
 * <p>A changed byte that makes other valid codes of the same number is not found in formats without checksums.
 */
public final class ImageIntegrity {

    private ImageIntegrity() {}

    /** Checks the bytes of a file, which are not modified; empty if it is intact or of another format. */
    public static List<Finding> check(byte[] file) {
        return check(ByteBuffer.wrap(file));
    }

    /**
     * Checks the bytes of a file; empty if it is intact or of another format.
     *
     * @param file from index 0 to the limit, whatever its position, heap or direct; neither it nor its bytes change
     */
    public static List<Finding> check(ByteBuffer file) {
        FileView view = FileView.of(file);
        try {
            if (view.has(0, "\u00ff\u00d8")) {
                return JpegWalker.check(view.bytes());
            }
            if (view.has(0, "\u0089PNG\r\n\u001a\n")) {
                return PngWalker.check(view);
            }
            if (view.has(0, "GIF8")) {
                return GifWalker.check(view);
            }
            if (view.has(0, "RIFF") && view.has(8, "WEBP")) {
                return WebpWalker.check(view);
            }
            if (view.has(0, "II") || view.has(0, "MM")) {
                return TiffWalker.check(view);
            }
            return view.has(0, "BM") ? BmpWalker.check(view) : List.of();
        } catch (IndexOutOfBoundsException truncated) {
            return List.of(Finding.truncated("the file ends before the image does"));
        }
    }
}
