package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DistortionTable;

/**
 * Distortion types with five levels each that lower quality without exception; level 0 is the pristine image.
 *
 * <p>Levels are wider apart than KADID-10k's: downscaling a photograph of ten megapixels to 224 pixels removes a blur
 * of a few pixels.
 */
public enum DistortionLevels {
    /** Gaussian, deviation 0.5 to 8 pixels. */
    BLUR,
    /** Compression, quality 40 to 3. */
    JPEG,
    /** White Gaussian, deviation 4 to 64 of 255. */
    NOISE,
    /** Overexposure by 0.5 to 3 stops. */
    EXPOSURE,
    /** Downscaling by 1.5 to 12, then upscaling. */
    RESIZING;

    /** Number of levels without level 0. */
    public static final int LEVELS = 5;

    /** Lower-case name for reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The levels, weakest first; {@code qpt degrade --op} accepts the text of their settings. */
    public List<Degradation> levels() {
        return switch (this) {
            case BLUR -> DistortionTable.PHOTO_BLUR.levels();
            case JPEG -> DistortionTable.PHOTO_JPEG.levels();
            case NOISE -> DistortionTable.PHOTO_NOISE.levels();
            case EXPOSURE -> DistortionTable.EXPOSURE.levels();
            case RESIZING -> DistortionTable.DOWN_UP.levels();
        };
    }

    /** The pristine image, then every level of every type, in the order that {@link #outputs} expects. */
    static List<DegradationChain> versions() {
        // one seed for all levels: the noise pattern is constant, its strength rises
        var versions = new ArrayList<>(List.of(new DegradationChain(List.of(), 0)));
        for (var distortion : values()) {
            distortion.levels().forEach(level -> versions.add(new DegradationChain(List.of(level), 0)));
        }
        return versions;
    }

    /** The outputs of this type, level 0 to 5, out of those of all {@link #versions}. */
    double[] outputs(double[] ofVersions) {
        var series = new double[LEVELS + 1];
        series[0] = ofVersions[0];
        int before = List.of(values()).indexOf(this) * LEVELS;
        for (int level = 1; level <= LEVELS; level++) {
            series[level] = ofVersions[before + level];
        }
        return series;
    }
}
