package io.github.qptv2.curate;

/**
 * Whether an image is kept, and why not.
 *
 * @param rule the rule that decided, one of the constants
 * @param reason rule and value in words; empty for kept images
 * @param match the other image, where the rule is about one; else {@link Match#NONE}
 */
public record CurationVerdict(boolean keep, String rule, String reason, Match match) {

    /** All rules passed. */
    public static final String KEPT = "kept";
    /** The file cannot be read. */
    public static final String UNREADABLE = "unreadable";
    /** A side, the area or their ratio. */
    public static final String RESOLUTION = "resolution";
    /** The same file as an image of an excluded set. */
    public static final String BENCHMARK_IMAGE = "benchmark-image";
    /** Looks like an image of an excluded set. */
    public static final String BENCHMARK_NEAR = "benchmark-near-duplicate";
    /** Too soft. */
    public static final String SHARPNESS = "sharpness";
    /** Too plain. */
    public static final String ENTROPY = "entropy";
    /** Too little foreground. */
    public static final String COVERAGE = "coverage";
    /** Too few objects. */
    public static final String OBJECTS = "objects";
    /** The same file as a kept image. */
    public static final String DUPLICATE = "duplicate";
    /** Looks like a kept image. */
    public static final String NEAR_DUPLICATE = "near-duplicate";
    /** Not in the upper part of the pool. */
    public static final String TOP_SHARE = "top-share";

    /** Not decided yet. */
    static final CurationVerdict PENDING = new CurationVerdict(false, "pending", "", Match.NONE);

    /** All rules passed. */
    static final CurationVerdict KEEP = new CurationVerdict(true, KEPT, "", Match.NONE);

    static CurationVerdict drop(String rule, String reason) {
        return new CurationVerdict(false, rule, reason, Match.NONE);
    }

    /**
     * The image that another one equals.
     *
     * @param set the excluded set's name, or empty for the pool itself
     * @param path relative to that set's root
     * @param distance differing bits of the hash
     */
    public record Match(String set, String path, int distance) {
        /** No other image. */
        public static final Match NONE = new Match("", "", 0);
    }
}
