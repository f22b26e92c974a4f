package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DistortionTable;

/**
 * A ladder of damage that nobody takes for an improvement: the image as it is, severity 0, and five levels.
 *
 * <p>Levels are wider apart than KADID-10k's: a photograph of ten megapixels that is scaled down to a network's 224
 * pixels shows nothing of a blur of a few pixels.
 */
public enum DistortionLevels {
    /** Gaussian, deviation 0.5 to 8 pixels. */
    BLUR,
    /** Compression, quality 40 to 3. */
    JPEG,
    /** White and Gaussian, deviation 4 to 64 of 255. */
    NOISE,
    /** Over-exposure by half a stop to three. */
    EXPOSURE,
    /** Down by 1.5 to 12 and up again. */
    RESIZING;

    /** Levels besides the image as it is. */
    public static final int LEVELS = 5;

    /** Lower case, as in reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The levels, weakest first; {@code qpt degrade --op} takes the text of each one's settings. */
    public List<Degradation> levels() {
        return switch (this) {
            case BLUR -> DistortionTable.PHOTO_BLUR.levels();
            case JPEG -> DistortionTable.PHOTO_JPEG.levels();
            case NOISE -> DistortionTable.PHOTO_NOISE.levels();
            case EXPOSURE -> DistortionTable.EXPOSURE.levels();
            case RESIZING -> DistortionTable.DOWN_UP.levels();
        };
    }

    /** The image as it is, then every level of every damage, in order: what {@link #outputs} picks from. */
    static List<DegradationChain> versions() {
        // one seed for all levels: the pattern of noise stays, its strength rises
        var versions = new ArrayList<>(List.of(new DegradationChain(List.of(), 0)));
        for (var distortion : values()) {
            distortion.levels().forEach(level -> versions.add(new DegradationChain(List.of(level), 0)));
        }
        return versions;
    }

    /** This ladder's outputs, severity 0 to 5, out of those of all {@link #versions}. */
    double[] outputs(double[] ofVersions) {
        var series = new double[LEVELS + 1];
        series[0] = ofVersions[0];
        int before = List.of(values()).indexOf(this) * LEVELS;
        for (int severity = 1; severity <= LEVELS; severity++) {
            series[severity] = ofVersions[before + severity];
        }
        return series;
    }
}
