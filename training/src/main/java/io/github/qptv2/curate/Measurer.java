package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.Sha256;
import io.github.qptv2.data.ByteRange;
import io.github.qptv2.media.feature.Detail;
import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.feature.Saliency;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;

/**
 * Measures one picture. Any number of threads share one.
 *
 * @param roots of the pools, by number
 */
record Measurer(List<Path> roots, CurationConfig.Resolution resolution) {

    private static final ImageReader READER = ImageReader.standard();

    ImageRecord measure(PoolItem item) {
        if (item instanceof PoolItem.Problem problem) {
            var origin = new ImageRecord.Origin(problem.pool(), problem.path(), "", 0, 0);
            return new ImageRecord(origin, new Content.Broken(problem.message()), Verdict.PENDING);
        }
        var picture = (PoolItem.Picture) item;
        try {
            byte[] bytes = picture.data().read();
            return new ImageRecord(origin(picture, bytes.length), content(picture, bytes), Verdict.PENDING);
        } catch (IOException e) {
            return new ImageRecord(origin(picture, 0), new Content.Broken(oneLine(e)), Verdict.PENDING);
        }
    }

    private ImageRecord.Origin origin(PoolItem.Picture picture, long bytes) {
        ByteRange data = picture.data();
        boolean inTar = data.length() != ByteRange.WHOLE;
        String tar = inTar
                ? roots.get(picture.pool())
                        .toAbsolutePath()
                        .relativize(data.file().toAbsolutePath())
                        .toString()
                        .replace('\\', '/')
                : "";
        return new ImageRecord.Origin(picture.pool(), picture.path(), tar, data.offset(), bytes);
    }

    private Content content(PoolItem.Picture picture, byte[] bytes) {
        String name = picture.path();
        try {
            ImageHeader header = ImageHeader.read(bytes, name);
            var shape = new Content.Shape(header.format().label(), header.uprightWidth(), header.uprightHeight());
            if (!Rules.resolution(shape, resolution).keep()) {
                return new Content.Unopened(shape, Sha256.of(bytes));
            }
            Image image = READER.read(bytes, name);
            return new Content.Measured(
                    shape, Sha256.of(bytes), PerceptualHash.of(image), detail(image), foreground(picture, image));
        } catch (IOException | IllegalArgumentException e) {
            return new Content.Broken(oneLine(e));
        }
    }

    /** Rounded as the manifest writes it, so that a resumed run decides on the same numbers. */
    private static Detail detail(Image image) {
        Detail exact = Detail.of(image);
        return new Detail(RecordJson.rounded(exact.sharpness()), RecordJson.rounded(exact.entropy()));
    }

    private static Foreground foreground(PoolItem.Picture picture, Image image) throws IOException {
        if (!picture.annotation().equals(PoolItem.NO_ANNOTATION)) {
            byte[] json = picture.annotation().read();
            if (Masks.isAnnotation(json)) {
                return fromMasks(picture, json);
            }
            if (picture.path().matches("(.*/)?sa_[0-9]+\\.[A-Za-z]+")) {
                throw new IOException(picture.path() + ": its annotation holds no masks; download it again");
            }
        }
        Saliency.Foreground estimate = Saliency.foreground(image);
        return new Foreground(RecordJson.rounded(estimate.coverage()), estimate.objects(), Foreground.Source.SALIENCY);
    }

    private static Foreground fromMasks(PoolItem.Picture picture, byte[] json) throws IOException {
        try {
            Masks masks = Masks.parse(json);
            return new Foreground(RecordJson.rounded(masks.coverage()), masks.objects(), Foreground.Source.MASKS);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s: its annotation is broken: %s; download it again".formatted(picture.path(), e.getMessage()), e);
        }
    }

    /**
     * What tells a picture from others, without its measures.
     *
     * @param error one line; empty if the picture could be read
     */
    record Identity(String path, PerceptualHash hash, String sha256, String error) {}

    /** Only the hashes. */
    static Identity identify(PoolItem item) {
        var none = new PerceptualHash(0, 0, 0, 0);
        if (item instanceof PoolItem.Problem problem) {
            return new Identity(problem.path(), none, "", problem.message());
        }
        try {
            byte[] bytes = ((PoolItem.Picture) item).data().read();
            Image image = READER.read(bytes, item.path());
            return new Identity(item.path(), PerceptualHash.of(image), Sha256.of(bytes), "");
        } catch (IOException | IllegalArgumentException e) {
            return new Identity(item.path(), none, "", oneLine(e));
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read");
    }
}
