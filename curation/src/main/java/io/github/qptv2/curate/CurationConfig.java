package io.github.qptv2.curate;

import io.github.qptv2.media.image.CorruptFiles;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Rules for keeping an image. They are checked in this order; the first violated rule is the stated reason.
 *
 * <p>In YAML, with the defaults:
 *
 * <pre>{@code
 * resolution: {min-short-side: 224, min-megapixels: 0, max-aspect: 4}
 * detail: {min-sharpness: 0, min-entropy: 0}
 * foreground: {min-coverage: 0, min-objects: 0, top-share: 1, top-by: objects}
 * duplicates: {distance: 20, within: true}
 * corrupt: refuse
 * }</pre>
 *
 * @param corrupt whether corrupt images that can be decoded are unreadable ({@code refuse}) or measured like others
 */
public record CurationConfig(
        Resolution resolution, Sharp detail, Prominent foreground, Duplicates duplicates, CorruptFiles corrupt) {

    /** Keeps all images that a 224-pixel network can be trained on, without duplicates. */
    public static final CurationConfig DEFAULT = new CurationConfig(
            new Resolution(224, 0, 4),
            new Sharp(0, 0),
            new Prominent(0, 0, 1, TopBy.OBJECTS),
            new Duplicates(20, true),
            CorruptFiles.REFUSE);

    /** Without corrupt images. */
    public CurationConfig(Resolution resolution, Sharp detail, Prominent foreground, Duplicates duplicates) {
        this(resolution, detail, foreground, duplicates, CorruptFiles.REFUSE);
    }

    /** The same with another policy on corrupt images. */
    public CurationConfig withCorruptFiles(CorruptFiles policy) {
        return new CurationConfig(resolution, detail, foreground, duplicates, policy);
    }

    /**
     * Checked by the header alone: an image that violates it is not decoded.
     *
     * @param minShortSide pixels, at least 1
     * @param minMegapixels millions of pixels, at least 0
     * @param maxAspect long side over short side, at least 1
     */
    public record Resolution(int minShortSide, double minMegapixels, double maxAspect) {
        /** Checks the ranges. */
        public Resolution {
            require(minShortSide >= 1, "min-short-side must be at least 1", minShortSide);
            require(minMegapixels >= 0, "min-megapixels must be at least 0", minMegapixels);
            require(maxAspect >= 1, "max-aspect must be at least 1", maxAspect);
        }
    }

    /**
     * Fine detail, as {@link io.github.qptv2.media.feature.SharpnessDetail} measures it.
     *
     * @param minSharpness variance of the Laplacian, at least 0
     * @param minEntropy bits per pixel, 0 to 9
     */
    public record Sharp(double minSharpness, double minEntropy) {
        /** Checks the ranges. */
        public Sharp {
            require(minSharpness >= 0, "min-sharpness must be at least 0", minSharpness);
            require(minEntropy >= 0 && minEntropy <= 9, "min-entropy must be in [0, 9]", minEntropy);
        }
    }

    /**
     * Foreground, from masks if an image has them, otherwise estimated.
     *
     * @param minCoverage share of the image, in [0, 1]
     * @param minObjects at least 0
     * @param topShare share of the images that pass every other rule, in (0, 1]; 1 keeps all
     * @param topBy order of the images; the other of the two, then the order in the pool, break ties
     */
    public record Prominent(double minCoverage, int minObjects, double topShare, TopBy topBy) {
        /** Checks the ranges. */
        public Prominent {
            require(minCoverage >= 0 && minCoverage <= 1, "min-coverage must be in [0, 1]", minCoverage);
            require(minObjects >= 0, "min-objects must be at least 0", minObjects);
            require(topShare > 0 && topShare <= 1, "top-share must be in (0, 1]", topShare);
        }
    }

    /** Criterion of the top share. */
    public enum TopBy {
        /** Number of objects, by which QPT V2 orders SA-1B. */
        OBJECTS,
        /** Share of the image covered. */
        COVERAGE
    }

    /**
     * Near duplicates.
     *
     * @param distance most different bits of 256 of near duplicates, in [0, 64]
     * @param within whether duplicates within the pools are dropped; images of excluded sets always are
     */
    public record Duplicates(int distance, boolean within) {
        /** Checks the range. */
        public Duplicates {
            require(distance >= 0 && distance <= 64, "distance must be in [0, 64]", distance);
        }
    }
}
