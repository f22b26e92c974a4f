package io.github.qptv2.media.image.raw;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;
import io.github.qptv2.media.image.jpeg.JpegFile;

/**
 * A RAW photograph, of which the largest JPEG that the camera has embedded is decoded: the sensor data needs the
 * camera's color matrix and a rendering, which differ between programs.
 */
public final class RawFile implements ImageContainer {

    private final EmbeddedJpeg embedded;
    private final JpegFile preview;
    private final int orientation;

    /** @param embedded part of the file that is the preview, with the orientation of the photograph */
    private RawFile(EmbeddedJpeg embedded, JpegFile preview) {
        this.embedded = embedded;
        this.preview = preview;
        this.orientation = embedded.orientation() == 0 ? preview.orientation() : embedded.orientation();
    }

    /** Finds the largest preview; throws {@link UnsupportedVariantException} if there is none. */
    public static RawFile of(RandomAccessBytes bytes) {
        if (bytes.has(6, "HEAPCCDR") || bytes.has(0, "\0MRM") || bytes.has(0, "FOVb")) {
            throw new UnsupportedVariantException(MediaFormat.RAW.label() + " of type CRW, MRW or X3F");
        }
        return RawPreviews.of(bytes).stream()
                .flatMap(candidate -> parse(bytes, candidate).stream())
                .max(Comparator.comparingLong(raw -> (long) raw.width() * raw.height()))
                .orElseThrow(() ->
                        new UnsupportedVariantException(MediaFormat.RAW.label() + " without an embedded JPEG preview"));
    }

    private static Optional<RawFile> parse(RandomAccessBytes bytes, EmbeddedJpeg candidate) {
        try {
            var jpeg = new JpegFile(bytes.slice(candidate.offset(), candidate.length()));
            jpeg.width();
            jpeg.height();
            return Optional.of(new RawFile(candidate, jpeg));
        } catch (IndexOutOfBoundsException | CorruptHeaderException | UnsupportedVariantException other) {
            return Optional.empty(); // sensor data is a lossless JPEG in some files
        }
    }

    public JpegFile preview() {
        return preview;
    }

    @Override
    public ByteBuffer decodedPart(ByteBuffer file) {
        return file.slice((int) embedded.offset(), (int) embedded.length());
    }

    @Override
    public boolean checkedFirst() {
        return true;
    }

    @Override
    public MediaFormat format() {
        return MediaFormat.RAW;
    }

    @Override
    public int width() {
        return preview.width();
    }

    @Override
    public int height() {
        return preview.height();
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public byte[] profile() {
        return preview.profile();
    }

    @Override
    public boolean complete() {
        return preview.complete();
    }

    @Override
    public String note() {
        return "scored the embedded preview of " + width() + "x" + height();
    }
}
