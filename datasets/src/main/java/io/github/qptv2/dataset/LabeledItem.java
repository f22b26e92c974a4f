package io.github.qptv2.dataset;

import org.jspecify.annotations.Nullable;

/**
 * One image or clip with its opinion.
 *
 * @param name as the labels call it, the same in every copy of the set
 * @param path relative to the set's folder, with forward slashes
 * @param mos on the set's own scale, higher is better
 * @param deviation standard deviation of the single opinions on that scale, or null
 * @param votes how they were spread, or null
 * @param content what it was made from; items of one content belong into one part of a split
 * @param distortion what was done to it, or null where nobody did it on purpose
 * @param part where the owners put it, or null
 * @param practice shown to raters for practice only: neither to be trained on nor to be judged by
 * @param weight in the loss of training, above 0
 * @param degradation what is done to the file's image before it is shown, as
 *     {@link io.github.qptv2.degrade.DegradationChain#text}; empty for nothing
 */
public record LabeledItem(
        String name,
        String path,
        double mos,
        @Nullable Double deviation,
        @Nullable VoteHistogram votes,
        String content,
        @Nullable String distortion,
        @Nullable SplitPart part,
        boolean practice,
        double weight,
        String degradation) {

    /** Of full weight and not degraded. */
    public LabeledItem(
            String name,
            String path,
            double mos,
            @Nullable Double deviation,
            @Nullable VoteHistogram votes,
            String content,
            @Nullable String distortion,
            @Nullable SplitPart part,
            boolean practice) {
        this(name, path, mos, deviation, votes, content, distortion, part, practice, 1, "");
    }

    /** Checks that names are there, and the range of the weight. */
    public LabeledItem {
        if (name.isBlank() || path.isBlank()) {
            throw new IllegalArgumentException("an item needs a name and a path, got \"%s\"".formatted(name));
        }
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("%s: weight must be above 0 and finite, got %s".formatted(name, weight));
        }
    }

    /** An item that is its own content, in {@code folder} (empty for none) under its name. */
    public static LabeledItem of(String folder, String name, double mos) {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        return new LabeledItem(name, path, mos, null, null, name, null, null, false, 1, "");
    }

    public LabeledItem withMos(double mosValue) {
        return new LabeledItem(
                name, path, mosValue, deviation, votes, content, distortion, part, practice, weight, degradation);
    }

    public LabeledItem withPath(String other) {
        return new LabeledItem(
                name, other, mos, deviation, votes, content, distortion, part, practice, weight, degradation);
    }

    public LabeledItem withDeviation(double sd) {
        return new LabeledItem(name, path, mos, sd, votes, content, distortion, part, practice, weight, degradation);
    }

    public LabeledItem withVotes(VoteHistogram spread) {
        return new LabeledItem(
                name, path, mos, deviation, spread, content, distortion, part, practice, weight, degradation);
    }

    public LabeledItem madeFrom(String original, @Nullable String how) {
        return new LabeledItem(name, path, mos, deviation, votes, original, how, part, practice, weight, degradation);
    }

    public LabeledItem withContent(String original) {
        return new LabeledItem(
                name, path, mos, deviation, votes, original, distortion, part, practice, weight, degradation);
    }

    public LabeledItem in(@Nullable SplitPart official) {
        return new LabeledItem(
                name, path, mos, deviation, votes, content, distortion, official, practice, weight, degradation);
    }

    public LabeledItem forPractice() {
        return new LabeledItem(name, path, mos, deviation, votes, content, distortion, part, true, weight, degradation);
    }

    public LabeledItem withWeight(double other) {
        return new LabeledItem(
                name, path, mos, deviation, votes, content, distortion, part, practice, other, degradation);
    }

    /** The same file after a degradation: an item of its own, of the same content. */
    public LabeledItem degraded(String chain) {
        return new LabeledItem(
                name + " " + chain, path, mos, deviation, votes, content, chain, part, practice, weight, chain);
    }
}
