package io.github.qptv2.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * Packs a dataset into tar shards. Images that are truncated, have no readable header or, unless the policy says
 * otherwise, are corrupt are omitted and reported; the others keep their bytes unless they are downscaled. The output
 * does not depend on the number of threads.
 *
 * @param shardBytes size of a shard, see {@link ShardWriter}
 * @param corrupt policy on corrupt images that can be decoded
 */
public record Sharding(long shardBytes, Shrinking shrinking, CorruptFiles corrupt, OrderedExecutor.Width width) {

    /**
     * What is reported, a line for each image.
     *
     * @param omitted images that are not in the shards
     * @param corrupt images that are, although they are corrupt
     */
    public record Report(List<String> omitted, List<String> corrupt) {
        /** Copies. */
        public Report {
            omitted = List.copyOf(omitted);
            corrupt = List.copyOf(corrupt);
        }
    }

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
        private final String warning;

        private Packed(String extension, byte[] bytes, String error, String warning) {
            this.extension = extension;
            this.bytes = bytes;
            this.error = error;
            this.warning = warning;
        }

        static Packed of(String extension, byte[] bytes, Optional<String> warning) {
            return new Packed(extension, bytes, "", warning.orElse(""));
        }

        static Packed failed(Exception e) {
            return new Packed("", new byte[0], String.valueOf(e.getMessage()), "");
        }
    }

    /** Without corrupt images. */
    public Sharding(long shardBytes, Shrinking shrinking, OrderedExecutor.Width width) {
        this(shardBytes, shrinking, CorruptFiles.REFUSE, width);
    }

    /** Writes shards and index into a folder. */
    public Report write(ImageDataset images, Path folder, LongConsumer progress) throws IOException {
        var omitted = new ArrayList<String>();
        var tolerated = new ArrayList<String>();
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
                    omitted.add(next.error);
                }
                if (!next.warning.isEmpty()) {
                    tolerated.add(images.get(i).name() + ": " + next.warning);
                }
                progress.accept(i + 1L);
            }
            writer.finish();
        }
        return new Report(omitted, tolerated);
    }

    private Packed pack(SampleSource source) {
        var reader = ImageReader.standard().withCorruptFiles(corrupt);
        try {
            byte[] bytes = source.data().read();
            ImageHeader header = ImageHeader.read(bytes, source.name());
            int shortSide = Math.min(header.width(), header.height());
            if (shrinking.shortSide() == 0 || shortSide <= shrinking.shortSide()) {
                String extension = header.format().label().toLowerCase(Locale.ROOT);
                return Packed.of(
                        extension.equals("jpeg") ? "jpg" : extension, bytes, reader.check(bytes, source.name()));
            }
            Image image = reader.readReduced(bytes, source.name(), shrinking.shortSide());
            return Packed.of("jpg", shrunk(image), image.warning());
        } catch (IOException e) {
            return Packed.failed(e);
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
