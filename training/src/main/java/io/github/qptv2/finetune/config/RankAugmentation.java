package io.github.qptv2.finetune.config;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.compose.DistortionSeries;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;

import static io.github.qptv2.train.Preconditions.require;

/**
 * Images or videos without labels that are damaged more and more, so that the network learns their order; each step
 * ranks a few.
 *
 * @param path folder, shards, list or manifest of images; a folder of videos, or one, for a network for clips; empty
 *     for none
 * @param types of damage, one drawn for each image, more often what is named more often: as
 *     {@link DistortionSeries#byName}
 * @param levels versions of an image, the undamaged one included, 2 to 6
 * @param images of a step, or clips, on each device, at least 1
 * @param shortSide pixels that larger images and frames are scaled to before they are damaged; 0 for their own size
 * @param faintest least strength of the damage, in (0, 1]: every version is mixed with the undamaged one, to a share
 *     drawn for each image between this and 1, even in its logarithm; damage to a large image is as faint when it is
 *     seen reduced
 * @param enlarged most by which an image is enlarged before it is damaged, 1 to 8: the factor is drawn for each image
 *     between 1 and this, even in its logarithm, so that damage is also seen as in a large photograph that is reduced;
 *     images only
 * @param weight of PLCC's loss within each image, beside the loss of the labeled ones, above 0
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

    /** No images; otherwise what a phone or the web does to them, in four versions. */
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

    /** Severity of a version, 0 for undamaged to 5, evenly spread. */
    public int severity(int level) {
        return (int) Math.round((double) level * DistortionSeries.LEVELS / (levels - 1));
    }

    /** A share of the damage, between {@code faintest} and 1, even in its logarithm. */
    public double strength(SplittableRandom random) {
        return Math.pow(faintest, random.nextDouble());
    }

    /** Kinds of damage, one of which is drawn. */
    public List<DistortionSeries> kinds() {
        return types.stream().map(DistortionSeries::byName).toList();
    }

    /** Operators of the weakest version of each kind that draw an angle, as text, in order; empty for none. */
    public String drawnAngles() {
        return types.stream()
                .distinct()
                .map(type -> DistortionSeries.byName(type).at(1).settings().text())
                .filter(text -> text.contains("angle=random"))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    /** An image or frame at the size at which it is damaged. */
    public Image reduced(Image image) {
        return shortSide == 0 ? image : Resize.shrink(image, shortSide);
    }

    RankAugmentation withPath(String other) {
        return new RankAugmentation(other, types, levels, images, shortSide, faintest, enlarged, weight);
    }
}
