package io.github.qptv2.curate;

/**
 * Whether a picture is kept, and why not.
 *
 * @param rule the rule that decided, one of the constants
 * @param reason rule and value in words; empty for kept pictures
 * @param match the other picture, where the rule is about one; else {@link Match#NONE}
 */
public record Verdict(boolean keep, String rule, String reason, Match match) {

    /** All rules passed. */
    public static final String KEPT = "kept";
    /** The file cannot be read. */
    public static final String UNREADABLE = "unreadable";
    /** A side, the area or their ratio. */
    public static final String RESOLUTION = "resolution";
    /** The same file as a picture of an excluded set. */
    public static final String BENCHMARK_IMAGE = "benchmark-image";
    /** Looks like a picture of an excluded set. */
    public static final String BENCHMARK_NEAR = "benchmark-near-duplicate";
    /** Too soft. */
    public static final String SHARPNESS = "sharpness";
    /** Too plain. */
    public static final String ENTROPY = "entropy";
    /** Too little foreground. */
    public static final String COVERAGE = "coverage";
    /** Too few objects. */
    public static final String OBJECTS = "objects";
    /** The same file as a kept picture. */
    public static final String DUPLICATE = "duplicate";
    /** Looks like a kept picture. */
    public static final String NEAR_DUPLICATE = "near-duplicate";
    /** Not in the upper part of the pool. */
    public static final String TOP_SHARE = "top-share";

    /** Not decided yet. */
    static final Verdict PENDING = new Verdict(false, "pending", "", Match.NONE);

    /** All rules passed. */
    static final Verdict KEEP = new Verdict(true, KEPT, "", Match.NONE);

    static Verdict drop(String rule, String reason) {
        return new Verdict(false, rule, reason, Match.NONE);
    }

    /**
     * The picture that another one equals.
     *
     * @param set the excluded set's name, or empty for the pool itself
     * @param path relative to that set's root
     * @param distance differing bits of the hash
     */
    public record Match(String set, String path, int distance) {
        /** No other picture. */
        public static final Match NONE = new Match("", "", 0);
    }
}
