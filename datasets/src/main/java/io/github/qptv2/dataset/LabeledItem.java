package io.github.qptv2.dataset;

import org.jspecify.annotations.Nullable;

/**
 * An image or a video with its MOS.
 *
 * @param name in the labels, equal in every copy of the dataset
 * @param path relative to the folder of the dataset, with forward slashes
 * @param mos on the dataset's scale, higher is better
 * @param deviation standard deviation of the individual ratings on that scale, or null
 * @param votes histogram of the ratings, or null
 * @param content source content; items of one content belong to one part of a split
 * @param distortion type of the synthetic distortion, or null for authentic distortions
 * @param part in the official split, or null
 * @param practice whether subjects rated it only for practice; excluded from training and evaluation
 * @param weight in the training loss, above 0
 * @param degradation applied to the image of the file, as {@link io.github.qptv2.degrade.DegradationChain#text}; empty
 *     for none
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

    /** With weight 1 and without degradation. */
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

    /** Checks names and the range of the weight. */
    public LabeledItem {
        if (name.isBlank() || path.isBlank()) {
            throw new IllegalArgumentException("an item needs a name and a path, got \"%s\"".formatted(name));
        }
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("%s: weight must be above 0 and finite, got %s".formatted(name, weight));
        }
    }

    /** An item whose content is its own name, in {@code folder}, which may be empty. */
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

    public LabeledItem withReference(String original, @Nullable String how) {
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

    /** The same file with a degradation: a separate item of the same content. */
    public LabeledItem degraded(String chain) {
        return new LabeledItem(
                name + " " + chain, path, mos, deviation, votes, content, chain, part, practice, weight, chain);
    }
}
