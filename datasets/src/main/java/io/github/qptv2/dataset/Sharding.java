package io.github.qptv2.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;

/**
 * Packs a dataset into tar shards. Images that are corrupt or truncated, or have no readable header, are omitted and
 * reported; the others keep their bytes unless they are downscaled. The output does not depend on the number of
 * threads.
 *
 * @param shardBytes size of a shard, see {@link ShardWriter}
 */
public record Sharding(long shardBytes, Shrinking shrinking, OrderedExecutor.Width width) {

    private static final ImageReader READER = ImageReader.standard().withCorruptFiles(CorruptFiles.REFUSE);

    /**
     * Downscaling of large images.
     *
     * @param shortSide maximum length of the short side in pixels; 0 keeps all images
     * @param quality of the JPEG that is written for a downscaled image, 1..100
     */
    public record Shrinking(int shortSide, int quality) {
        /** Keeps all images unchanged. */
        public static final Shrinking NONE = new Shrinking(0, 95);

        /** Checks the ranges. */
        public Shrinking {
            if (shortSide < 0) {
                throw new IllegalArgumentException("the short side must be at least 0, got " + shortSide);
            }
            if (quality < 1 || quality > 100) {
                throw new IllegalArgumentException("the quality must be in [1, 100], got " + quality);
            }
        }
    }

    /** An encoded file, or the reason why it cannot be read. */
    private static final class Packed {
        private final String extension;
        private final byte[] bytes;
        private final String error;

        Packed(String extension, byte[] bytes, String error) {
            this.extension = extension;
            this.bytes = bytes;
            this.error = error;
        }
    }

    /** Writes shards and index into a folder; returns one line for each omitted image. */
    public List<String> write(ImageDataset images, Path folder, LongConsumer progress) throws IOException {
        var bad = new ArrayList<String>();
        try (var writer = new ShardWriter(folder, shardBytes);
                var packed = new OrderedExecutor<Integer, Packed>(
                        IntStream.range(0, images.size()).iterator(), i -> pack(images.get(i)), width)) {
            for (int i = 0; packed.hasNext(); i++) {
                Packed next = packed.next();
                if (next.error.isEmpty()) {
                    writer.add(
                            String.format(Locale.ROOT, "%08d.%s", i, next.extension),
                            next.bytes,
                            images.get(i).name());
                } else {
                    bad.add(next.error);
                }
                progress.accept(i + 1L);
            }
            writer.finish();
        }
        return bad;
    }

    private Packed pack(SampleSource source) {
        try {
            byte[] bytes = source.data().read();
            ImageHeader header = ImageHeader.read(bytes, source.name());
            int shortSide = Math.min(header.width(), header.height());
            if (shrinking.shortSide() == 0 || shortSide <= shrinking.shortSide()) {
                READER.requireIntact(bytes, source.name());
                String extension = header.format().label().toLowerCase(Locale.ROOT);
                return new Packed(extension.equals("jpeg") ? "jpg" : extension, bytes, "");
            }
            return new Packed("jpg", shrunk(READER.readReduced(bytes, source.name(), shrinking.shortSide())), "");
        } catch (IOException e) {
            return new Packed("", new byte[0], String.valueOf(e.getMessage()));
        }
    }

    private byte[] shrunk(Image image) throws IOException {
        return jpeg(Resize.shrink(image, shrinking.shortSide()).toBufferedImage());
    }

    private byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(shrinking.quality() / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
