package io.github.qptv2.finetune.config;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.compose.DistortionSeries;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The ranking loss on synthetically distorted unlabeled images or videos: the network learns the order of distortion
 * levels (RankIQA, Liu et al., ICCV 2017).
 *
 * @param path folder, shards, list or manifest of images; for a network for clips a video or a folder of videos; empty
 *     for no ranking loss
 * @param types of distortion by their {@link DistortionSeries#byName} names, one drawn for each image; a type that is
 *     listed twice is drawn twice as often
 * @param levels versions of an image, the undistorted one included, 2 to 6
 * @param images or clips of a step on each device, at least 1
 * @param shortSide pixels that larger images and frames are scaled to before distortion; 0 for their native size
 * @param faintest smallest strength of a distortion, in (0, 1]: distorted versions are blended with the undistorted one
 *     by a share drawn log-uniformly for each image from this to 1
 * @param enlarged largest factor by which an image is enlarged before distortion, 1 to 8, drawn log-uniformly for each
 *     image from 1 to this; the crop then shows the distortion as in a large photograph that is downscaled; images only
 * @param weight of the PLCC loss within each series, above 0
 */
public record RankAugmentation(
        String path,
        List<String> types,
        int levels,
        int images,
        int shortSide,
        double faintest,
        double enlarged,
        double weight) {

    /** No images; by default eight distortions of cameras and the web, at four levels. */
    public static final RankAugmentation NONE = new RankAugmentation(
            "",
            List.of(
                    "gaussian-blur",
                    "motion-blur",
                    "jpeg",
                    "jpeg2000",
                    "white-noise",
                    "brighten",
                    "darken",
                    "pixelate"),
            4,
            4,
            512,
            1,
            1,
            1);

    /** Checks the ranges, and that the types are known. */
    public RankAugmentation {
        types = List.copyOf(types);
        require(!types.isEmpty(), "rank-augmentation.types must name at least one", types.size());
        types.forEach(DistortionSeries::byName);
        require(
                levels >= 2 && levels <= DistortionSeries.LEVELS + 1,
                "rank-augmentation.levels must be in [2, 6]",
                levels);
        require(images >= 1, "rank-augmentation.images must be at least 1", images);
        require(shortSide >= 0, "rank-augmentation.short-side must be at least 0", shortSide);
        require(faintest > 0 && faintest <= 1, "rank-augmentation.faintest must be in (0, 1]", faintest);
        require(enlarged >= 1 && enlarged <= 8, "rank-augmentation.enlarged must be in [1, 8]", enlarged);
        require(weight > 0, "rank-augmentation.weight must be above 0", weight);
    }

    public boolean isOn() {
        return !path.isEmpty();
    }

    /** Distortion level of a version, 0 for undistorted to 5, evenly spaced over all versions. */
    public int levelOf(int version) {
        return (int) Math.round((double) version * DistortionSeries.LEVELS / (levels - 1));
    }

    /** Strength of a distortion, drawn log-uniformly from {@code faintest} to 1. */
    public double strength(SplittableRandom random) {
        return Math.pow(faintest, random.nextDouble());
    }

    /** The series of {@code types}, in order. */
    public List<DistortionSeries> series() {
        return types.stream().map(DistortionSeries::byName).toList();
    }

    /** Operators with a random angle among the types, sorted, as text; empty for none. */
    public String randomAngles() {
        return types.stream()
                .distinct()
                .map(type -> DistortionSeries.byName(type).at(1).settings().text())
                .filter(text -> text.contains("angle=random"))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    /** An image or frame at the size at which it is distorted. */
    public Image reduced(Image image) {
        return shortSide == 0 ? image : Resize.shrink(image, shortSide);
    }

    RankAugmentation withPath(String other) {
        return new RankAugmentation(other, types, levels, images, shortSide, faintest, enlarged, weight);
    }
}
