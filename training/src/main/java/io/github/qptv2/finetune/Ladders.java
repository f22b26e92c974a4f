package io.github.qptv2.finetune;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.DamageLadder;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;

import static io.github.qptv2.train.Rule.require;

/**
 * Pictures or videos without labels that are damaged more and more, so that the network learns their order; each step
 * ranks a few.
 *
 * @param path folder, shards, list or manifest of pictures; a folder of videos, or one, for a network for clips; empty
 *     for none
 * @param types of damage, one drawn for each picture, more often what is named more often: as
 *     {@link DamageLadder#named}
 * @param levels versions of a picture, the undamaged one included, 2 to 6
 * @param pictures of a step, or clips, on each device, at least 1
 * @param shortSide pixels that larger pictures and frames are scaled to before they are damaged; 0 for their own size
 * @param faintest least strength of the damage, in (0, 1]: every version is mixed with the undamaged one, to a share
 *     drawn for each picture between this and 1, even in its logarithm; damage to a large picture is as faint when it
 *     is seen reduced
 * @param enlarged most by which a picture is enlarged before it is damaged, 1 to 8: the factor is drawn for each
 *     picture between 1 and this, even in its logarithm, so that damage is also seen as in a large photograph that is
 *     reduced; pictures only
 * @param weight of PLCC's loss within each picture, beside the loss of the labelled ones, above 0
 */
public record Ladders(
        String path,
        List<String> types,
        int levels,
        int pictures,
        int shortSide,
        double faintest,
        double enlarged,
        double weight) {

    /** No pictures; otherwise what a phone or the web does to them, in four versions. */
    public static final Ladders NONE = new Ladders(
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
    public Ladders {
        types = List.copyOf(types);
        require(!types.isEmpty(), "ladders.types must name at least one", types.size());
        types.forEach(DamageLadder::named);
        require(levels >= 2 && levels <= DamageLadder.RUNGS + 1, "ladders.levels must be in [2, 6]", levels);
        require(pictures >= 1, "ladders.pictures must be at least 1", pictures);
        require(shortSide >= 0, "ladders.short-side must be at least 0", shortSide);
        require(faintest > 0 && faintest <= 1, "ladders.faintest must be in (0, 1]", faintest);
        require(enlarged >= 1 && enlarged <= 8, "ladders.enlarged must be in [1, 8]", enlarged);
        require(weight > 0, "ladders.weight must be above 0", weight);
    }

    boolean isOn() {
        return !path.isEmpty();
    }

    /** Severity of a version, 0 for undamaged to 5, evenly spread. */
    int severity(int level) {
        return (int) Math.round((double) level * DamageLadder.RUNGS / (levels - 1));
    }

    /** A share of the damage, between {@code faintest} and 1, even in its logarithm. */
    double strength(SplittableRandom random) {
        return Math.pow(faintest, random.nextDouble());
    }

    /** Kinds of damage, one of which is drawn. */
    List<DamageLadder> kinds() {
        return types.stream().map(DamageLadder::named).toList();
    }

    /** Operators of the weakest version of each kind that draw an angle, as text, in order; empty for none. */
    String drawnAngles() {
        return types.stream()
                .distinct()
                .map(type -> DamageLadder.named(type).at(1).settings().text())
                .filter(text -> text.contains("angle=random"))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    /** A picture or frame at the size at which it is damaged. */
    Image reduced(Image picture) {
        return shortSide == 0 ? picture : Resize.shrink(picture, shortSide);
    }

    Ladders withPath(String other) {
        return new Ladders(other, types, levels, pictures, shortSide, faintest, enlarged, weight);
    }
}
