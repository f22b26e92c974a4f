package io.github.qptv2.curate;

/**
 * The decision about an image.
 *
 * @param rule the deciding rule, one of the constants
 * @param reason description of rule and value; empty for kept images
 * @param match the other image of a duplicate rule; otherwise {@link Match#NONE}
 */
public record CurationDecision(boolean keep, String rule, String reason, Match match) {

    /** All rules passed. */
    public static final String KEPT = "kept";
    /** The file cannot be read. */
    public static final String UNREADABLE = "unreadable";
    /** Short side, area or aspect ratio out of range. */
    public static final String RESOLUTION = "resolution";
    /** The same file as an image of an excluded set. */
    public static final String BENCHMARK_IMAGE = "benchmark-image";
    /** A near duplicate of an image of an excluded set. */
    public static final String BENCHMARK_NEAR = "benchmark-near-duplicate";
    /** Sharpness too low. */
    public static final String SHARPNESS = "sharpness";
    /** Entropy too low. */
    public static final String ENTROPY = "entropy";
    /** Foreground coverage too low. */
    public static final String COVERAGE = "coverage";
    /** Too few objects. */
    public static final String OBJECTS = "objects";
    /** The same file as a kept image. */
    public static final String DUPLICATE = "duplicate";
    /** A near duplicate of a kept image. */
    public static final String NEAR_DUPLICATE = "near-duplicate";
    /** Not in the top share of the pool. */
    public static final String TOP_SHARE = "top-share";

    /** Not decided yet. */
    static final CurationDecision PENDING = new CurationDecision(false, "pending", "", Match.NONE);

    /** All rules passed. */
    static final CurationDecision KEEP = new CurationDecision(true, KEPT, "", Match.NONE);

    static CurationDecision drop(String rule, String reason) {
        return new CurationDecision(false, rule, reason, Match.NONE);
    }

    /**
     * The image of which another one is a duplicate.
     *
     * @param set name of the excluded set, or empty for the pools
     * @param path relative to the root of the set
     * @param distance different bits of the hashes
     */
    public record Match(String set, String path, int distance) {
        /** No other image. */
        public static final Match NONE = new Match("", "", 0);
    }
}
