package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.feature.Saliency;
import io.github.qptv2.media.feature.SharpnessDetail;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;

/**
 * Measures images; used by any number of threads.
 *
 * @param roots of the pools, by index
 */
record ImageMeasurer(List<Path> roots, CurationConfig config) {

    ImageRecord measure(PoolItem item) {
        if (item instanceof PoolItem.Problem problem) {
            var origin = new ImageRecord.Origin(problem.pool(), problem.path(), "", 0, 0);
            return new ImageRecord(origin, new ImageMeasurements.Broken(problem.message()), CurationDecision.PENDING);
        }
        var image = (PoolItem.ImageItem) item;
        try {
            byte[] bytes = image.data().read();
            return new ImageRecord(origin(image, bytes.length), content(image, bytes), CurationDecision.PENDING);
        } catch (IOException e) {
            return new ImageRecord(
                    origin(image, 0),
                    new ImageMeasurements.Broken(ExceptionText.firstLine(e, "cannot be read")),
                    CurationDecision.PENDING);
        }
    }

    private ImageRecord.Origin origin(PoolItem.ImageItem image, long bytes) {
        ByteRange data = image.data();
        boolean inTar = data.length() != ByteRange.WHOLE;
        String tar = inTar
                ? roots.get(image.pool())
                        .toAbsolutePath()
                        .relativize(data.file().toAbsolutePath())
                        .toString()
                        .replace('\\', '/')
                : "";
        return new ImageRecord.Origin(image.pool(), image.path(), tar, data.offset(), bytes);
    }

    private ImageMeasurements content(PoolItem.ImageItem sourceImage, byte[] bytes) {
        String name = sourceImage.path();
        try {
            ImageHeader header = ImageHeader.read(bytes, name);
            var shape =
                    new ImageMeasurements.Shape(header.format().label(), header.uprightWidth(), header.uprightHeight());
            if (!ImageRules.resolution(shape, config.resolution()).keep()) {
                return new ImageMeasurements.Unopened(shape, Sha256.of(bytes));
            }
            Image image =
                    ImageReader.standard().withCorruptFiles(config.corrupt()).read(bytes, name);
            return new ImageMeasurements.Measured(
                    shape,
                    Sha256.of(bytes),
                    PerceptualHash.of(image),
                    detail(image),
                    foreground(sourceImage, image),
                    image.warning().orElse(""));
        } catch (IOException | IllegalArgumentException e) {
            return new ImageMeasurements.Broken(ExceptionText.firstLine(e, "cannot be read"));
        }
    }

    /** Rounded as in the manifest, so that a resumed run decides on the same numbers. */
    private static SharpnessDetail detail(Image image) {
        SharpnessDetail exact = SharpnessDetail.of(image);
        return new SharpnessDetail(
                ImageRecordJson.rounded(exact.sharpness()), ImageRecordJson.rounded(exact.entropy()));
    }

    private static Foreground foreground(PoolItem.ImageItem sourceImage, Image image) throws IOException {
        if (!sourceImage.annotation().equals(PoolItem.NO_ANNOTATION)) {
            byte[] json = sourceImage.annotation().read();
            if (SegmentationMasks.isAnnotation(json)) {
                return fromMasks(sourceImage, json);
            }
            if (sourceImage.path().matches("(.*/)?sa_[0-9]+\\.[A-Za-z]+")) {
                throw new IOException(sourceImage.path() + ": its annotation contains no masks; download it again");
            }
        }
        Saliency.Foreground estimate = Saliency.foreground(image);
        return new Foreground(
                ImageRecordJson.rounded(estimate.coverage()), estimate.objects(), Foreground.Source.SALIENCY);
    }

    private static Foreground fromMasks(PoolItem.ImageItem image, byte[] json) throws IOException {
        try {
            SegmentationMasks masks = SegmentationMasks.parse(json);
            return new Foreground(ImageRecordJson.rounded(masks.coverage()), masks.objects(), Foreground.Source.MASKS);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s: its annotation is corrupt: %s; download it again".formatted(image.path(), e.getMessage()), e);
        }
    }

    /**
     * The hashes that identify an image.
     *
     * @param error one line; empty if the image is readable
     */
    record Identity(String path, PerceptualHash hash, String sha256, String error) {}

    /** Hashes an image without measuring it. */
    static Identity identify(PoolItem item) {
        var none = new PerceptualHash(0, 0, 0, 0);
        if (item instanceof PoolItem.Problem problem) {
            return new Identity(problem.path(), none, "", problem.message());
        }
        try {
            byte[] bytes = ((PoolItem.ImageItem) item).data().read();
            // a corrupt image of a benchmark still excludes its near duplicates
            Image image = ImageReader.standard().read(bytes, item.path());
            return new Identity(item.path(), PerceptualHash.of(image), Sha256.of(bytes), "");
        } catch (IOException | IllegalArgumentException e) {
            return new Identity(item.path(), none, "", ExceptionText.firstLine(e, "cannot be read"));
        }
    }
}
